/** A length that a reader knows at sight, and how long it is on the screen. */
export interface ScaleBar {
  readonly mm: number
  readonly cssPixels: number
  /** Parts with a tick between them. */
  readonly parts: number
}

/** Lengths with the number of parts that make whole centimetres or millimetres. */
const LENGTHS = [
  { mm: 200, parts: 4 },
  { mm: 100, parts: 10 },
  { mm: 50, parts: 5 },
  { mm: 20, parts: 4 },
  { mm: 10, parts: 10 },
  { mm: 5, parts: 5 },
  { mm: 2, parts: 2 },
  { mm: 1, parts: 1 },
] as const

/** The longest known length that is at most a third of the picture; undefined where the spacing is not known (IMG-3). */
export function scaleBarOf(cssPixelsPerMm: number | undefined, height: number): ScaleBar | undefined {
  if (cssPixelsPerMm === undefined || !(cssPixelsPerMm > 0)) return undefined
  const fitting = LENGTHS.find(({ mm }) => mm * cssPixelsPerMm <= height / 3)
  return fitting === undefined ? undefined : { ...fitting, cssPixels: fitting.mm * cssPixelsPerMm }
}
