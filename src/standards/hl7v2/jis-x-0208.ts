/**
 * JIS X 0208 with NEC row 13 and the IBM extensions, as WHATWG encodings map them: character of row r, cell c (both from
 * 1) at (r - 1) × 94 + c - 1; 0 where nothing is assigned. Filled from the platform's EUC-JP decoder, so that no table
 * has to be shipped; 0x215D, 0x2141, 0x2140, 0x2142 are U+FF0D, U+FF5E, U+FF3C, U+2225 everywhere.
 */
let table: Uint16Array | undefined

const ROWS = 94
const CELLS = 94
const LINE_FEED = 0x0a
/** The four characters that platforms map differently (ss-mix2.md §2), by row and cell. */
const SETTLED: readonly (readonly [number, number, number])[] = [
  [1, 61, 0xff0d],
  [1, 33, 0xff5e],
  [1, 32, 0xff3c],
  [1, 34, 0x2225],
]

export function jisX0208(): Uint16Array {
  table ??= build()
  return table
}

function build(): Uint16Array {
  // Each cell on a line of its own: an unassigned one may decode to more or fewer characters than one.
  const bytes = new Uint8Array(ROWS * CELLS * 3)
  let length = 0
  for (let row = 1; row <= ROWS; row++) {
    for (let cell = 1; cell <= CELLS; cell++) {
      bytes[length++] = 0xa0 + row
      bytes[length++] = 0xa0 + cell
      bytes[length++] = LINE_FEED
    }
  }
  const cells = new TextDecoder('euc-jp').decode(bytes).split('\n')
  const result = new Uint16Array(ROWS * CELLS)
  for (let i = 0; i < result.length; i++) {
    const text = cells[i] ?? ''
    if (text.length === 1 && text !== '\uFFFD') result[i] = text.charCodeAt(0)
  }
  for (const [row, cell, code] of SETTLED) result[(row - 1) * CELLS + cell - 1] = code
  return result
}
