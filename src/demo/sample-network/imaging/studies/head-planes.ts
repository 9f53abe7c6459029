import type { DataSet } from '../dicom/data-set.ts'
import { type HeadPalette, headValue } from '../phantoms/head-phantom.ts'

type Vector = readonly [x: number, y: number, z: number]

/** A stack of parallel pictures of the head: where the middle of the first lies, and how they follow one another. */
export interface HeadStack {
  readonly middle: Vector
  readonly row: Vector
  readonly column: Vector
  /** Pixels a side, and mm a pixel. */
  readonly side: number
  readonly spacing: number
  /** From one picture to the next, along the normal of row and column. */
  readonly step: number
  readonly count: number
}

/** Axial, tilted to the line between the commissures, from below. */
export function axialStack(side: number, field: number, count: number, step: number): HeadStack {
  // Nine degrees.
  const [c, s] = [0.9877, 0.1564]
  return {
    middle: [0, -8, -44],
    row: [1, 0, 0],
    column: [0, c, s],
    side,
    spacing: field / side,
    step,
    count,
  }
}

/** From the right to the left. */
export function sagittalStack(side: number, field: number, count: number, step: number): HeadStack {
  return {
    middle: [(-step * (count - 1)) / 2 + 3, -6, -22],
    row: [0, 1, 0],
    column: [0, 0, -1],
    side,
    spacing: field / side,
    // Row × column points to the right.
    step: -step,
    count,
  }
}

/** From the front to the back. */
export function coronalStack(side: number, field: number, count: number, step: number): HeadStack {
  return {
    middle: [0, -62, 2],
    row: [1, 0, 0],
    column: [0, 0, -1],
    side,
    spacing: field / side,
    step,
    count,
  }
}

function cross(a: Vector, b: Vector): Vector {
  return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]]
}

/** Centre of the first pixel of one picture of a stack. */
function cornerOf({ middle, row, column, side, spacing, step }: HeadStack, index: number): Vector {
  const normal = cross(row, column)
  const half = ((side - 1) / 2) * spacing
  const along = (axis: 0 | 1 | 2) => middle[axis] + normal[axis] * step * index - (row[axis] + column[axis]) * half
  return [along(0), along(1), along(2)]
}

/** Image Position and Orientation (Patient) of one picture, rounded as devices write them. */
export function planeOf(
  stack: HeadStack,
  index: number,
): { readonly position: DataSet; readonly orientation: DataSet } {
  return {
    position: { ImagePositionPatient: cornerOf(stack, index).map(rounded) },
    orientation: { ImageOrientationPatient: [...stack.row, ...stack.column] },
  }
}

export function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000
}

/** The values of one picture without noise. @param edge mm over which tissues go over into each other */
export function headPicture(stack: HeadStack, index: number, palette: HeadPalette, edge: number): Float32Array {
  const { row, column, side, spacing } = stack
  const corner = cornerOf(stack, index)
  const values = new Float32Array(side * side)
  for (let v = 0; v < side; v++) {
    for (let u = 0; u < side; u++) {
      const at = (axis: 0 | 1 | 2) => corner[axis] + (row[axis] * u + column[axis] * v) * spacing
      values[v * side + u] = headValue(at(0), at(1), at(2), palette, edge)
    }
  }
  return values
}
