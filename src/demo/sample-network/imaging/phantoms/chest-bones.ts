import { bell, clamp, interpolate, smoothstep, turnsFromFront } from './arithmetic.ts'
import { bodyDistance, cavityDistance } from './chest-shape.ts'
import { ellipseDistance, type Slice } from './slice.ts'
import type { Texture } from './texture.ts'

const CORTEX = 820
const VERTEBRA = 25
const RIB_SPACING = 25.5

/** Paints the bones that a slice at height `z` crosses. */
export function paintBones(slice: Slice, z: number, texture: Texture): void {
  paintRibs(slice, z, texture)
  paintSternum(slice, z, texture)
  paintShoulder(slice, z, texture)
  paintVertebra(slice, z, texture)
}

function bone(texture: Texture, z: number, marrow: number, cortex: number) {
  return (x: number, y: number, _before: number, depth: number) =>
    depth > -cortex ? CORTEX - 90 + 90 * texture(x / 3, y / 3, z / 3) : marrow + 70 * texture(x / 2, y / 2, z / 2)
}

/** Each rib leaves its vertebra, falls on its way around the chest, and ends in cartilage at the front. */
function paintRibs(slice: Slice, z: number, texture: Texture): void {
  const { geometry } = slice
  const all = { left: -180, right: 180, top: geometry.top, bottom: 130 }
  const depthOf = (x: number, y: number): { distance: number; turns: number } => {
    const shell = cavityDistance(x, y, z) - 6.5
    if (shell > 9 || shell < -9) return { distance: 20, turns: 0 }
    const turns = 0.5 - turnsFromFront(x, y)
    // Fall of a rib below its head, by how far around the chest it has come.
    const fall =
      96 * smoothstep(0.02, 0.42, turns) + 14 * smoothstep(0, 0.08, turns) - 26 * smoothstep(0.38, 0.5, turns)
    const height = z + fall + 3 + (x < 0 ? 2 : 0)
    if (height > 8 || height < -11.6 * RIB_SPACING) return { distance: 20, turns }
    const along = height / RIB_SPACING
    const off = (along - Math.round(along)) * RIB_SPACING
    const [u, v] = [off / 6.6, shell / 4.4]
    return { distance: (Math.sqrt(u * u + v * v) - 1) * 4.4, turns }
  }
  slice.paint(
    all,
    (x, y) => depthOf(x, y).distance,
    (x, y, _before, depth) => {
      const { turns } = depthOf(x, y)
      if (turns > 0.405) return 95 + 60 * bell(depth, 1)
      return depth > -1.5 ? CORTEX - 120 : 240 + 60 * texture(x / 2, y / 2, z / 2)
    },
  )
}

function paintSternum(slice: Slice, z: number, texture: Texture): void {
  if (z > -38 || z < -212) return
  const front = frontOf(z) + 7
  const width = interpolate(
    [
      [-212, 8],
      [-190, 15],
      [-95, 18],
      [-80, 24],
      [-50, 34],
      [-38, 24],
    ],
    z,
  )
  const paint = bone(texture, z, 150, 1.4)
  slice.ellipse(0, front - 3, width, 7.5, paint)
}

/** y of the inner side of the chest wall at its front. */
function frontOf(z: number): number {
  for (let y = -110; y < 0; y++) if (cavityDistance(0, y, z) <= 4) return y - 8
  return -40
}

function paintShoulder(slice: Slice, z: number, texture: Texture): void {
  const paint = bone(texture, z, 260, 2.2)
  for (const side of [-1, 1]) {
    if (z > -42) {
      // The collar bone rises from the breast bone to the side and back.
      const share = clamp((z + 42) / 44, 0, 1)
      const x = 26 + 92 * share
      slice.stroke([side * x, -62 + 42 * share, 7], [side * (x + 28), -50 + 44 * share, 6], paint)
    }
    if (z > -158 && z < -6) {
      const low = smoothstep(-158, -40, z)
      const share = 1 - 0.8 * smoothstep(-44, -6, z)
      const from = [side * (80 - 6 * low), 74 - 12 * low, 2.6] as const
      const to = [side * (80 - 6 * low + (26 + 28 * low) * share), 74 - 12 * low - (8 + 22 * low) * share, 3.6] as const
      slice.stroke(from, to, paint)
      // Its spine rises to the shoulder.
      const rise = (z + 56) / 36
      if (rise > 0 && rise < 1) {
        slice.stroke([side * (88 + 30 * rise), 68 - 18 * rise, 3], [side * (112 + 26 * rise), 56 - 22 * rise, 6], paint)
      }
    }
    const joint = (z + 16) / 25
    if (joint > -1 && joint < 1) {
      const size = Math.sqrt(1 - joint * joint)
      slice.ellipse(side * 137, 20, 17 * size, 18 * size, bone(texture, z, 220, 2))
    }
  }
}

function paintVertebra(slice: Slice, z: number, texture: Texture): void {
  const phase = ((z % VERTEBRA) + VERTEBRA) % VERTEBRA
  const size = interpolate(
    [
      [-320, 1.16],
      [-150, 1],
      [0, 0.84],
    ],
    z,
  )
  const middle = 62
  const isDisc = phase < 4.5
  const marrow = bone(texture, z, 165, 1.7)
  const body = (x: number, y: number) =>
    ellipseDistance(x, y - middle, 20 * size, 15 * size) + 5 * bell(x, 7) * smoothstep(middle + 6, middle + 14, y)
  const box = { left: -24, right: 24, top: middle - 20, bottom: middle + 20 }
  if (isDisc) slice.paint(box, body, (x, y) => 85 + 12 * texture(x / 3, y / 3, z))
  else slice.paint(box, body, marrow)
  const canal = middle + 24 * size
  const arch = bone(texture, z, 300, 2)
  // Pedicles only beside the upper half of a body; the arch behind the canal always.
  if (phase > 11) for (const side of [-1, 1]) slice.stroke([side * 10, middle + 10, 4], [side * 12, canal, 4.5], arch)
  for (const side of [-1, 1]) {
    slice.stroke([side * 12, canal + 1, 4], [side * 3, canal + 12, 3.6], arch)
    if (phase > 8 && phase < 21) slice.stroke([side * 13, canal, 4.6], [side * 33, canal + 9, 4.2], arch)
  }
  const tip = Math.min(canal + 32, backOf(z) - 9)
  slice.stroke([0, canal + 12, 3.4], [0, phase > 6 ? tip : canal + 20, phase > 6 ? 3.2 : 2.4], arch)
  slice.ellipse(0, canal, 9, 8.4, 12)
  slice.ellipse(0, canal, 5.4, 4.4, 34)
}

function backOf(z: number): number {
  for (let y = 130; y > 60; y--) if (bodyDistance(0, y, z) <= 0) return y
  return 100
}
