import { type DicomJson, numbersOf } from '#standards/dicom/dicom-json.ts'
import type { Palette } from '../decode/colour.ts'
import { FrameError } from '../frame-failure.ts'
import { elementBytes, type ReadBulk, tableEntries } from './lookup-table.ts'

const COLOURS = [
  { descriptor: '00281101', data: '00281201', segmented: '00281221' },
  { descriptor: '00281102', data: '00281202', segmented: '00281222' },
  { descriptor: '00281103', data: '00281203', segmented: '00281223' },
] as const

/** The palette of a PALETTE COLOR image (PS3.3 C.7.6.3.1.5, C.7.9.2), reduced to 8 bits an entry. Throws FrameError. */
export async function readPalette(dataSet: DicomJson, readBulk: ReadBulk): Promise<Palette> {
  const tables = await Promise.all(
    COLOURS.map(async ({ descriptor, data, segmented }) => {
      const [described, firstValue, bits] = numbersOf(dataSet, descriptor)
      if (described === undefined || firstValue === undefined || bits === undefined) {
        throw new FrameError('bad-description', 'a palette without descriptor')
      }
      const entries = described === 0 ? 65_536 : described
      const plain = await elementBytes(dataSet[data], readBulk)
      const coded = plain === undefined ? await elementBytes(dataSet[segmented], readBulk) : undefined
      if (plain === undefined && coded === undefined) throw new FrameError('bad-description', 'a palette without data')
      const words =
        plain === undefined ? expandSegments(coded ?? new Uint8Array(0), entries) : tableEntries(plain, entries, bits)
      return { firstValue, values: eightBits(words, bits) }
    }),
  )
  const [red, green, blue] = tables
  if (red === undefined || green === undefined || blue === undefined) throw new FrameError('bad-description', 'palette')
  return { firstValue: red.firstValue, red: red.values, green: green.values, blue: blue.values }
}

/** Some writers say 16 bits and use only 8: dividing those would make everything black. */
function eightBits(words: Uint16Array, bits: number): Uint8Array {
  const isWide = bits > 8 && words.some((each) => each > 255)
  return Uint8Array.from(words, (each) => (isWide ? each >> (bits - 8) : each))
}

/** Segmented palette data (PS3.3 C.7.9.2): discrete, linear and indirect segments of words. */
function expandSegments(bytes: Uint8Array, entries: number): Uint16Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const words = Uint16Array.from({ length: bytes.byteLength >> 1 }, (_, at) => view.getUint16(at * 2, true))
  const values: number[] = []
  runSegments(words, 0, Number.POSITIVE_INFINITY, values, entries, 0)
  if (values.length < entries) throw new FrameError('bad-description', 'a segmented palette that is too short')
  return Uint16Array.from(values.slice(0, entries))
}

function runSegments(
  words: Uint16Array,
  from: number,
  segments: number,
  values: number[],
  entries: number,
  depth: number,
): void {
  let at = from
  for (let done = 0; done < segments && at + 1 < words.length && values.length < entries; done += 1) {
    const opcode = words[at]
    const length = words[at + 1] ?? 0
    at += 2
    if (opcode === 0) {
      values.push(...words.subarray(at, at + length))
      at += length
    } else if (opcode === 1) {
      const start = values.at(-1) ?? 0
      const end = words[at] ?? 0
      for (let step = 1; step <= length; step += 1) values.push(Math.round(start + ((end - start) * step) / length))
      at += 1
    } else if (opcode === 2 && depth === 0) {
      const target = ((words[at] ?? 0) | ((words[at + 1] ?? 0) << 16)) >> 1
      runSegments(words, target, length, values, entries, 1)
      at += 2
    } else {
      throw new FrameError('bad-description', `palette segment ${opcode}`)
    }
  }
}
