import type { FrameGeometry, Vector3 } from './image-study.ts'

/** How an image is turned on the screen: mirrored first, then turned clockwise. */
export interface DisplayTurn {
  /** Degrees clockwise; any multiple of 90. */
  readonly rotation: number
  readonly isFlippedH: boolean
  readonly isFlippedV: boolean
}

export interface EdgeLetters {
  readonly top: string
  readonly right: string
  readonly bottom: string
  readonly left: string
}

/** A part of a direction below this (about 15°) gets no letter. */
const LEAST_PART = 0.26

/**
 * Which side of the patient lies at each edge of the screen: R right, L left, A front, P back, H head, F feet, the
 * strongest first (PS3.3 C.7.6.1.1.1). From the orientation recorded in the file only (H-18): undefined where there is
 * none or the image is turned by another angle, and the screen then says that it is unknown.
 */
export function edgeLetters(geometry: FrameGeometry | undefined, turn: DisplayTurn): EdgeLetters | undefined {
  if (geometry === undefined || turn.rotation % 90 !== 0) return undefined
  const right = scaled(geometry.rowDirection, turn.isFlippedH ? -1 : 1)
  const bottom = scaled(geometry.columnDirection, turn.isFlippedV ? -1 : 1)
  const around = [scaled(bottom, -1), right, bottom, scaled(right, -1)].map(letters)
  const quarters = (((turn.rotation / 90) % 4) + 4) % 4
  // A quarter clockwise brings what was on the left to the top.
  const at = (edge: number): string => around[(edge - quarters + 4) % 4] ?? ''
  return { top: at(0), right: at(1), bottom: at(2), left: at(3) }
}

function scaled([x, y, z]: Vector3, by: number): Vector3 {
  return [x * by, y * by, z * by]
}

function letters([x, y, z]: Vector3): string {
  const parts: readonly (readonly [string, number])[] = [
    [x > 0 ? 'L' : 'R', Math.abs(x)],
    [y > 0 ? 'P' : 'A', Math.abs(y)],
    [z > 0 ? 'H' : 'F', Math.abs(z)],
  ]
  return [...parts]
    .filter(([, part]) => part >= LEAST_PART)
    .sort(([, one], [, other]) => other - one)
    .map(([letter]) => letter)
    .join('')
}
