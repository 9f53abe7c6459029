import { encodeText } from '../../character-encoder.ts'

/** Specific Character Set (0008,0005) as the sample hospitals write it (PS3.3 C.12.1.1.2). */
export type CharacterSet = 'ISO_IR 192' | '\\ISO 2022 IR 87' | 'ISO 2022 IR 13\\ISO 2022 IR 87' | 'ISO_IR 100'

const JIS_X_0208 = [0x1b, 0x24, 0x42]
const JIS_X_0201 = [0x1b, 0x28, 0x4a]
const HALF_WIDTH_KANA = 0xff61
const LAST_HALF_WIDTH = 0xff9f

/** Bytes of a text in a character set. Every delimiter (`\`, `^`, `=`) stands in the initial set (PS3.5 §6.1.2.5.3). */
export function encodeDicomText(text: string, charset: string): Uint8Array {
  switch (charset) {
    case 'ISO_IR 192':
      return encodeText(text, 'utf-8')
    case '\\ISO 2022 IR 87':
      return encodeText(text, 'iso-2022-jp')
    case 'ISO 2022 IR 13\\ISO 2022 IR 87':
      return withHalfWidthKana(text)
    default:
      return ascii(text)
  }
}

/** Half-width kana are single bytes of JIS X 0201; everything else is as in ISO 2022 IR 87, back to JIS X 0201. */
function withHalfWidthKana(text: string): Uint8Array {
  const bytes: number[] = []
  let wide = ''
  const endWide = () => {
    if (wide !== '') {
      const shifted = encodeText(wide, 'iso-2022-jp')
      bytes.push(...JIS_X_0208, ...shifted.subarray(JIS_X_0208.length, -JIS_X_0201.length), ...JIS_X_0201)
    }
    wide = ''
  }
  for (const character of text) {
    const code = character.charCodeAt(0)
    const isHalfWidth = code >= HALF_WIDTH_KANA && code <= LAST_HALF_WIDTH
    if (code >= 0x80 && !isHalfWidth) {
      wide += character
      continue
    }
    endWide()
    bytes.push(isHalfWidth ? code - HALF_WIDTH_KANA + 0xa1 : code)
  }
  endWide()
  return Uint8Array.from(bytes)
}

function ascii(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => {
    const code = character.charCodeAt(0)
    if (code > 0x7f) throw new RangeError(`not in the character set: ${character}`)
    return code
  })
}
