/**
 * A place in one frame as DICOM spatial coordinates tell it (PS3.3 C.18.6.1.1): column and row as fractions, 0.0\0.0 at the
 * upper left corner of the first pixel, whose centre is 0.5\0.5.
 */
export type Point = readonly [column: number, row: number]

export const MEASUREMENT_KINDS = [
  'length',
  'angle',
  'cobb',
  'bidirectional',
  'heart-ratio',
  'ellipse',
  'circle',
  'rectangle',
  'freehand',
  'probe',
  'arrow',
] as const

export type MeasurementKind = (typeof MEASUREMENT_KINDS)[number]

/** The frame that was measured, and all that a report must say to find it again (PS3.3 C.17.2, C.18.4). */
export interface MeasuredImage {
  readonly studyUid: string
  readonly seriesUid: string
  readonly sopClassUid: string
  readonly sopInstanceUid: string
  /** From 1. */
  readonly frame: number
  /** Whether the instance has several frames, so that the frame must be named. */
  readonly isMultiFrame: boolean
}

/**
 * One measurement. What `points` are, by kind: `length` both ends · `angle` end, vertex, end · `cobb` both ends of one line,
 * then of the other · `bidirectional` long axis, then short axis · `heart-ratio` both sides of the heart, then of the
 * thorax, each pair on one row · `ellipse` ends of the longer axis, then of the other (as SCOORD ELLIPSE) · `circle` centre
 * and a point of the circle (as SCOORD CIRCLE) · `rectangle` four corners in order · `freehand` corners of a closed line ·
 * `probe` the place · `arrow` tip, then tail.
 */
export interface Measurement {
  /** Tracking Unique Identifier: made once, the same for as long as the measurement exists. */
  readonly uid: string
  readonly kind: MeasurementKind
  readonly image: MeasuredImage
  readonly points: readonly Point[]
  /** What the reader wrote beside it; empty for nothing. An arrow has little sense without. */
  readonly text: string
}

/** Shapes with an inside, whose pixels can be counted. */
export function isRegion(kind: MeasurementKind): boolean {
  return kind === 'ellipse' || kind === 'circle' || kind === 'rectangle' || kind === 'freehand'
}

export function isSameFrame(one: MeasuredImage, other: MeasuredImage): boolean {
  return one.sopInstanceUid === other.sopInstanceUid && one.frame === other.frame
}
