import { describe, expect, it } from 'vitest'
import { fakeProcedure, fakeStay } from '#testing/fake-facts.ts'
import { staysAndOperations } from './stays-and-operations.ts'

describe('直近の入院・手術', () => {
  it('FACE-1: newest first, without what is only planned or was cancelled', () => {
    const found = staysAndOperations(
      [
        fakeStay('b', '2026-10-24', '2026-11-08'),
        fakeStay('c', '2022-07-04', '2022-07-20'),
        { ...fakeStay('c', '2026-12-01'), status: 'planned' },
      ],
      [
        fakeProcedure('c', '白内障手術', '2023-09-06'),
        { ...fakeProcedure('c', '中止', '2024-01-01'), status: 'cancelled' },
      ],
    )
    expect(found.map(({ at }) => at?.text)).toEqual(['2026-10-24', '2023-09-06', '2022-07-04'])
  })
})
