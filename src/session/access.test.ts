import { describe, expect, it } from 'vitest'
import type { JstDate } from '#clinical/jst-date.ts'
import { accessOf } from './access.ts'
import { DEFAULT_POLICY } from './session-policy.ts'

const TODAY = '2026-11-21' as JstDate
const POLICY = {
  ...DEFAULT_POLICY,
  professions: {
    nurse: { kinds: undefined, months: 12 },
    clerk: { kinds: new Set(['visit', 'stay', 'order'] as const), months: undefined },
  },
}

describe('what a profession may read', () => {
  it('B1: is everything where the network says nothing of it', () => {
    const access = accessOf('physician', POLICY)
    expect(access.closed).toEqual([])
    expect(access.mayRead('note')).toBe(true)
    expect(access.since('laboratory', TODAY)).toBeUndefined()
  })

  it('B1: is the kinds that are named, and telephone numbers', () => {
    const access = accessOf('clerk', POLICY)
    expect(['visit', 'stay', 'order', 'contact'].map((kind) => access.mayRead(kind as 'visit'))).toEqual([
      true,
      true,
      true,
      true,
    ])
    expect(access.mayRead('laboratory')).toBe(false)
    expect(access.closed).toContain('prescription')
    expect(access.closed).not.toContain('visit')
  })

  it('B1: reaches back by months, but an allergy has no age', () => {
    const access = accessOf('nurse', POLICY)
    expect(access.since('laboratory', TODAY)).toBe('2025-11-21')
    expect(access.since('allergy', TODAY)).toBeUndefined()
    expect(access.mayRead('allergy')).toBe(true)
  })
})
