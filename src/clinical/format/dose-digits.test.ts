import { describe, expect, it } from 'vitest'
import { decimalDigits, doseDigits } from './dose-digits.ts'

describe('the digits of a dose', () => {
  it.each([
    ['.5', '0.5'],
    ['0.5', '0.5'],
    ['5.0', '5'],
    ['2.50', '2.5'],
    ['10', '10'],
    ['100', '100'],
    ['1000', '1,000'],
    ['10000', '10,000'],
    ['1250000.0', '1,250,000'],
    ['0.0250', '0.025'],
  ])('NUM-1: %s is written %s: a leading zero, no trailing zero, thousands separated', (sent, shown) => {
    expect(doseDigits(sent)).toBe(shown)
    expect(Number(shown.replaceAll(',', ''))).toBe(Number(sent))
  })

  it.each(['1～2', '1-2', '適量', '１０', '<5', '1,000', '5.', '', '.', '007a'])(
    'MED-1: what is no plain number stays as it was written: %s',
    (text) => {
      expect(doseDigits(text)).toBe(text)
    },
  )

  it.each([
    ['1.0–2.0', '1–2'],
    ['.5～1.0', '0.5～1'],
    ['1000.0-2000', '1,000-2,000'],
    ['≤5.0', '≤5'],
    ['≥ 10.50', '≥ 10.5'],
    ['１．０', '１'],
    ['．５０', '０．５'],
    ['約5.0', '約5'],
  ])('NUM-1: a range, a bound and full-width digits too: %s is written %s', (sent, shown) => {
    expect(doseDigits(sent)).toBe(shown)
  })

  it.each([
    ['5.0 mL/h', '5 mL/h'],
    ['.5 mL/h', '0.5 mL/h'],
    ['10.0 mL/2.50 h', '10 mL/2.5 h'],
    ['１．０ｍＬ／時', '１ｍＬ／時'],
    ['60 mL/時', '60 mL/時'],
    ['1.0–2.0 mL/h', '1–2 mL/h'],
  ])('NUM-1: of a rate the digits cannot be read as ten times as much: %s is written %s', (sent, shown) => {
    expect(decimalDigits(sent)).toBe(shown)
  })

  it.each(['2026年 1000 mL/日', '1.2.0', 'V1.0', '10.', '1,000.0'])('what is no decimal stays: %s', (text) => {
    expect(decimalDigits(text)).toBe(text)
  })
})
