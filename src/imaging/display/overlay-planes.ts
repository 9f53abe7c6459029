import { type DicomJson, numberOf, numbersOf, textOf } from '#standards/dicom/dicom-json.ts'
import type { GreyFrame } from '../decode/decoded-frame.ts'
import { elementBytes, type ReadBulk } from './lookup-table.ts'

/** Graphics that the file lays over its image (PS3.3 C.9.2), one byte a point: 1 = drawn. */
export interface OverlayPlane {
  readonly rows: number
  readonly columns: number
  /** Column and row of the image, from 0, on which the first point lies; may be negative. */
  readonly left: number
  readonly top: number
  readonly points: Uint8Array
}

/** The sixteen groups of overlay planes. */
const GROUPS = Array.from({ length: 16 }, (_, at) => (0x6000 + at * 2).toString(16).toUpperCase())

/** Planes whose points lie in unused bits of the pixels (retired in 2004, met in old files), with the bit. */
export function overlayBitsOf(dataSet: DicomJson): readonly { readonly group: string; readonly bit: number }[] {
  return GROUPS.flatMap((group) => {
    const bit = numberOf(dataSet, `${group}0102`)
    const isEmbedded = numberOf(dataSet, `${group}0100`) !== 1 && dataSet[`${group}3000`] === undefined
    return dataSet[`${group}0010`] !== undefined && isEmbedded && bit !== undefined && bit > 0 ? [{ group, bit }] : []
  })
}

/**
 * The planes of one frame (from 1). Graphics only: a plane of type R marks a region for a program and is not drawn.
 * `isComplete` is false when a plane could not be had.
 */
export async function overlayPlanes(
  dataSet: DicomJson,
  frame: number,
  grey: GreyFrame | undefined,
  readBulk: ReadBulk,
): Promise<{ readonly planes: readonly OverlayPlane[]; readonly isComplete: boolean }> {
  const groups = GROUPS.filter(
    (group) => dataSet[`${group}0010`] !== undefined && textOf(dataSet, `${group}0040`) !== 'R',
  )
  const planes = await Promise.all(
    groups.map((group) => overlayPlane(dataSet, group, frame, grey, readBulk).catch(() => 'missing' as const)),
  )
  return {
    planes: planes.filter((plane) => plane !== 'missing' && plane !== 'other-frame'),
    isComplete: planes.every((plane) => plane !== 'missing'),
  }
}

async function overlayPlane(
  dataSet: DicomJson,
  group: string,
  frame: number,
  grey: GreyFrame | undefined,
  readBulk: ReadBulk,
): Promise<OverlayPlane | 'missing' | 'other-frame'> {
  const rows = numberOf(dataSet, `${group}0010`) ?? 0
  const columns = numberOf(dataSet, `${group}0011`) ?? 0
  const [top = 1, left = 1] = numbersOf(dataSet, `${group}0050`)
  const at = { rows, columns, left: left - 1, top: top - 1 }
  const embedded = grey?.bitPlanes[group]
  if (embedded !== undefined) return { ...at, points: embedded }
  const count = rows * columns
  const frames = numberOf(dataSet, `${group}0015`) ?? 1
  const index = frame - (numberOf(dataSet, `${group}0051`) ?? 1)
  // A plane without frames of its own belongs to every frame (C.9.3).
  const own = dataSet[`${group}0015`] === undefined ? 0 : index
  if (own < 0 || own >= frames) return 'other-frame'
  const bytes = await elementBytes(dataSet[`${group}3000`], readBulk)
  if (bytes === undefined || count === 0 || bytes.length * 8 < (own + 1) * count) return 'missing'
  const first = own * count
  const points = Uint8Array.from({ length: count }, (_, point) => {
    const bit = first + point
    return ((bytes[bit >> 3] ?? 0) >> (bit & 7)) & 1
  })
  return { ...at, points }
}
