import fc from 'fast-check'
import { parse } from 'lossless-json'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { Decimal, decimal, decimalText, parseExact, stringifyExact } from './exact-json.ts'

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

/** Strings that look like numbers, marks and ends of strings. */
const trickyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('1.10', ',1.10,', '"1.10"', ':1.10}', '\\', '\\"1.10,', '\u0000', '\u0000decimal:x', '1e400'),
)

/** No escapes in keys: V8's own JSON.parse may take "k\\u0000" for "k\\\\" where it has met that key before. */
const keyText = trickyText.filter((text) => !JSON.stringify(text).includes('\\'))

/** An independent parser that keeps digits: what `parseExact` must agree with, and be faster than. */
function parseByPeer(text: string): unknown {
  return parse(text, null, (digits) => (String(Number(digits)) === digits ? Number(digits) : new Decimal(digits)))
}

/** A browser without raw JSON (Firefox before 135, Safari before 18.4). */
function withoutRawJson(): void {
  vi.stubGlobal('JSON', { parse: JSON.parse, stringify: JSON.stringify })
}

afterEach(() => vi.unstubAllGlobals())

const DIGITS = [
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
]

describe('decimals from the wire and back', () => {
  it.each(DIGITS)('VAL-2, H-10, D10: %s comes back as it was, with and without raw JSON', (digits) => {
    const value = (parseExact(`{"value":${digits}}`) as { value: unknown }).value
    expect(decimalText(value)).toBe(digits)
    expect(stringifyExact({ value })).toBe(`{"value":${digits}}`)
    withoutRawJson()
    expect(stringifyExact({ value })).toBe(`{"value":${digits}}`)
  })

  it('VAL-2: any JSON number keeps its digits, alone, in lists and between whatever strings', () => {
    fc.assert(
      fc.property(jsonNumber, jsonNumber, keyText, trickyText, (one, other, name, words) => {
        const key = JSON.stringify(`k${name}`)
        const text = `{"a":${one},"b":[${other},${one}],${key}:${JSON.stringify(words)},"c":{"d":${other}}}`
        const exact = parseExact(text)
        expect(exact).toEqual(parseByPeer(text))
        expect(stringifyExact(exact)).toBe(text)
        expect(decimalText(parseExact(` ${one} `))).toBe(one)
      }),
      { numRuns: runs },
    )
  })

  it('reads any JSON as the language does, digits apart, however it is spaced', () => {
    const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
      tree: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        jsonNumber.map((digits) => new Decimal(digits)),
        trickyText,
        fc.constantFrom(null, true, 1.5, 0),
        fc.array(tie('tree'), { maxLength: 5 }),
        fc.dictionary(keyText, tie('tree'), { maxKeys: 5 }),
      ),
    }))
    fc.assert(
      fc.property(tree, fc.constantFrom(0, 1, 2), (value, spaces) => {
        const text = JSON.stringify(value, null, spaces)
        expect(parseExact(text)).toEqual(parseByPeer(text))
      }),
      { numRuns: runs },
    )
  })

  it('keeps numbers that JavaScript writes back unchanged as plain numbers', () => {
    expect(parseExact('{"a":3.9,"b":12,"c":1.10}')).toEqual({ a: 3.9, b: 12, c: new Decimal('1.10') })
  })

  it.each(['NaN', '1.', '.5', '+1', '01', '1,5', '', '--1', '1.10.0', '1e', '01.10'])(
    'D10: %j is not a decimal and not JSON',
    (digits) => {
      expect(() => decimal(digits)).toThrow(RangeError)
      expect(() => parseExact(`{"value":${digits}}`)).toThrow(SyntaxError)
    },
  )

  it.each(['{"a":"1.10', '"', '{"a":1.10', '{"a":"\\', '[1.10,]'])('E6: the cut text %j is not JSON', (text) => {
    expect(() => parseExact(text)).toThrow(SyntaxError)
  })

  it('writes decimals even where JSON.stringify is called directly', () => {
    expect(JSON.stringify({ value: decimal('1.10') })).toBe('{"value":1.10}')
  })
})
