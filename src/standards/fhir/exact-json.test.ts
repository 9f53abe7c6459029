import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  Decimal,
  decimal,
  decimalText,
  parseByLibrary,
  parseBySource,
  parseExact,
  stringifyByLibrary,
  stringifyExact,
} from './exact-json.ts'

const runs = Number(process.env.FUZZ_RUNS ?? 2000)

/** Numbers as JSON allows them, with whatever digits. */
const jsonNumber = fc
  .tuple(
    fc.constantFrom('', '-'),
    fc.oneof(
      fc.constant('0'),
      fc.bigInt({ min: 1n, max: 10n ** 24n }).map(String),
      fc.nat(9999).map((n) => String(n)),
    ),
    fc.oneof(fc.constant(''), fc.stringMatching(/^\.\d{1,20}$/)),
    fc.oneof(
      { weight: 5, arbitrary: fc.constant('') },
      { weight: 1, arbitrary: fc.stringMatching(/^[eE][+-]?\d{1,3}$/) },
    ),
  )
  .map((parts) => parts.join(''))

const PARSERS = [
  ['parseExact', parseExact],
  ['the source text', parseBySource],
  ['the fallback for older browsers', parseByLibrary],
] as const

describe('decimals from the wire and back', () => {
  it.each([
    '1.10',
    '4.0',
    '0.00',
    '-0.0',
    '-0',
    '1e400',
    '1E+2',
    '0.0000001',
    '12345678901234567890',
    '3.9',
    '0',
    '100',
  ])('VAL-2, H-10, D10: %s comes back as it was, by every parser', (digits) => {
    for (const [, parse] of PARSERS) {
      const value = (parse(`{"value":${digits}}`) as { value: unknown }).value
      expect(decimalText(value)).toBe(digits)
      expect(stringifyExact({ value })).toBe(`{"value":${digits}}`)
      expect(stringifyByLibrary({ value })).toBe(`{"value":${digits}}`)
    }
  })

  it.each(PARSERS)('VAL-2: any JSON number keeps its digits through %s', (_name, parse) => {
    fc.assert(
      fc.property(jsonNumber, jsonNumber, (one, other) => {
        const text = `{"a":${one},"b":[${other}, ${one} ],"c":"${one}"}`
        const back = stringifyExact(parse(text))
        expect(back).toBe(`{"a":${one},"b":[${other},${one}],"c":"${one}"}`)
      }),
      { numRuns: runs },
    )
  })

  it('agrees with JSON.parse on everything but the digits of numbers', () => {
    fc.assert(
      fc.property(fc.jsonValue({ depthSize: 'small' }), (value) => {
        const text = JSON.stringify(value)
        expect(JSON.parse(stringifyExact(parseExact(text)))).toEqual(JSON.parse(text))
      }),
      { numRuns: Math.min(runs, 2000) },
    )
  })

  it('keeps numbers that JavaScript writes back unchanged as plain numbers', () => {
    expect(parseExact('{"a":3.9,"b":12,"c":1.10}')).toEqual({ a: 3.9, b: 12, c: new Decimal('1.10') })
  })

  it.each(['NaN', '1.', '.5', '+1', '01', '1,5', '', '--1'])('D10: %j is not a decimal and not JSON', (digits) => {
    expect(() => decimal(digits)).toThrow(RangeError)
    for (const [, parse] of PARSERS) expect(() => parse(`{"value":${digits}}`)).toThrow(SyntaxError)
  })

  it('writes decimals even where JSON.stringify is called directly', () => {
    expect(JSON.stringify({ value: decimal('1.10') })).toBe('{"value":1.10}')
  })
})
