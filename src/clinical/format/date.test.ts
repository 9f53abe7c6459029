import { describe, expect, it } from 'vitest'
import type { ClinicalTime } from '../clinical-time.ts'
import type { Instant, JstDate } from '../jst-date.ts'
import { formatBirthDate, formatClinicalTime, formatClock, formatDate, formatInstant } from './date.ts'

const time = (text: string): ClinicalTime => ({
  text,
  precision: text.length === 4 ? 'year' : text.length === 7 ? 'month' : text.length === 10 ? 'day' : 'minute',
})

describe('a date on the screen', () => {
  it('DT-2: has one short form, with the weekday in brackets', () => {
    expect(formatDate('2026-11-21' as JstDate, 'ja')).toBe('2026/11/21(土)')
    expect(formatDate('2026-11-21' as JstDate, 'en')).toBe('2026/11/21(Sat)')
  })

  it.each([
    ['2026-11-21T09:05', '2026/11/21(土) 09:05'],
    ['2026-11-21T09:05:59', '2026/11/21(土) 09:05'],
    ['2026-11-21T09', '2026/11/21(土) 09時'],
    ['2026-11-21', '2026/11/21(土)'],
    ['2024-05', '2024年5月'],
    ['2024', '2024年'],
  ])('VAL-7: %s keeps its precision as %s', (recorded, shown) => {
    expect(formatClinicalTime(time(recorded), 'ja')).toBe(shown)
  })

  it('VAL-7: a text that is no date stands as it was recorded', () => {
    expect(formatClinicalTime(time('2026-02-30'), 'ja')).toBe('2026-02-30')
  })

  it('VAL-7: a birth date known to the year gets no invented day', () => {
    expect(formatBirthDate(time('1949'), 'ja')).toBe('1949年')
    expect(formatBirthDate(time('1949'), 'en')).toBe('1949')
    expect(formatBirthDate(time('1948-04-12'), 'ja')).toBe('1948/04/12')
  })

  it('DT-1, H-12: an instant is read on the clock of Japan whatever the zone of the device', () => {
    const halfPastMidnight = Date.UTC(2026, 10, 20, 15, 30) as Instant
    expect(formatInstant(halfPastMidnight, 'ja')).toBe('2026/11/21(土) 00:30')
    expect(formatClock(halfPastMidnight)).toBe('00:30')
  })
})
