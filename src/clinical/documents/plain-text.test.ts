import Encoding from 'encoding-japanese'
import { describe, expect, it } from 'vitest'
import { plainTextOf, withVisibleControls } from './plain-text.ts'

function encoded(text: string, to: 'SJIS' | 'JIS' | 'UTF8'): Uint8Array {
  return Uint8Array.from(Encoding.convert(Encoding.stringToCode(text), { from: 'UNICODE', to, type: 'array' }))
}

describe('plain text of another institution', () => {
  it.each([
    ['SJIS', 'cp932'],
    ['JIS', 'iso-2022-jp'],
    ['UTF8', 'utf-8'],
  ] as const)('H-23: %s is told by its bytes', (to, charset) => {
    const note = '褥瘡の処置　体重 62.10 kg'
    expect(plainTextOf(encoded(note, to))).toEqual({ text: note, charset, isDamaged: false })
  })

  it('D9: `$B…(B` whose escapes were lost is flagged, money in dollars is not', () => {
    expect(plainTextOf(new TextEncoder().encode('$B4ORM$N7k2L(B')).isDamaged).toBe(true)
    expect(plainTextOf(new TextEncoder().encode('cost $5 (B. Smith)')).isDamaged).toBe(false)
  })

  it('H-23: bytes of no character set are flagged, never dropped in silence', () => {
    const { text, isDamaged } = plainTextOf(Uint8Array.from([0x82, 0xa0, 0xff, 0xff, 0x41]))
    expect(isDamaged).toBe(true)
    expect(text).toContain('A')
  })

  it('D9: direction marks and control characters become visible, line breaks and tabs stay', () => {
    expect(withVisibleControls('a\u202Eb\u0000c\td\n')).toBe('a⟨U+202E⟩b␀c\td\n')
    expect(withVisibleControls('体重\u200B62')).toBe('体重⟨U+200B⟩62')
  })
})
