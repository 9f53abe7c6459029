import { decodeHl7Bytes } from './decode.ts'
import type { Delimiters } from './delimiters.ts'

const HEX = /^X(?:[0-9A-Fa-f]{2})+$/
const FORMAT = /^\.(?:(?:sp|in|ti|sk)[+-]?\d*|fi|nf|ce)$/

/**
 * Resolves HL7 escape sequences (HL7 v2.5 §2.7; ss-mix2.md §2): `\F\ \S\ \T\ \R\ \E\`, `\.br\` (a line break), `\Xhh…\`
 * (bytes), `\H\ \N\` (highlighting, dropped), and the layout of formatted text (`\.sp\`, `\.ce\` start a line).
 *
 * Whatever is not a complete, known sequence is kept as it stands: OBX-7 `\<15` means `<15` to its sender and stays
 * `\<15` here.
 */
export function unescapeText(text: string, delimiters: Delimiters): string {
  const { escapeCharacter } = delimiters
  // A message whose MSH-2 was converted to `^~¥&` may hold either spelling of the escape character.
  if (escapeCharacter === '¥' && text.includes('\\')) return resolve(resolve(text, delimiters, '\\'), delimiters, '¥')
  return text.includes(escapeCharacter) ? resolve(text, delimiters, escapeCharacter) : text
}

function resolve(text: string, delimiters: Delimiters, escapeCharacter: string): string {
  let out = ''
  let kept = 0
  let open = text.indexOf(escapeCharacter)
  while (open !== -1) {
    const close = text.indexOf(escapeCharacter, open + 1)
    if (close === -1) break
    const meaning = meaningOf(text.slice(open + 1, close), delimiters)
    if (meaning === undefined) {
      // Not a sequence: this escape character is text, and the next one may open a real sequence.
      open = close
      continue
    }
    out += text.slice(kept, open) + meaning
    kept = close + 1
    open = text.indexOf(escapeCharacter, kept)
  }
  return kept === 0 ? text : out + text.slice(kept)
}

function meaningOf(sequence: string, delimiters: Delimiters): string | undefined {
  switch (sequence) {
    case 'F':
      return delimiters.field
    case 'S':
      return delimiters.component
    case 'T':
      return delimiters.subcomponent
    case 'R':
      return delimiters.repetition
    case 'E':
      return '\\'
    case '.br':
      return '\n'
    case 'H':
    case 'N':
      return ''
    default:
      if (HEX.test(sequence)) return textOfHex(sequence.slice(1))
      if (FORMAT.test(sequence)) return /^\.(?:sp|ce)/.test(sequence) ? '\n' : ''
      return undefined
  }
}

/** The bytes of `\Xhh…\`, decoded like a file; CR and CRLF (`\X0D\`, `\X0D0A\`) become one line break. */
function textOfHex(digits: string): string {
  const bytes = new Uint8Array(digits.length / 2)
  for (let i = 0; i < bytes.length; i++) bytes[i] = Number.parseInt(digits.slice(2 * i, 2 * i + 2), 16)
  return decodeHl7Bytes(bytes).text.replaceAll(/\r\n?/g, '\n')
}
