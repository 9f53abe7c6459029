import { textsOf } from '#standards/dicom/dicom-json.ts'
import { frameDataSet } from '#standards/dicom/functional-groups.ts'
import { TAG } from '#standards/dicom/tags.ts'
import type { ImageFrame, Vector3 } from './image-study.ts'

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
 * strongest first (PS3.3 C.7.6.1.1.1). From what the file records only (H-18): where it lies in the patient, else, for
 * radiographs, its Patient Orientation. undefined where it says neither or the image is turned by another angle, and the
 * screen then says that it is unknown.
 */
export function edgeLetters(frame: ImageFrame, turn: DisplayTurn): EdgeLetters | undefined {
  const directions = directionsOf(frame)
  if (directions === undefined || turn.rotation % 90 !== 0) return undefined
  const right = turn.isFlippedH ? opposite(directions.row) : directions.row
  const bottom = turn.isFlippedV ? opposite(directions.column) : directions.column
  const around = [opposite(bottom), right, bottom, opposite(right)]
  const quarters = (((turn.rotation / 90) % 4) + 4) % 4
  // A quarter clockwise brings what was on the left to the top.
  const at = (edge: number): string => around[(edge - quarters + 4) % 4] ?? ''
  return { top: at(0), right: at(1), bottom: at(2), left: at(3) }
}

/** Whether the file records which way its image lies. */
export function hasOrientation(frame: ImageFrame): boolean {
  return directionsOf(frame) !== undefined
}

/** Where the columns and the rows of an image go, in letters. */
function directionsOf({ geometry, instance, frame }: ImageFrame): { row: string; column: string } | undefined {
  if (geometry !== undefined) {
    return { row: letters(geometry.rowDirection), column: letters(geometry.columnDirection) }
  }
  const [row = '', column = ''] = textsOf(frameDataSet(instance.dataSet, frame), TAG.PatientOrientation)
  const axes = [row, column].map(([first = '']) => AXES.findIndex((axis) => axis.includes(first)))
  const isSaid = SIDES.test(row) && SIDES.test(column) && axes[0] !== axes[1]
  return isSaid ? { row, column } : undefined
}

const SIDES = /^[RLAPHF]{1,3}$/
const AXES: readonly string[] = ['RL', 'AP', 'HF']

function opposite(sides: string): string {
  return [...sides].map((side) => OPPOSITE[side] ?? '').join('')
}

const OPPOSITE: Readonly<Record<string, string>> = { R: 'L', L: 'R', A: 'P', P: 'A', H: 'F', F: 'H' }

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
