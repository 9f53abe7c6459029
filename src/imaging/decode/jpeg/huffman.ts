import { FrameError } from '../../frame-failure.ts'
import type { BitReader } from './bit-reader.ts'

/** For every 16 bits that may come next: the symbol, and above it the length of its code; 0 where no code begins so. */
export type HuffmanTable = Uint16Array

/** Builds a table of the counts of codes of each length and the symbols in order (ISO/IEC 10918-1 Annex C). */
export function huffmanTable(counts: Uint8Array, symbols: Uint8Array): HuffmanTable {
  const table = new Uint16Array(65_536)
  let code = 0
  let index = 0
  for (let length = 1; length <= 16; length += 1) {
    for (let left = counts[length - 1] ?? 0; left > 0; left -= 1) {
      const from = code << (16 - length)
      const to = (code + 1) << (16 - length)
      if (to > 65_536) throw new FrameError('corrupt', 'JPEG Huffman table')
      table.fill((length << 8) | (symbols[index] ?? 0), from, to)
      code += 1
      index += 1
    }
    code <<= 1
  }
  return table
}

export function decodeSymbol(reader: BitReader, table: HuffmanTable): number {
  const entry = table[reader.peek(16)] ?? 0
  if (entry === 0) throw new FrameError('corrupt', 'JPEG Huffman code')
  reader.skip(entry >> 8)
  return entry & 0xff
}
