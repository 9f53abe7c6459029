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
    expect(found.map(({ fact }) => fact.at?.text)).toEqual(['2026-10-24', '2023-09-06', '2022-07-04'])
  })

  it('FACE-1: a dialysis of every other day is one line with its number, behind stays and operations', () => {
    const dialyses = ['2026-11-20', '2026-11-18', '2026-11-16', '2026-11-14'].map((day) =>
      fakeProcedure('b', '人工腎臓（慢性維持透析）', day),
    )
    const found = staysAndOperations(
      [fakeStay('b', '2026-10-24', '2026-11-08')],
      [
        ...dialyses,
        fakeProcedure('b', '冠動脈バイパス移植術', '2019-05-13'),
        fakeProcedure('c', '術後リハビリ', '2026-11-19'),
      ],
    )
    expect(
      found.map(({ fact, times }) => [fact.kind === 'stay' ? '入院' : fact.name.text, fact.at?.text, times]),
    ).toEqual([
      ['入院', '2026-10-24', 1],
      ['冠動脈バイパス移植術', '2019-05-13', 1],
      ['人工腎臓（慢性維持透析）', '2026-11-20', 4],
      ['術後リハビリ', '2026-11-19', 1],
    ])
  })

  it('FACE-1: an operation on each side keeps both days', () => {
    const eyes = ['2023-09-06', '2023-10-04'].map((day) => fakeProcedure('c', '水晶体再建術', day))
    expect(staysAndOperations([], eyes).map(({ fact }) => fact.at?.text)).toEqual(['2023-10-04', '2023-09-06'])
  })
})
