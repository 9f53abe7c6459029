import { describe, expect, it } from 'vitest'
import type { JstDate } from '../jst-date.ts'
import { informationAge, newestFirst } from './recorded-time.ts'

const TODAY = '2026-11-20' as JstDate
const time = (text: string) => ({ text, precision: 'day' as const })

describe('the age of information', () => {
  it.each([
    ['2014-07-02', 12, true],
    ['2021-11-20', 5, true],
    ['2021-11-21', 4, false],
    ['2025-11-20', 1, false],
    ['2014', 12, true],
    ['2024-12', 1, false],
  ])('SUM-4: what was written at %s is %i years old; it looks old: %s', (text, years, isOld) => {
    expect(informationAge(time(text), TODAY)).toEqual({ years, isOld })
  })

  it.each(['2026-01-01', '2025-11-21', '2027-01-01'])('what was written at %s has no age to tell', (text) => {
    expect(informationAge(time(text), TODAY)).toBeUndefined()
  })

  it('VAL-7: stands newest first, a coarse time behind a finer one of the same year, none last', () => {
    const times = [undefined, time('2024'), time('2024-05'), time('2025-01-01')]
    expect(times.toSorted(newestFirst).map((each) => each?.text)).toEqual(['2025-01-01', '2024-05', '2024', undefined])
  })
})
