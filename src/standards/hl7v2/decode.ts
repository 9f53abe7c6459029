import { type DecodeRepair, decodeIso2022Jp } from './iso-2022-jp.ts'

/** What the bytes of a file were taken for. */
type Hl7Charset = 'ascii' | 'iso-2022-jp' | 'utf-8' | 'cp932'

export interface DecodedHl7 {
  readonly text: string
  readonly charset: Hl7Charset
  /** What had to be put right; empty for a clean file. Text near a repair may not be what the sender meant. */
  readonly repairs: readonly DecodeRepair[]
}

const ESC = 0x1b
/** `(` and `$`, which begin every designation of ISO-2022-JP. */
const [PARENTHESIS, DOLLAR] = [0x28, 0x24]

const REPLACEMENT = '\uFFFD'

const utf8 = new TextDecoder('utf-8')
const strictUtf8 = new TextDecoder('utf-8', { fatal: true })
const shiftJis = new TextDecoder('shift_jis')

/**
 * Decodes a file of an SS-MIX2 storage, before anything is split: the bytes of a kanji may be those of delimiters. Never
 * throws. The rules of ss-mix2.md §2: BOM → UTF-8; ISO-2022-JP escapes → ISO-2022-JP; only seven bits → ASCII; valid
 * UTF-8 → UTF-8; else CP932, unless MSH-18 declares UTF-8 and most of the text is.
 */
export function decodeHl7Bytes(bytes: Uint8Array): DecodedHl7 {
  const hasBom = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
  if (!hasBom && hasDesignation(bytes)) return { ...decodeIso2022Jp(bytes), charset: 'iso-2022-jp' }
  if (isSevenBit(bytes)) return { text: utf8.decode(bytes), charset: 'ascii', repairs: [] }
  try {
    return { text: strictUtf8.decode(bytes), charset: 'utf-8', repairs: [] }
  } catch {
    const asUtf8 = utf8.decode(bytes)
    if (hasBom || isMostlyDeclaredUtf8(asUtf8)) {
      return { text: asUtf8, charset: 'utf-8', repairs: replaced(asUtf8, hasBom ? 3 : 0, sizeInUtf8) }
    }
    const asCp932 = shiftJis.decode(bytes)
    return { text: asCp932, charset: 'cp932', repairs: replaced(asCp932, 0, sizeInCp932) }
  }
}

function hasDesignation(bytes: Uint8Array): boolean {
  for (let at = bytes.indexOf(ESC); at !== -1; at = bytes.indexOf(ESC, at + 1)) {
    if (bytes[at + 1] === DOLLAR || bytes[at + 1] === PARENTHESIS) return true
  }
  return false
}

function isSevenBit(bytes: Uint8Array): boolean {
  for (let at = 0; at < bytes.length; at++) if ((bytes[at] ?? 0) >= 0x80) return false
  return true
}

/** MSH-18 as tie-breaker: the text declares UTF-8, and fewer than half of its characters beyond ASCII are damaged. */
function isMostlyDeclaredUtf8(text: string): boolean {
  const header = text.slice(0, text.search(/[\r\n]/) + 1 || undefined)
  if (!header.includes('UTF-8')) return false
  let damaged = 0
  let whole = 0
  for (const character of text) {
    if (character === REPLACEMENT) damaged++
    else if (character > '\x7f') whole++
  }
  return damaged < whole
}

/** One repair for all replaced characters, at the first of them. */
function replaced(text: string, start: number, size: (text: string) => number): readonly DecodeRepair[] {
  const first = text.indexOf(REPLACEMENT)
  if (first === -1) return []
  const count = text.split(REPLACEMENT).length - 1
  return [{ offset: start + size(text.slice(0, first)), what: `${count} damaged characters from here on` }]
}

function sizeInUtf8(text: string): number {
  return new TextEncoder().encode(text).length
}

/** Half-width kana and ASCII are one byte, everything else two. */
function sizeInCp932(text: string): number {
  let size = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    size += code < 0x80 || (code >= 0xff61 && code <= 0xff9f) ? 1 : 2
  }
  return size
}
