import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeHl7Bytes } from '#standards/hl7v2/decode.ts'
import { encodeText } from './character-encoder.ts'

describe('text as exporters write it', () => {
  it('ISO-2022-JP with escapes only where the set changes', () => {
    expect(Buffer.from(encodeText('A見本B', 'iso-2022-jp')).toString('latin1')).toBe('A\x1b$B8+K\\\x1b(BB')
  })

  it('writes ■ for 髙, 﨑 and 𠮷, which JIS X 0208 lacks, and keeps them elsewhere', () => {
    expect(decodeHl7Bytes(encodeText('髙﨑𠮷', 'iso-2022-jp')).text).toBe('■■■')
    expect(decodeHl7Bytes(encodeText('髙﨑です', 'cp932')).text).toBe('髙﨑です')
    expect(decodeHl7Bytes(encodeText('髙﨑𠮷', 'utf-8')).text).toBe('髙﨑𠮷')
  })

  it('reads back as it was, whatever the character set', () => {
    const letters = [...'見本例示架空試験ミホンタロウ｜１２ｍｇ（±）αμ MSH|^~&\\0189']
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...letters), { maxLength: 60 }), (chosen) => {
        const text = chosen.join('')
        for (const charset of ['iso-2022-jp', 'utf-8'] as const) {
          expect(decodeHl7Bytes(encodeText(text, charset)).text).toBe(text)
        }
      }),
      { numRuns: Number(process.env.FUZZ_RUNS ?? 2000) },
    )
  })
})
