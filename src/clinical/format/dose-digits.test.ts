import { describe, expect, it } from 'vitest'
import { doseDigits } from './dose-digits.ts'

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
})
