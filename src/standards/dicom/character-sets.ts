/**
 * Text of DICOM values (PS3.5 6.1): the default repertoire, single-byte sets, UTF-8, GB 18030, and ISO 2022 with code
 * extensions as Japanese devices use them (IR 13, IR 87, IR 159).
 */
export interface CharacterSet {
  /** For sets without code extensions that are read as a whole. */
  readonly whole: TextDecoder | undefined
  readonly g0: Half
  readonly g1: Half
}

/** What one half of a code table stands for. */
type Half = 'ascii' | 'jis-roman' | 'katakana' | 'latin-1' | 'jis-x-0208' | 'jis-x-0212' | 'none' | TextDecoder

const EUC_JP = new TextDecoder('euc-jp')
const KOREAN = new TextDecoder('euc-kr')
const CHINESE = new TextDecoder('gb18030')
const UTF_8 = new TextDecoder('utf-8')

/** Single-byte sets by their registration number, as encodings that browsers know. */
const SINGLE_BYTE: Readonly<Record<string, string>> = {
  101: 'iso-8859-2',
  109: 'iso-8859-3',
  110: 'iso-8859-4',
  126: 'iso-8859-7',
  127: 'iso-8859-6',
  138: 'iso-8859-8',
  144: 'iso-8859-5',
  148: 'windows-1254',
  166: 'windows-874',
  203: 'iso-8859-15',
}

export const DEFAULT_CHARACTER_SET: CharacterSet = { whole: undefined, g0: 'ascii', g1: 'none' }

/** The set of the values of Specific Character Set (0008,0005); later values only announce escape sequences. */
export function characterSetOf(values: readonly string[]): CharacterSet {
  const first = (values[0] ?? '').trim().toUpperCase()
  if (first === 'ISO_IR 192') return { ...DEFAULT_CHARACTER_SET, whole: UTF_8 }
  if (first === 'GB18030' || first === 'GBK') return { ...DEFAULT_CHARACTER_SET, whole: CHINESE }
  const number = /(\d+)$/.exec(first)?.[1]
  if (number === '13') return { whole: undefined, g0: 'jis-roman', g1: 'katakana' }
  if (number === '100') return { whole: undefined, g0: 'ascii', g1: 'latin-1' }
  const encoding = number === undefined ? undefined : SINGLE_BYTE[number]
  return { whole: undefined, g0: 'ascii', g1: encoding === undefined ? 'none' : new TextDecoder(encoding) }
}

const ESCAPE = 0x1b
/** Line and page ends, tabulator, and the separators of values, name components and name groups (PS3.5 6.1.2.5.3). */
const TEXT_ENDS: ReadonlySet<number> = new Set([0x09, 0x0a, 0x0c, 0x0d])
const VALUE_ENDS: ReadonlySet<number> = new Set([...TEXT_ENDS, 0x5c])
const NAME_ENDS: ReadonlySet<number> = new Set([...VALUE_ENDS, 0x5e, 0x3d])

/**
 * Decodes one value field. At every separator the code returns to the initial set, so that each of the three groups of a
 * name begins anew. Escape sequences are obeyed whether or not they were announced, since they say themselves what follows;
 * a byte that no set explains becomes U+FFFD (文字化け is told, not hidden).
 */
export function decodeText(bytes: Uint8Array, set: CharacterSet, of: 'text' | 'values' | 'names'): string {
  if (set.whole !== undefined) return set.whole.decode(bytes)
  const ends = of === 'text' ? TEXT_ENDS : of === 'values' ? VALUE_ENDS : NAME_ENDS
  let text = ''
  let { g0, g1 } = set
  for (let at = 0; at < bytes.length; ) {
    const byte = bytes[at] ?? 0
    if (byte === ESCAPE) {
      const called = escapeAt(bytes, at)
      if (called === undefined) {
        text += '�'
        at += 1
        continue
      }
      if (called.half === 'g0') g0 = called.set
      else g1 = called.set
      at += called.length
      continue
    }
    const half = byte < 0x80 ? g0 : g1
    const isPair = isTwoByte(half) && byte > 0x20 && byte !== 0x7f
    if (!isPair && ends.has(byte)) {
      g0 = set.g0
      g1 = set.g1
      text += String.fromCharCode(byte)
      at += 1
      continue
    }
    const length = isPair ? Math.min(2, bytes.length - at) : 1
    text += charactersOf(bytes.subarray(at, at + length), half)
    at += length
  }
  return text
}

function isTwoByte(half: Half): boolean {
  return half === 'jis-x-0208' || half === 'jis-x-0212' || half === KOREAN || half === CHINESE
}

function charactersOf(bytes: Uint8Array, half: Half): string {
  const [first = 0, second = 0] = bytes
  // Control characters and the space are the same in every set.
  if (first <= 0x20) return String.fromCharCode(first)
  switch (half) {
    case 'ascii':
      return first < 0x7f ? String.fromCharCode(first) : '�'
    case 'jis-roman':
      return first === 0x5c ? '¥' : first === 0x7e ? '‾' : String.fromCharCode(first)
    case 'latin-1':
      return String.fromCharCode(first)
    case 'katakana': {
      // JIS X 0201: 0xA1 to 0xDF in the right half, 0x21 to 0x5F where it was called into the left one.
      const code = (first & 0x7f) - 0x21
      return code >= 0 && code <= 0x3e ? String.fromCharCode(0xff61 + code) : '�'
    }
    case 'jis-x-0208':
      return bytes.length < 2 ? '�' : EUC_JP.decode(new Uint8Array([first | 0x80, second | 0x80]))
    case 'jis-x-0212':
      return bytes.length < 2 ? '�' : EUC_JP.decode(new Uint8Array([0x8f, first | 0x80, second | 0x80]))
    case 'none':
      return '�'
    default:
      return half.decode(bytes)
  }
}

interface Escape {
  readonly half: 'g0' | 'g1'
  readonly set: Half
  readonly length: number
}

/** Escape sequences of PS3.3 table C.12-3 and C.12-4, after ESC. */
const ESCAPES: readonly (readonly [sequence: string, half: 'g0' | 'g1', set: Half])[] = [
  ['(B', 'g0', 'ascii'],
  ['(J', 'g0', 'jis-roman'],
  ['(I', 'g0', 'katakana'],
  [')I', 'g1', 'katakana'],
  ['$B', 'g0', 'jis-x-0208'],
  ['$@', 'g0', 'jis-x-0208'],
  ['$(D', 'g0', 'jis-x-0212'],
  ['$)C', 'g1', KOREAN],
  ['$)A', 'g1', CHINESE],
  ['-A', 'g1', 'latin-1'],
  ...(
    [
      ['-B', 101],
      ['-C', 109],
      ['-D', 110],
      ['-F', 126],
      ['-G', 127],
      ['-H', 138],
      ['-L', 144],
      ['-M', 148],
      ['-T', 166],
      ['-b', 203],
    ] as const
  ).map(([sequence, number]) => [sequence, 'g1', new TextDecoder(SINGLE_BYTE[number])] as const),
]

function escapeAt(bytes: Uint8Array, at: number): Escape | undefined {
  for (const [sequence, half, set] of ESCAPES) {
    const isHere = [...sequence].every((each, i) => bytes[at + 1 + i] === each.charCodeAt(0))
    if (isHere) return { half, set, length: sequence.length + 1 }
  }
  return undefined
}
