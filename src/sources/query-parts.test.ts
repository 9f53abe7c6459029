import { describe, expect, it } from 'vitest'
import { queryParts } from './query-parts.ts'

describe('what several queries have brought', () => {
  const rows = { state: 'data' }
  it('SPD-1: is the same thing while only the asking has changed, and another when an answer has', () => {
    const collect = queryParts<string, object>(['a', 'b'])
    const before = collect([
      { data: rows, isError: false },
      { data: undefined, isError: false },
    ])
    const asking = { data: undefined, isError: false, fetchStatus: 'fetching' }
    expect(collect([{ data: rows, isError: false }, asking])).toBe(before)
    const after = collect([
      { data: rows, isError: false },
      { data: undefined, isError: true },
    ])
    expect(after).not.toBe(before)
    expect([after.get('a')?.data, after.get('b')?.isError]).toEqual([rows, true])
  })

  it('H-01: belongs to what it was asked for, by its place', () => {
    const collect = queryParts<string, object>(['a', 'b'])
    expect(collect([{ data: rows, isError: false }]).get('b')).toEqual({ data: undefined, isError: false })
    expect(queryParts<string, object>([])([]).size).toBe(0)
  })
})
