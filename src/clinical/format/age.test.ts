import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ClinicalTime } from '../clinical-time.ts'
import { addDays, dateOfDayNumber, type JstDate } from '../jst-date.ts'
import { ageOn, formatAge } from './age.ts'

function age(birth: string, on: string, language: 'ja' | 'en' = 'ja'): string | undefined {
  const time: ClinicalTime = {
    text: birth,
    precision: birth.length === 4 ? 'year' : birth.length === 7 ? 'month' : 'day',
  }
  const completed = ageOn(time, on as JstDate)
  return completed === undefined ? undefined : formatAge(completed, language)
}

describe('age', () => {
  it.each([
    ['2026-11-21', '2026-11-21', '生後0日'],
    ['2026-11-14', '2026-11-20', '生後6日'],
    ['2026-10-22', '2026-11-21', '生後30日'],
    ['2026-10-21', '2026-11-21', '1か月'],
    ['2024-11-22', '2026-11-21', '23か月'],
    ['2024-11-21', '2026-11-21', '2歳0か月'],
    ['2019-12-05', '2026-11-20', '6歳11か月'],
    ['2019-11-21', '2026-11-21', '7歳'],
    ['1948-04-12', '2026-11-21', '78歳'],
  ])('PID-9: born %s, on %s, is %s', (birth, on, expected) => {
    expect(age(birth, on)).toBe(expected)
  })

  it('PID-9: the year is completed on the birthday and not the day before', () => {
    expect(age('1961-11-22', '2026-11-21')).toBe('64歳')
    expect(age('1961-11-21', '2026-11-21')).toBe('65歳')
  })

  it.each([
    ['2026-02-28', '89歳'],
    ['2026-03-01', '90歳'],
    ['2028-02-28', '91歳'],
    ['2028-02-29', '92歳'],
  ])('PID-9, H-13: born on 29 February 1936, on %s, is %s', (on, expected) => {
    expect(age('1936-02-29', on)).toBe(expected)
  })

  it('PID-9: a birth date known to the year is one of two ages, never an invented one', () => {
    expect(age('1949', '2026-11-21')).toBe('76〜77歳')
    expect(age('1949-11', '2026-11-21')).toBe('76〜77歳')
    expect(age('1949-12', '2026-11-21')).toBe('76歳')
    expect(age('1949-10', '2026-11-21')).toBe('77歳')
  })

  it('PID-9: no age where it cannot be known', () => {
    expect(age('2026-11-22', '2026-11-21')).toBeUndefined()
    expect(age('1948-02-30', '2026-11-21')).toBeUndefined()
    expect(ageOn(undefined, '2026-11-21' as JstDate)).toBeUndefined()
  })

  it('PID-9: the units in English', () => {
    expect(age('2026-11-14', '2026-11-20', 'en')).toBe('6 d')
    expect(age('2019-12-05', '2026-11-20', 'en')).toBe('6 y 11 mo')
    expect(age('1949', '2026-11-21', 'en')).toBe('76–77 y')
  })

  it('PID-9: nobody grows younger from one day to the next', () => {
    const years = (birth: JstDate, on: JstDate) => {
      const completed = ageOn({ text: birth, precision: 'day' }, on)
      if (completed === undefined) throw new Error(`no age for ${birth} on ${on}`)
      return 'years' in completed ? completed.years : 'months' in completed ? completed.months / 12 : 0
    }
    fc.assert(
      fc.property(fc.integer({ min: -30_000, max: 20_000 }), fc.integer({ min: 0, max: 40_000 }), (born, lived) => {
        const birth = dateOfDayNumber(born)
        const on = addDays(birth, lived)
        expect(Math.floor(years(birth, addDays(on, 1)))).toBeGreaterThanOrEqual(Math.floor(years(birth, on)))
      }),
    )
  })
})
