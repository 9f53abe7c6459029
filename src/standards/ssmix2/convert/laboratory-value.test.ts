import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decimal, decimalText } from '#standards/fhir/exact-json.ts'
import { FUZZ_RUNS, FUZZ_TIMEOUT_MS } from '#testing/fuzz.ts'
import { compareDigits, readNumber } from './laboratory-value.ts'

describe('numbers in results', () => {
  it.each([
    ['6.1', undefined, '6.1'],
    ['6.10', undefined, '6.10'],
    ['-3', undefined, '-3'],
    ['.5', undefined, '0.5'],
    ['007.0', undefined, '7.0'],
    ['１２．８', undefined, '12.8'],
    ['< 0.02', '<', '0.02'],
    ['<0.005', '<', '0.005'],
    ['>= 100', '>=', '100'],
    ['≧100', '>=', '100'],
    ['＜０．０２', '<', '0.02'],
    [':<0.5', '<', '0.5'],
    ['>250.00', '>', '250.00'],
    ['100以上', '>=', '100'],
    ['0.1 未満', '<', '0.1'],
    ['1000以下', '<=', '1000'],
    ['<-1.0', '<', '-1.0'],
  ])('VAL-1, H-09: "%s" keeps its comparator and digits', (text, comparator, digits) => {
    expect(readNumber(text)).toEqual({ comparator, digits })
  })

  it.each([
    '(2+)',
    '2+',
    '+-',
    '  -',
    '-',
    '451×10^4',
    '50x10^2',
    '5-10',
    '1,000',
    '陰性',
    '検出せず',
    '検体不良',
    '',
    '1.',
    '1 +',
    '<',
    '1e3',
    '+1',
    '①',
    '2²',
  ])('VAL-3: "%s" is a text, not a number', (text) => {
    expect(readNumber(text)).toBeUndefined()
  })

  it(
    'VAL-2, H-10: any decimal keeps every digit into a FHIR number',
    () => {
      fc.assert(
        fc.property(
          fc.stringMatching(/^-?(0|[1-9]\d{0,20})(\.\d{1,20})?$/),
          fc.constantFrom('', '<', '>=', '> '),
          (digits, sign) => {
            const read = readNumber(sign + digits)
            expect(read?.digits).toBe(digits)
            expect(decimalText(decimal(read?.digits ?? ''))).toBe(digits)
          },
        ),
        { numRuns: FUZZ_RUNS },
      )
    },
    FUZZ_TIMEOUT_MS,
  )

  it('orders digits without floating point', () => {
    expect(compareDigits('0.1', '0.10')).toBe(0)
    expect(compareDigits('-1.5', '2')).toBe(-1)
    expect(compareDigits('10', '9.99')).toBe(1)
  })
})
