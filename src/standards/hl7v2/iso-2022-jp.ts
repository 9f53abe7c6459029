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
/** Code units of the file being decoded: one buffer for all, because files are small and many. */
const sharedUnits = new Uint16Array(65_536)

/**
 * Decodes ISO-2022-JP as hospitals write it (ss-mix2.md §2): an empty run between two escapes gives nothing, JIS X 0201
 * Roman is ASCII (its 0x5C and 0x7E are HL7's `\` and `~`), half-width kana are read, a character of JIS X 0212 is one
 * 〓, and every line starts in ASCII even where the return to it is missing.
 */
export function decodeIso2022Jp(bytes: Uint8Array): { text: string; repairs: readonly DecodeRepair[] } {
  const decoder = new Iso2022JpDecoder(bytes)
  return { text: decoder.decode(), repairs: decoder.repairs }
}

class Iso2022JpDecoder {
  readonly repairs: DecodeRepair[] = []
  readonly #bytes: Uint8Array
  readonly #out: Uint16Array
  #set: CharacterSet = 'ascii'
  #at = 0
  #length = 0

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
    this.#out = bytes.length <= sharedUnits.length ? sharedUnits : new Uint16Array(bytes.length)
  }

  decode(): string {
    while (this.#at < this.#bytes.length) {
      if (this.#bytes[this.#at] === ESC) this.#designate()
      else if (this.#set === 'ascii') this.#readAscii()
      else if (this.#set === 'kana') this.#readKana()
      else this.#readDoubleBytes(this.#set)
    }
    return utf16.decode(this.#out.subarray(0, this.#length))
  }

  /** Each of the readers consumes up to the next escape, or to where the set ends for another reason. */
  #readAscii(): void {
    const bytes = this.#bytes
    const out = this.#out
    let at = this.#at
    let length = this.#length
    for (; at < bytes.length; at++) {
      const byte = bytes[at] ?? ESC
      if (byte === ESC) break
      out[length++] = byte < 0x80 ? byte : this.#eightBit(byte, at)
    }
    this.#at = at
    this.#length = length
  }

  #readDoubleBytes(set: 'jis-x-0208' | 'jis-x-0212'): void {
    const bytes = this.#bytes
    const out = this.#out
    const table = set === 'jis-x-0208' ? jisX0208() : undefined
    while (this.#at < bytes.length && this.#set === set) {
      const at = this.#at
      const byte = bytes[at] ?? ESC
      if (byte === ESC) return
      const trail = bytes[at + 1] ?? 0
      if (byte <= SPACE || byte >= DEL) {
        out[this.#length++] = byte < 0x80 ? this.#control(byte) : this.#eightBit(byte, at)
        this.#at++
      } else if (trail <= SPACE || trail >= DEL) {
        out[this.#length++] = this.#repair(at, 'half a double-byte character', REPLACEMENT)
        this.#at++
      } else {
        const code = table?.[(byte - 0x21) * 94 + trail - 0x21] ?? 0
        out[this.#length++] = code === 0 ? this.#unknown(set) : code
        this.#at += 2
      }
    }
  }

  #readKana(): void {
    while (this.#at < this.#bytes.length && this.#set === 'kana') {
      const byte = this.#bytes[this.#at] ?? ESC
      if (byte === ESC) return
      if (byte <= SPACE || byte === DEL) this.#out[this.#length++] = this.#control(byte)
      else if (byte >= 0x80) this.#out[this.#length++] = this.#eightBit(byte, this.#at)
      else if (byte <= 0x5f) this.#out[this.#length++] = HALF_WIDTH_KANA + byte - 0x21
      else {
        this.#set = 'ascii'
        this.#out[this.#length++] = this.#repair(this.#at, 'no half-width kana: ASCII from here on', byte)
      }
      this.#at++
    }
  }

  /** A control character stands for itself in every set; a line end returns to ASCII. */
  #control(byte: number): number {
    if (byte !== CR && byte !== LF && byte !== FF) return byte
    this.#set = 'ascii'
    return this.#repair(this.#at, 'a line ends without the return to ASCII', byte)
  }

  /** JIS8 writes half-width kana as single bytes. */
  #eightBit(byte: number, at: number): number {
    const code = byte >= 0xa1 && byte <= 0xdf ? HALF_WIDTH_KANA + byte - 0xa1 : REPLACEMENT
    return this.#repair(at, 'an eight-bit byte', code)
  }

  #unknown(set: 'jis-x-0208' | 'jis-x-0212'): number {
    if (set === 'jis-x-0212') return this.#repair(this.#at, 'a character of JIS X 0212', GETA)
    return this.#repair(this.#at, 'no character of JIS X 0208', REPLACEMENT)
  }

  #repair(offset: number, what: string, code: number): number {
    this.repairs.push({ offset, what })
    return code
  }

  #designate(): void {
    const designated = designation(this.#bytes, this.#at)
    if (designated === undefined) {
      this.#out[this.#length++] = this.#repair(this.#at, 'an unknown escape sequence', REPLACEMENT)
      this.#at++
      return
    }
    this.#set = designated
    this.#at += this.#bytes[this.#at + 1] === 0x24 && this.#bytes[this.#at + 2] === 0x28 ? 4 : 3
  }
}

/** The character set that an escape sequence designates; undefined when it is none. */
function designation(bytes: Uint8Array, at: number): CharacterSet | undefined {
  const third = bytes[at + 2]
  switch (bytes[at + 1]) {
    case 0x28: // (
      // H is the Swedish set that old exporters write for JIS X 0201 Roman.
      if (third === 0x42 || third === 0x4a || third === 0x48) return 'ascii'
      return third === 0x49 ? 'kana' : undefined
    case 0x24: {
      // $
      const last = third === 0x28 ? bytes[at + 3] : third
      if (last === 0x42 || last === 0x40) return 'jis-x-0208'
      return third === 0x28 && last === 0x44 ? 'jis-x-0212' : undefined
    }
    default:
      return undefined
  }
}
