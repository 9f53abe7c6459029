import type { DicomElement } from '#standards/dicom/dicom-json.ts'
import { FrameError } from '../frame-failure.ts'

/** A table as described by a LUT Descriptor (PS3.3 C.11.1.1.1). */
export interface LookupTable {
  /** Value that the first entry stands for; below it the first, beyond the last the last entry holds. */
  readonly firstValue: number
  /** Bits of an entry. */
  readonly bits: number
  readonly entries: Uint16Array
}

/** Fetches bulk data by the address that stands in the metadata. */
export type ReadBulk = (uri: string) => Promise<Uint8Array>

/** The bytes of a binary element, in line or fetched; little endian. undefined when the element has no data. */
export async function elementBytes(
  element: DicomElement | undefined,
  readBulk: ReadBulk,
): Promise<Uint8Array | undefined> {
  if (element?.InlineBinary !== undefined)
    return Uint8Array.from(atob(element.InlineBinary), (each) => each.charCodeAt(0))
  if (element?.BulkDataURI !== undefined) return readBulk(element.BulkDataURI)
  return undefined
}

/**
 * Table data as numbers: given as values (US), as words, or as bytes where the descriptor says 8 bits and there is one byte
 * an entry (both are met). Throws FrameError when the data are shorter than described.
 */
export async function readLookupTable(
  { entries, firstValue, bits }: { readonly entries: number; readonly firstValue: number; readonly bits: number },
  data: DicomElement | undefined,
  readBulk: ReadBulk,
): Promise<LookupTable> {
  const numbers = (data?.Value ?? []).map(Number)
  if (numbers.length >= entries && numbers.every(Number.isFinite)) {
    return { firstValue, bits, entries: Uint16Array.from(numbers.slice(0, entries)) }
  }
  const bytes = await elementBytes(data, readBulk)
  if (bytes === undefined) throw new FrameError('bad-description', 'a lookup table without data')
  return { firstValue, bits, entries: tableEntries(bytes, entries, bits) }
}

export function tableEntries(bytes: Uint8Array, entries: number, bits: number): Uint16Array {
  if (bytes.length >= entries * 2) {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    return Uint16Array.from({ length: entries }, (_, at) => view.getUint16(at * 2, true))
  }
  if (bits <= 8 && bytes.length >= entries) return Uint16Array.from(bytes.subarray(0, entries))
  throw new FrameError('bad-description', `a lookup table of ${bytes.length} bytes for ${entries} entries`)
}

export function tableValue(table: LookupTable, value: number): number {
  const { entries, firstValue } = table
  const at = Math.min(entries.length - 1, Math.max(0, Math.round(value) - firstValue))
  return entries[at] ?? 0
}
