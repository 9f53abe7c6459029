/** Names of character codes without case, spaces, hyphens and NUL, and the decoder of each (mfer-cda-hpki.md §1.8). */
const LABELS: Readonly<Record<string, string>> = {
  ascii: 'ascii',
  ansix34: 'ascii',
  iso646: 'ascii',
  utf8: 'utf-8',
  unicode: 'utf-16le',
  utf16: 'utf-16le',
  utf16le: 'utf-16le',
  utf16be: 'utf-16be',
  jisx0201: 'shift_jis',
  jisx0208: 'iso-2022-jp',
  jisx0212: 'iso-2022-jp',
  rfc1468: 'iso-2022-jp',
  iso2022jp: 'iso-2022-jp',
  shiftjis: 'shift_jis',
  sjis: 'shift_jis',
  eucjp: 'euc-jp',
}

/** The decoder of a character code as TXC names it; undefined for a name that nobody knows. */
export function characterCodeOf(name: string): string | undefined {
  const plain = name.toLowerCase().replace(/[\s\0._-]/g, '')
  const part = /^iso8859(\d{0,2})$/.exec(plain)
  if (part !== null) {
    const number = part[1] === '' ? 1 : Number(part[1])
    // There is no part 12.
    return number >= 1 && number <= 16 && number !== 12 ? `iso-8859-${number}` : undefined
  }
  return LABELS[plain]
}

/** Text of a value, without the NUL that pads it. `isSure` is false where it had to be guessed or was damaged. */
export function decodeMferText(bytes: Uint8Array, code: string): { readonly text: string; readonly isSure: boolean } {
  if (code === 'utf-16le' || code === 'utf-16be') return decoded(code, bytes.subarray(0, bytes.length & ~1))
  if (bytes.every((byte) => byte < 0x80 && byte !== 0x1b)) return decoded('utf-8', bytes)
  if (code === 'ascii') {
    // Nothing was told that could hold these bytes: what decodes without damage is taken, and marked.
    if (bytes.includes(0x1b)) return { ...decoded('iso-2022-jp', bytes), isSure: false }
    const asUtf8 = decoded('utf-8', bytes)
    return asUtf8.isSure ? { ...asUtf8, isSure: false } : { ...decoded('shift_jis', bytes), isSure: false }
  }
  // Makers that name JIS X 0208 without the escapes of ISO-2022-JP write Shift_JIS.
  if (code === 'iso-2022-jp' && !bytes.includes(0x1b)) return { ...decoded('shift_jis', bytes), isSure: false }
  return decoded(code, bytes)
}

function decoded(code: string, bytes: Uint8Array): { readonly text: string; readonly isSure: boolean } {
  const text = new TextDecoder(code).decode(bytes).replace(/\0+$/, '')
  const isWhole = !text.includes('\uFFFD')
  // A NUL inside ends it: what follows is what was left in the writer's memory.
  return { text: (text.split('\0')[0] ?? '').trim(), isSure: isWhole }
}
