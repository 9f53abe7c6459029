import Encoding from 'encoding-japanese'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FUZZ_RUNS, FUZZ_TIMEOUT_MS } from '#testing/fuzz.ts'
import { describeWithSamples, readSample, sampleFiles } from '#testing/public-samples.ts'
import { decodeHl7Bytes } from './decode.ts'

/** Bytes of a text in which ESC is written as `␛` and everything else is Latin-1. */
const bytes = (text: string) => Uint8Array.from(text.replaceAll('␛', '\x1b'), (character) => character.charCodeAt(0))
const utf8 = (text: string) => new TextEncoder().encode(text)
const iso2022Jp = (text: string) => Uint8Array.from(Encoding.convert(Encoding.stringToCode(text), 'JIS', 'UNICODE'))
const cp932 = (text: string) => Uint8Array.from(Encoding.convert(Encoding.stringToCode(text), 'SJIS', 'UNICODE'))

describe('ISO-2022-JP as hospitals write it (ss-mix2.md §2)', () => {
  it.each([
    ['ASCII, then kanji', '|␛$B8+K\\␛(B|', '|見本|'],
    ['two escapes back to back', '␛(B␛$B$"␛(B', 'あ'],
    ['the same escape twice', '␛$B␛$B$"␛(B␛(B', 'あ'],
    ['JIS X 0201 Roman: 0x5C and 0x7E stay the delimiters \\ and ~', '␛(J|^~\\&␛(B', '|^~\\&'],
    ['JIS X 0201 Roman straight from kanji', '␛$B$"␛(J~␛$B$$␛(B', 'あ~い'],
    ['the Swedish set that old exporters write for Roman', '␛$B$"␛(H|', 'あ|'],
    ['half-width kana', '␛(I6]9^␛(B|', 'ｶﾝｹﾞ|'],
    ['JIS C 6226-1978', '␛$@8+K\\␛(B', '見本'],
    ['the four-byte designation of JIS X 0208', '␛$(B8+K\\␛(B', '見本'],
    ['NEC row 13', '␛$B-!-j␛(B', '①㈱'],
    ['ASCII right to the end', '␛$B$"␛(BOBX', 'あOBX'],
    ['kanji right to the end', '␛$B$"', 'あ'],
    ['0x215D, 0x2141, 0x2140, 0x2142 as WHATWG maps them', '␛$B!]!A!@!B␛(B', '\uFF0D\uFF5E\uFF3C\u2225'],
  ])('%s', (_what, source, text) => {
    expect(decodeHl7Bytes(bytes(source))).toEqual({ text, charset: 'iso-2022-jp', repairs: [] })
  })

  it('a character of JIS X 0212 is consumed as two bytes and shown as one 〓', () => {
    const { text, repairs } = decodeHl7Bytes(bytes('␛$(D0!0"␛(BA|'))
    expect(text).toBe('〓〓A|')
    expect(repairs).toEqual([
      { offset: 4, what: 'a character of JIS X 0212' },
      { offset: 6, what: 'a character of JIS X 0212' },
    ])
  })

  it('a line without its return to ASCII harms no other line', () => {
    const { text, repairs } = decodeHl7Bytes(bytes('NTE|1||␛$B$"\rOBX|1|NM\r␛$B$$\nOBX|2'))
    expect(text).toBe('NTE|1||あ\rOBX|1|NM\rい\nOBX|2')
    expect(repairs.map(({ offset }) => offset)).toEqual([12, 27])
  })

  it('an eaten delimiter does not carry over the end of the line', () => {
    const { text } = decodeHl7Bytes(bytes('PID|␛$B$"|\rPV1|1\r'))
    expect(text).toBe('PID|あ\uFFFD\rPV1|1\r')
  })

  it.each([
    ['an unknown escape', '␛$B$"␛(Bx␛(ZA', 'あx\uFFFD(ZA', 9],
    ['half a character before ASCII', '␛$B$␛(BA', '\uFFFDA', 3],
    ['half a character at the end', '␛$B$"$', 'あ\uFFFD', 5],
    ['an unassigned cell', '␛$B/!␛(BA', '\uFFFDA', 3],
    ['an eight-bit kana', '␛$B$"␛(B\xb6|', 'あｶ|', 8],
    ['an eight-bit byte that is no kana', '␛$B$"␛(B\xff|', 'あ\uFFFD|', 8],
    ['a delimiter in a run of half-width kana', '␛(I6|A', 'ｶ|A', 4],
  ])('%s is put right and told', (_what, source, text, offset) => {
    const decoded = decodeHl7Bytes(bytes(source))
    expect(decoded.text).toBe(text)
    expect(decoded.repairs).toMatchObject([{ offset }])
  })

  it('every character of JIS X 0208 decodes as the platform decodes it', () => {
    const platform = new TextDecoder('iso-2022-jp')
    for (let row = 0x21; row <= 0x7e; row++) {
      for (let cell = 0x21; cell <= 0x7e; cell++) {
        const source = bytes(`␛$B${String.fromCharCode(row, cell)}␛(B`)
        const expected = platform.decode(source)
        // One replacement character for one cell, where platforms give one per byte.
        expect(decodeHl7Bytes(source).text).toBe(expected.includes('\uFFFD') ? '\uFFFD' : expected)
      }
    }
  })

  it(
    'gives back what another encoder wrote',
    () => {
      const kana = fc.string({ unit: fc.constantFrom(...'見本花子ミホンハナコ総蛋白＋－１２３|^~\\& ABC12') })
      fc.assert(
        fc.property(kana, (text) => {
          expect(decodeHl7Bytes(iso2022Jp(`${text}本`)).text.replaceAll('\u2212', '\uFF0D')).toBe(`${text}本`)
        }),
        { numRuns: FUZZ_RUNS },
      )
    },
    FUZZ_TIMEOUT_MS,
  )
})

describe('other encodings (ss-mix2.md §2)', () => {
  const text = 'MSH|^~\\&|HIS\rPID|||1||見本^花子ｶﾅ①\r'

  it.each([
    ['seven bits only', bytes('MSH|^~\\&|HIS\r'), 'MSH|^~\\&|HIS\r', 'ascii'],
    ['nothing at all', new Uint8Array(), '', 'ascii'],
    ['UTF-8', utf8(text), text, 'utf-8'],
    ['UTF-8 with BOM', utf8(`\uFEFF${text}`), text, 'utf-8'],
    ['CP932, with ① and half-width kana', cp932(text), text, 'cp932'],
    ['CP932 whose second bytes are delimiters (表 ソ 十)', cp932('|表|ソ|十|'), '|表|ソ|十|', 'cp932'],
    ['ASCII with an escape that designates nothing', bytes('A␛[1mB'), 'A\x1b[1mB', 'ascii'],
  ])('%s', (_what, source, expected, charset) => {
    expect(decodeHl7Bytes(source)).toEqual({ text: expected, charset, repairs: [] })
  })

  it('MSH-18 does not overrule bytes: ISO IR87 declared, UTF-8 written', () => {
    const message = `MSH|^~\\&|HIS|||||||||||||||~ISO IR87\rPID|||1||見本^花子\r`
    expect(decodeHl7Bytes(utf8(message))).toEqual({ text: message, charset: 'utf-8', repairs: [] })
    expect(decodeHl7Bytes(cp932(message))).toEqual({ text: message, charset: 'cp932', repairs: [] })
  })

  it('MSH-18 breaks the tie of a cut UTF-8 file', () => {
    const message = utf8('MSH|^~\\&|HIS|||||||||||||||UNICODE UTF-8\rPID|||1||見本^花子')
    const decoded = decodeHl7Bytes(message.subarray(0, -1))
    expect(decoded.charset).toBe('utf-8')
    expect(decoded.text).toContain('見本^花\uFFFD')
    expect(decoded.repairs).toEqual([{ offset: message.length - 3, what: '1 damaged characters from here on' }])
  })

  it('a damaged CP932 file keeps what can be read and tells where it is damaged', () => {
    const { text: read, charset, repairs } = decodeHl7Bytes(Uint8Array.of(...cp932('見本|ｶ|'), 0xfd, 0x7c))
    expect([read, charset]).toEqual(['見本|ｶ|\uFFFD|', 'cp932'])
    expect(repairs).toEqual([{ offset: 7, what: '1 damaged characters from here on' }])
  })
})

describe('whatever the bytes', () => {
  it(
    'decoding neither throws nor loses an ASCII run of an ASCII file',
    () => {
      fc.assert(
        fc.property(fc.uint8Array({ maxLength: 300 }), (source) => {
          const { text, repairs } = decodeHl7Bytes(source)
          expect(text.length).toBeLessThanOrEqual(source.length)
          for (const { offset } of repairs) expect(offset).toBeLessThan(source.length)
        }),
        { numRuns: FUZZ_RUNS },
      )
    },
    FUZZ_TIMEOUT_MS,
  )
})

describeWithSamples('public samples', 'ssmix2-samples', () => {
  const files = [
    ...sampleFiles('ssmix2-samples/standard-storage-guideline-1.2c').map(
      (path) => `standard-storage-guideline-1.2c/${path}`,
    ),
    ...sampleFiles('ssmix2-samples/nho-ncda').map((path) => `nho-ncda/${path}`),
    ...sampleFiles('ssmix2-samples/twins-1p/storage').map((path) => `twins-1p/storage/${path}`),
  ]

  it('every file decodes as ISO-2022-JP without a repair, to what the platform reads', () => {
    expect(files.length).toBeGreaterThan(150)
    const platform = new TextDecoder('iso-2022-jp')
    for (const path of files) {
      const source = readSample('ssmix2-samples', path)
      expect([path, decodeHl7Bytes(source)]).toEqual([
        path,
        { text: platform.decode(source), charset: 'iso-2022-jp', repairs: [] },
      ])
    }
  })

  it('the JAHIS examples are UTF-8', () => {
    const texts = sampleFiles('ssmix2-samples/jahis-rx-inj-messages').filter((path) => /\.(?:md|txt)$/.test(path))
    expect(texts.length).toBe(10)
    for (const path of texts) {
      expect(decodeHl7Bytes(readSample('ssmix2-samples/jahis-rx-inj-messages', path))).toMatchObject({
        charset: 'utf-8',
        repairs: [],
      })
    }
  })
})
