import { decodeHl7Bytes } from '#standards/hl7v2/decode.ts'

export interface PlainText {
  readonly text: string
  readonly charset: 'ascii' | 'iso-2022-jp' | 'utf-8' | 'cp932'
  /** Characters may not be what the author wrote: damaged bytes, or `$B…(B` whose escapes were lost (H-23, D9). */
  readonly isDamaged: boolean
}

/** `$B` … `(B` without the escape characters: ISO-2022-JP that went through something that strips them. */
const LOST_ESCAPES = /\$[@B][!-~]{2,}\([BJ]/

/** A text file of another institution: UTF-8, Shift_JIS and ISO-2022-JP, told apart by their bytes. Never throws. */
export function plainTextOf(bytes: Uint8Array): PlainText {
  const { text, charset, repairs } = decodeHl7Bytes(bytes)
  return { text, charset, isDamaged: repairs.length > 0 || text.includes('\uFFFD') || LOST_ESCAPES.test(text) }
}

const INVISIBLE = /(?![\t\n\r])[\p{Cc}\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu

/** Control and direction characters, which can make a text look like another, as visible pictures (D9). */
export function withVisibleControls(text: string): string {
  return text.replace(INVISIBLE, (character) => {
    const code = character.codePointAt(0) ?? 0
    if (code < 0x20) return String.fromCodePoint(0x2400 + code)
    if (code === 0x7f) return '\u2421'
    return `\u27e8U+${code.toString(16).toUpperCase().padStart(4, '0')}\u27e9`
  })
}
