import Encoding from 'encoding-japanese'

export type StorageCharset = 'iso-2022-jp' | 'utf-8' | 'cp932'

const ASCII = [0x1b, 0x28, 0x42]
const JIS_X_0208 = [0x1b, 0x24, 0x42]
/** `■`, written for a character that JIS X 0208 lacks. */
const BLACK_SQUARE = 0x2223

/** JIS X 0208 code of a character (0x2121 …), or undefined where the set lacks it. */
const jisCodes = new Map<string, number | undefined>()

function jisCode(character: string): number | undefined {
  if (jisCodes.has(character)) return jisCodes.get(character)
  const codes = Array.from(character, (c) => c.charCodeAt(0))
  const euc = Encoding.convert(codes, { from: 'UNICODE', to: 'EUCJP', type: 'array' })
  const [lead = 0, trail = 0] = euc
  // Rows 1–8 and 16–84 are the set; what lies between and above are additions of NEC and IBM.
  const isOrdinary =
    euc.length === 2 && trail >= 0xa1 && ((lead >= 0xa1 && lead <= 0xa8) || (lead >= 0xb0 && lead <= 0xf4))
  const code = isOrdinary ? ((lead & 0x7f) << 8) | (trail & 0x7f) : undefined
  jisCodes.set(character, code)
  return code
}

/**
 * Bytes of a text as an exporter of the given kind writes them (ss-mix2.md §2). In ISO-2022-JP a character that JIS X
 * 0208 lacks becomes `■`, as the guideline asks of exporters: this is how 外字 arrive.
 */
export function encodeText(text: string, charset: StorageCharset): Uint8Array {
  if (charset === 'utf-8') return new TextEncoder().encode(text)
  if (charset === 'cp932')
    return Uint8Array.from(Encoding.convert(unitsOf(text), { from: 'UNICODE', to: 'SJIS', type: 'array' }))
  return encodeIso2022Jp(text)
}

function unitsOf(text: string): number[] {
  return Array.from({ length: text.length }, (_, i) => text.charCodeAt(i))
}

function encodeIso2022Jp(text: string): Uint8Array {
  const bytes: number[] = []
  let isDouble = false
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0
    if (point < 0x80) {
      if (isDouble) bytes.push(...ASCII)
      isDouble = false
      bytes.push(point)
      continue
    }
    const code = jisCode(character) ?? BLACK_SQUARE
    if (!isDouble) bytes.push(...JIS_X_0208)
    isDouble = true
    bytes.push(code >> 8, code & 0xff)
  }
  if (isDouble) bytes.push(...ASCII)
  return Uint8Array.from(bytes)
}
