import { describe, expect, it } from 'vitest'
import type { JstDate } from '#clinical/jst-date.ts'
import type { Occurrence } from '#clinical/occurrence.ts'
import { sampleOccurrence, sampleTime } from '#testing/sample-facts.ts'
import { occurrencesWithin } from './occurrences-within.ts'

const NOVEMBER = { from: '2026-11-01' as JstDate, until: '2026-12-01' as JstDate }
const isWithin = (occurrence: Occurrence) => occurrencesWithin([occurrence], NOVEMBER).length === 1
const stay = (from: string, until: string | undefined, status: Occurrence['status']) =>
  sampleOccurrence('a', 'stay', from, { end: until === undefined ? undefined : sampleTime(until), status })

describe('the records of a period that are taken out', () => {
  it.each([
    ['2026-10-31T23:59', false],
    ['2026-11-01', true],
    ['2026-11-30T23:59', true],
    ['2026-12-01T00:00', false],
    ['2026-11', true],
    ['2026', true],
    ['2026-12', false],
    ['2026-10', false],
    ['2027', false],
  ])('GRID-11, VAL-7: a record of %s belongs to November: %s', (at, expected) => {
    expect(isWithin(sampleOccurrence('a', 'laboratory', at))).toBe(expected)
  })

  it('VAL-7: what has no date is in every period, because nobody knows that it is not', () => {
    expect(isWithin(sampleOccurrence('a', 'report', undefined))).toBe(true)
  })

  it('CAL-3: a stay belongs to every period that it reaches into', () => {
    expect(isWithin(stay('2026-10-24', '2026-11-01', 'final'))).toBe(true)
    expect(isWithin(stay('2026-10-24', '2026-10-31', 'final'))).toBe(false)
    expect(isWithin(stay('2026-10-24', undefined, 'ongoing'))).toBe(true)
    expect(isWithin(stay('2026-10-24', undefined, 'unknown'))).toBe(false)
    expect(isWithin(stay('2026-12-02', undefined, 'ongoing'))).toBe(false)
  })
})
