import type { ReformatPlane } from '#imaging/reformat.ts'

type Place = readonly [x: number, y: number, z: number]

/** Directions of the keys in patient coordinates (LPS): right and down on the screen, and onward through the planes. */
const DIRECTIONS: Readonly<Record<ReformatPlane, { readonly right: Place; readonly down: Place; readonly on: Place }>> =
  {
    axial: { right: [1, 0, 0], down: [0, 1, 0], on: [0, 0, -1] },
    coronal: { right: [1, 0, 0], down: [0, 0, -1], on: [0, 1, 0] },
    sagittal: { right: [0, 1, 0], down: [0, 0, -1], on: [1, 0, 0] },
  }

const FAST = 10

/** Where the point goes by a key in one plane, 1 mm a step (Shift: 10); undefined for other keys. */
export function movedCrosshair(
  plane: ReformatPlane,
  at: Place | undefined,
  key: string,
  isFast: boolean,
): Place | undefined {
  const { right, down, on } = DIRECTIONS[plane]
  const ways: Readonly<Record<string, readonly [Place, number]>> = {
    ArrowRight: [right, 1],
    ArrowLeft: [right, -1],
    ArrowDown: [down, 1],
    ArrowUp: [down, -1],
    PageDown: [on, 1],
    PageUp: [on, -1],
  }
  const way = ways[key]
  if (at === undefined || way === undefined) return undefined
  const [direction, sign] = way
  const by = sign * (isFast ? FAST : 1)
  return [at[0] + direction[0] * by, at[1] + direction[1] * by, at[2] + direction[2] * by]
}

/** `L 12.0　P 40.5　H 1025.0` in mm: the sides of the patient instead of signs (PS3.3 C.7.6.2.1.1). */
export function patientPlace(at: Place | undefined): string {
  if (at === undefined) return '—'
  const side = (value: number, positive: string, negative: string) =>
    `${value < 0 ? negative : positive} ${Math.abs(value).toFixed(1)}`
  return [side(at[0], 'L', 'R'), side(at[1], 'P', 'A'), side(at[2], 'H', 'F')].join('　')
}
