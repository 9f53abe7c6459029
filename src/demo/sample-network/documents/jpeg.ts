/** Quantiser of the one coefficient that is written: steps of two grey levels. */
const STEP = 16

/** Huffman codes of the DC categories 0…11 (ITU-T T.81, table K.3): number of codes by length, then the categories. */
const DC_LENGTHS = [0, 1, 5, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0]
const DC_CODES = [
  '00',
  '010',
  '011',
  '100',
  '101',
  '110',
  '1110',
  '11110',
  '111110',
  '1111110',
  '11111110',
  '111111110',
]

/**
 * A valid baseline JPEG in grey, drawn from a formula in blocks of 8×8 pixels of one shade each: a stand-in for a photograph.
 * @param shade grey level 0…255 at the middle of a block.
 */
export function jpegOf(width: number, height: number, shade: (x: number, y: number) => number): Uint8Array {
  let bits = ''
  let previous = 0
  for (let y = 0; y < height; y += 8) {
    for (let x = 0; x < width; x += 8) {
      // The DC coefficient of a flat block is eight times its distance from grey.
      const level = Math.round(((Math.max(0, Math.min(255, shade(x + 4, y + 4))) - 128) * 8) / STEP)
      bits += dcCode(level - previous) + END_OF_BLOCK
      previous = level
    }
  }
  bits += '1'.repeat((8 - (bits.length % 8)) % 8)
  const scan: number[] = []
  for (let i = 0; i < bits.length; i += 8) {
    const byte = Number.parseInt(bits.slice(i, i + 8), 2)
    scan.push(byte, ...(byte === 0xff ? [0] : []))
  }
  return Uint8Array.from([
    ...[0xff, 0xd8],
    ...marker(0xe0, [0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0]),
    ...marker(0xdb, [0, ...Array.from({ length: 64 }, () => STEP)]),
    ...marker(0xc0, [8, height >> 8, height & 0xff, width >> 8, width & 0xff, 1, 1, 0x11, 0]),
    ...marker(0xc4, [0, ...DC_LENGTHS, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]),
    // The AC table knows one code, the end of the block.
    ...marker(0xc4, [0x10, 1, ...Array.from({ length: 15 }, () => 0), 0]),
    ...marker(0xda, [1, 1, 0, 0, 63, 0]),
    ...scan,
    ...[0xff, 0xd9],
  ])
}

const END_OF_BLOCK = '0'

function dcCode(difference: number): string {
  const category = difference === 0 ? 0 : Math.floor(Math.log2(Math.abs(difference))) + 1
  const code = DC_CODES[category] ?? ''
  if (category === 0) return code
  const value = difference > 0 ? difference : difference + 2 ** category - 1
  return code + value.toString(2).padStart(category, '0')
}

function marker(code: number, content: readonly number[]): number[] {
  const length = content.length + 2
  return [0xff, code, length >> 8, length & 0xff, ...content]
}
