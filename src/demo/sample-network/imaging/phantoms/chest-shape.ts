import { bell, curveOf } from './arithmetic.ts'
import { ellipseDistance, roundedDistance } from './slice.ts'

/**
 * The outlines of an old man's chest, in mm of the patient: x to his left, y to his back, z to his head; z = 0 is the top
 * of the lungs, -315 the upper abdomen. Distances are negative inside.
 */

const bodyX = curveOf([
  [-320, 156],
  [-260, 160],
  [-200, 166],
  [-120, 167],
  [-60, 162],
  [-25, 156],
  [10, 140],
])
const bodyY = curveOf([
  [-320, 107],
  [-200, 110],
  [-120, 108],
  [-60, 100],
  [-20, 92],
  [10, 84],
])
const cavityX = curveOf([
  [-320, 130],
  [-220, 136],
  [-140, 132],
  [-80, 120],
  [-40, 99],
  [-15, 74],
  [0, 50],
  [10, 30],
])
const cavityY = curveOf([
  [-320, 80],
  [-220, 82],
  [-140, 79],
  [-80, 70],
  [-40, 56],
  [-15, 42],
  [0, 26],
  [10, 14],
])
const cavityAt = curveOf([
  [-320, -2],
  [-80, -2],
  [-30, 8],
  [10, 22],
])

export function bodyDistance(x: number, y: number, z: number): number {
  const furrow = y > 0 ? 7 * bell(x, 16) : 0
  return roundedDistance(x, y, bodyX(z), bodyY(z)) + furrow
}

/** To the inner side of the ribs. */
export function cavityDistance(x: number, y: number, z: number): number {
  const shifted = y - cavityAt(z)
  // On both sides of the spine the chest reaches further back.
  const bulge = shifted > 0 ? 7 * bell((x < 0 ? -x : x) - 58, 34) - 4 * bell(x, 20) : 0
  return roundedDistance(x, shifted, cavityX(z), cavityY(z)) - bulge
}

/** Height of the diaphragm above a place: two domes, falling off towards the ribs. */
export function diaphragmHeight(x: number, y: number): number {
  const [top, cx, rx] = x < 0 ? [-218, -68, 66] : [-230, 72, 62]
  const [u, v] = [(x - cx) / rx, (y + 8) / 74]
  const steep = y > 0 ? 1.5 : 0.8
  return top - 46 * (u * u + steep * v * v)
}

/** Middle of the heart. */
const HEART_CENTRE = [16, -24, -188] as const

/** To the outside of the pericardium's fat. */
export function heartDistance(x: number, y: number, z: number, size: number, margin = 0): number {
  const [dx, dy, dz] = [x - HEART_CENTRE[0], y - HEART_CENTRE[1], z - HEART_CENTRE[2]]
  // The long axis points to the left, forwards and down.
  const along = dx * 0.78 - dy * 0.42 - dz * 0.46
  const across = dx * 0.47 + dy * 0.88
  const up = dx * 0.41 - dy * 0.22 + dz * 0.88
  const [a, b, c] = [68 * size + margin, 49 * size + margin, 50 * size + margin]
  const k = Math.sqrt((along / a) * (along / a) + (across / b) * (across / b) + (up / c) * (up / c))
  return (k - 1) * 52
}

const mediastinumX = curveOf([
  [-320, 34],
  [-150, 34],
  [-110, 44],
  [-75, 40],
  [-40, 33],
  [10, 34],
])

/** To everything between the lungs: fat with vessels, heart, gullet and spine. */
function mediastinumDistance(x: number, y: number, z: number, heartSize: number): number {
  const width = mediastinumX(z)
  const column = ellipseDistance(x - 2, y - 4, width, 46)
  const front = ellipseDistance(x + 2, y + 54, 15, 34)
  const spine = ellipseDistance(x, y - 66, 27, 27)
  const aorta = z < -70 ? ellipseDistance(x - 24, y - 42, 17, 17) : 30
  const heart = z < -115 ? heartDistance(x, y, z, heartSize, 8) : 30
  return Math.min(column, front, spine, aorta, heart)
}

export interface ChestState {
  /** Radius of the nodule in the right upper lobe in mm; undefined for none. */
  readonly nodule: number | undefined
  /** Depth of fluid at the back of the chest, right and left, in mm. */
  readonly effusion: readonly [right: number, left: number]
  readonly hasPneumonia: boolean
  /** 1 is a healthy one, 1.14 a failing one. */
  readonly heartSize: number
}

/** To the air of the lungs, whatever fluid there is. */
export function lungDistance(x: number, y: number, z: number, heartSize: number): number {
  const cavity = cavityDistance(x, y, z) + 2.5
  const mediastinum = -mediastinumDistance(x, y, z, heartSize)
  const diaphragm = (diaphragmHeight(x, y) - z) * 0.6
  return Math.max(cavity, mediastinum, diaphragm)
}

/** Where the nodule lies: right S2, near the pleura of the back. */
export const NODULE_AT = [-74, 24, -82] as const
