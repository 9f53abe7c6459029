import { numberOf, numbersOf } from '#standards/dicom/dicom-json.ts'
import { frameDataSet } from '#standards/dicom/functional-groups.ts'
import { TAG } from '#standards/dicom/tags.ts'
import { dot, minus } from './frame-geometry.ts'
import type { FrameGeometry, ImageFrame, ReformatObstacle, Vector3 } from './image-study.ts'

const FEWEST_IMAGES = 3
/** Positions are written with few digits: this much off the even grid is rounding. */
const ROUNDING_MM = 0.06
const UNEVEN_SHARE = 0.05
const MOST_TILT_DEGREES = 0.5
/** A shift within the plane below this is rounding, whatever angle it makes over a short stack. */
const LEAST_SHIFT_MM = 0.15

/**
 * Whether a volume may be built of frames that are ordered by position, or the first reason why not: never of unequal
 * spacing, of a tilted gantry or of doubled positions without saying so (H-18).
 */
export function canReformat(frames: readonly ImageFrame[]): true | ReformatObstacle {
  const places = frames.flatMap(({ geometry }) => geometry ?? [])
  const [first] = places
  if (first === undefined || places.length < frames.length) return { reason: 'no-geometry' }
  if (places.some((each) => !isParallel(each, first))) return { reason: 'mixed-orientations' }
  if (frames.length < FEWEST_IMAGES) return { reason: 'too-few-images' }
  if (places.some(({ frameOfReferenceUid }) => frameOfReferenceUid !== first.frameOfReferenceUid)) {
    return { reason: 'mixed-frames-of-reference' }
  }
  const plain = frames.map(({ instance, frame }) => frameDataSet(instance.dataSet, frame))
  if (plain.some((each) => (numberOf(each, TAG.SamplesPerPixel) ?? 1) !== 1)) return { reason: 'colour' }
  if (plain.some((each) => numbersOf(each, TAG.PixelSpacing).length !== 2)) return { reason: 'no-spacing' }
  return evenness(places, first)
}

function isParallel(one: FrameGeometry, other: FrameGeometry): boolean {
  return dot(one.rowDirection, other.rowDirection) > 0.9999 && dot(one.columnDirection, other.columnDirection) > 0.9999
}

function evenness(places: readonly FrameGeometry[], first: FrameGeometry): true | ReformatObstacle {
  const along = places.map(({ position }) => dot(minus(position, first.position), first.normal))
  const steps = along.slice(1).map((at, i) => Math.abs(at - (along[i] ?? 0)))
  const typical = [...steps].sort((a, b) => a - b)[steps.length >> 1] ?? 0
  const doubled = steps.filter((step) => step <= Math.max(0.001, typical / 100)).length
  if (doubled > 0) return { reason: 'duplicate-positions', count: doubled }
  const last = along.at(-1) ?? 0
  const even = last / (along.length - 1)
  const allowed = Math.max(ROUNDING_MM, Math.abs(even) * UNEVEN_SHARE)
  if (along.some((at, i) => Math.abs(at - i * even) > allowed)) {
    return { reason: 'unequal-spacing', least: Math.min(...steps), most: Math.max(...steps) }
  }
  const degrees = Math.max(...places.map((each) => tilt(each, first)))
  return degrees > MOST_TILT_DEGREES ? { reason: 'gantry-tilt', degrees } : true
}

/** Angle between the slice normal and the line from the first to this position. */
function tilt({ position }: FrameGeometry, first: FrameGeometry): number {
  const way: Vector3 = minus(position, first.position)
  const along = Math.abs(dot(way, first.normal))
  const shift = Math.hypot(dot(way, first.rowDirection), dot(way, first.columnDirection))
  return shift <= LEAST_SHIFT_MM ? 0 : (Math.atan2(shift, along) * 180) / Math.PI
}
