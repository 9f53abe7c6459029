import type { Types } from '@cornerstonejs/core'
import { dot } from '#clinical/imaging/frame-geometry.ts'
import type { Vector3 } from '#clinical/imaging/image-study.ts'
import type { LoadedFrame } from '../frames/loaded-frame.ts'
import type { ReformatPlane } from '../reformat.ts'
import type { StackVolume } from './volume-of-stack.ts'

/** Which way one pages through each plane, as through stacks: head to feet, front to back, right to left. */
const ONWARD: Readonly<Record<ReformatPlane, Vector3>> = {
  axial: [0, 0, -1],
  coronal: [0, 1, 0],
  sagittal: [1, 0, 0],
}

function axesOf({ direction }: StackVolume): readonly Vector3[] {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0, i = 0] = direction
  return [
    [a, b, c],
    [d, e, f],
    [g, h, i],
  ]
}

function pointAt(volume: StackVolume, index: readonly number[]): Vector3 {
  const point: [number, number, number] = [...volume.origin]
  axesOf(volume).forEach((axis, at) => {
    const mm = (index[at] ?? 0) * (volume.spacing[at] ?? 1)
    point[0] += axis[0] * mm
    point[1] += axis[1] * mm
    point[2] += axis[2] * mm
  })
  return point
}

/** Centre of the volume, LPS in mm. */
export function middleOf(volume: StackVolume): Vector3 {
  return pointAt(
    volume,
    volume.dimensions.map((count) => (count - 1) / 2),
  )
}

/** The point itself, or the nearest of the volume. */
export function heldWithin(volume: StackVolume, point: readonly [number, number, number]): Vector3 {
  const { origin, spacing, dimensions } = volume
  const from: Vector3 = [point[0] - origin[0], point[1] - origin[1], point[2] - origin[2]]
  const index = axesOf(volume).map((axis, at) => {
    const place = dot(from, axis) / (spacing[at] ?? 1)
    return Math.min((dimensions[at] ?? 1) - 1, Math.max(0, place))
  })
  return pointAt(volume, index)
}

/** The point so many steps onward through a plane, each the distance of voxels in that direction. */
export function pagedFrom(volume: StackVolume, from: Vector3, plane: ReformatPlane, steps: number): Vector3 {
  const [x, y, z] = ONWARD[plane]
  const mm = steps * stepAlong(volume, ONWARD[plane])
  return [from[0] + x * mm, from[1] + y * mm, from[2] + z * mm]
}

/** Distance of voxels along a direction: the spacing of the axis that is nearest to it. */
function stepAlong(volume: StackVolume, direction: Vector3): number {
  const shares = axesOf(volume).map((axis) => Math.abs(dot(axis, direction)))
  return volume.spacing[shares.indexOf(Math.max(...shares))] ?? 1
}

/** As the library takes directions. */
export function matrixOfNine(direction: readonly number[]): Types.Mat3 {
  const [a = 1, b = 0, c = 0, d = 0, e = 1, f = 0, g = 0, h = 0, i = 1] = direction
  return [a, b, c, d, e, f, g, h, i]
}

/** What the library wants to know of a volume beside its voxels. */
export function volumeMetadata(
  { dimensions, spacing, direction, voxels }: StackVolume,
  { frame }: LoadedFrame,
): Types.Metadata {
  const bits = voxels.BYTES_PER_ELEMENT * 8
  return {
    BitsAllocated: bits,
    BitsStored: bits,
    HighBit: bits - 1,
    SamplesPerPixel: 1,
    PhotometricInterpretation: 'MONOCHROME2',
    PixelRepresentation: voxels instanceof Uint16Array ? 0 : 1,
    Modality: 'OT',
    ImageOrientationPatient: direction.slice(0, 6),
    PixelSpacing: [spacing[1], spacing[0]],
    FrameOfReferenceUID: frame.geometry?.frameOfReferenceUid ?? '',
    Columns: dimensions[0],
    Rows: dimensions[1],
    voiLut: [],
    VOILUTFunction: 'LINEAR',
  }
}
