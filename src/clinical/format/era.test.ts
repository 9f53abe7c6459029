import { describe, expect, it } from 'vitest'
import type { ClinicalTime } from '../clinical-time.ts'
import { firstYearOfEra, formatEraYear } from './era.ts'

const day = (text: string): ClinicalTime => ({ text, precision: 'day' })

describe('元号', () => {
  it.each([
    ['1868-01-24', undefined],
    ['1868-01-25', '明治元年'],
    ['1912-07-29', '明治45年'],
    ['1912-07-30', '大正元年'],
    ['1926-12-24', '大正15年'],
    ['1926-12-25', '昭和元年'],
    ['1948-04-12', '昭和23年'],
    ['1989-01-07', '昭和64年'],
    ['1989-01-08', '平成元年'],
    ['2019-04-30', '平成31年'],
    ['2019-05-01', '令和元年'],
    ['2026-11-21', '令和8年'],
  ])('H-13, DT-3: %s is %s', (date, era) => {
    expect(formatEraYear(day(date), 'ja')).toBe(era)
  })

  it('H-13: a year in which the era changed gives both, and a month only where it changed in that month', () => {
    expect(formatEraYear({ text: '1989', precision: 'year' }, 'ja')).toBe('昭和64年／平成元年')
    expect(formatEraYear({ text: '1989-01', precision: 'month' }, 'ja')).toBe('昭和64年／平成元年')
    expect(formatEraYear({ text: '1989-02', precision: 'month' }, 'ja')).toBe('平成元年')
    expect(formatEraYear({ text: '1949', precision: 'year' }, 'ja')).toBe('昭和24年')
  })

  it('DT-3: the short form of lists and the English form', () => {
    expect(formatEraYear(day('1948-04-12'), 'ja', 'short')).toBe('昭23')
    expect(formatEraYear(day('2019-12-05'), 'ja', 'short')).toBe('令1')
    expect(formatEraYear(day('1948-04-12'), 'en')).toBe('Shōwa 23')
    expect(formatEraYear(day('1948-04-12'), 'en', 'short')).toBe('S23')
  })

  it('a text that is no date has no era', () => {
    expect(formatEraYear(day('不明'), 'ja')).toBeUndefined()
  })

  it('an era is known by its initial, its first kanji and its name', () => {
    expect([firstYearOfEra('S'), firstYearOfEra('昭'), firstYearOfEra('昭和')]).toEqual([1926, 1926, 1926])
    expect(firstYearOfEra('X')).toBeUndefined()
  })
})
