import { jisX0208 } from './jis-x-0208.ts'

/** Something the decoder had to put right; `offset` counts bytes of the file. */
export interface DecodeRepair {
  readonly offset: number
  readonly what: string
}

type CharacterSet = 'ascii' | 'kana' | 'jis-x-0208' | 'jis-x-0212'

const [LF, FF, CR, ESC, SPACE, DEL] = [0x0a, 0x0c, 0x0d, 0x1b, 0x20, 0x7f]
const REPLACEMENT = 0xfffd
/** 〓, what Japanese systems print for a character they lack. */
const GETA = 0x3013
const HALF_WIDTH_KANA = 0xff61

const utf16 = new TextDecoder('utf-16le')

/**
 * Decodes ISO-2022-JP as hospitals write it (ss-mix2.md §2): an empty run between two escapes gives nothing, JIS X 0201
 * Roman is ASCII (its 0x5C and 0x7E are HL7's `\` and `~`), half-width kana are read, a character of JIS X 0212 is one
 * 〓, and every line starts in ASCII even where the return to it is missing.
 */
export function decodeIso2022Jp(bytes: Uint8Array): { text: string; repairs: readonly DecodeRepair[] } {
  const kanji = jisX0208()
  const out = new Uint16Array(bytes.length)
  const repairs: DecodeRepair[] = []
  let set: CharacterSet = 'ascii'
  let length = 0
  let at = 0
  const end = bytes.length
  while (at < end) {
    const byte = bytes[at] as number
    if (byte === ESC) {
      const designated = designation(bytes, at)
      if (designated === undefined) {
        repairs.push({ offset: at, what: 'an unknown escape sequence' })
        out[length++] = REPLACEMENT
        at++
      } else {
        set = designated.set
        at += designated.size
      }
    } else if (byte <= SPACE || byte === DEL) {
      if ((byte === CR || byte === LF || byte === FF) && set !== 'ascii') {
        repairs.push({ offset: at, what: `a line ends without the return to ASCII` })
        set = 'ascii'
      }
      out[length++] = byte
      at++
    } else if (set === 'ascii' && byte < 0x80) {
      let ascii = byte
      do {
        out[length++] = ascii
        ascii = ++at < end ? (bytes[at] as number) : ESC
      } while (ascii > ESC && ascii < 0x80)
    } else if (byte >= 0x80) {
      // JIS8: half-width kana as single bytes.
      repairs.push({ offset: at, what: 'an eight-bit byte' })
      out[length++] = byte >= 0xa1 && byte <= 0xdf ? HALF_WIDTH_KANA + byte - 0xa1 : REPLACEMENT
      at++
    } else if (set === 'kana') {
      if (byte > 0x5f) {
        repairs.push({ offset: at, what: 'no half-width kana: read as ASCII' })
        set = 'ascii'
        continue
      }
      out[length++] = HALF_WIDTH_KANA + byte - 0x21
      at++
    } else {
      const trail = at + 1 < end ? (bytes[at + 1] as number) : 0
      if (trail <= SPACE || trail >= DEL) {
        repairs.push({ offset: at, what: 'half a double-byte character' })
        out[length++] = REPLACEMENT
        at++
        continue
      }
      let code = set === 'jis-x-0208' ? (kanji[(byte - 0x21) * 94 + trail - 0x21] as number) : 0
      if (code === 0) {
        code = set === 'jis-x-0208' ? REPLACEMENT : GETA
        repairs.push({ offset: at, what: set === 'jis-x-0208' ? 'no character of JIS X 0208' : 'JIS X 0212' })
      }
      out[length++] = code
      at += 2
    }
  }
  return { text: utf16.decode(out.subarray(0, length)), repairs }
}

/** The character set that an escape sequence designates, and its size in bytes; undefined when it is none. */
function designation(bytes: Uint8Array, at: number): { set: CharacterSet; size: number } | undefined {
  const [second, third, fourth] = [bytes[at + 1], bytes[at + 2], bytes[at + 3]]
  switch (second) {
    case 0x28: // (
      // H is the Swedish set that old exporters write for JIS X 0201 Roman.
      if (third === 0x42 || third === 0x4a || third === 0x48) return { set: 'ascii', size: 3 }
      return third === 0x49 ? { set: 'kana', size: 3 } : undefined
    case 0x24: // $
      if (third === 0x42 || third === 0x40) return { set: 'jis-x-0208', size: 3 }
      if (third !== 0x28) return undefined
      if (fourth === 0x42 || fourth === 0x40) return { set: 'jis-x-0208', size: 4 }
      return fourth === 0x44 ? { set: 'jis-x-0212', size: 4 } : undefined
    default:
      return undefined
  }
}
