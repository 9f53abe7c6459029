import { bell, clamp, interpolate, smoothstep } from './arithmetic.ts'
import { paintBones } from './chest-bones.ts'
import { paintMediastinum } from './chest-mediastinum.ts'
import {
  bodyDistance,
  type ChestState,
  cavityDistance,
  diaphragmHeight,
  lungDistance,
  NODULE_AT,
} from './chest-shape.ts'
import { pieceBetween, type VesselPiece, vesselTree } from './lung-vessels.ts'
import { ellipseDistance, Slice, type SliceGeometry } from './slice.ts'
import { type Texture, textureOf } from './texture.ts'

/** 512 × 512 over 360 mm, the table in the picture. */
export const CHEST_GEOMETRY: SliceGeometry = { columns: 512, rows: 512, spacing: 0.703125, left: -179.65, top: -166 }

const AIR = -1000
const SLAB = 2.2

interface Anatomy {
  readonly texture: Texture
  readonly vessels: readonly VesselPiece[]
}

let grown: Anatomy | undefined

/** The vessels of the lungs are those of one man: grown once, the same at every date. */
function anatomy(): Anatomy {
  if (grown !== undefined) return grown
  const inside =
    (side: -1 | 1) =>
    ([x, y, z]: readonly [number, number, number]) =>
      side * x > 0 && lungDistance(x, y, z, 1) < -3
  const right = vesselTree(
    'right lung',
    [-38, 8, -112],
    inside(-1),
    [
      [-140, -90, -290],
      [-15, 90, 0],
    ],
    620,
  )
  const left = vesselTree(
    'left lung',
    [42, 14, -102],
    inside(1),
    [
      [20, -90, -290],
      [140, 90, 0],
    ],
    540,
  )
  grown = { texture: textureOf('chest'), vessels: [...right, ...left] }
  return grown
}

/** One slice of the chest in HU, without noise. @param edge sharpness in mm: 1.3 for a soft kernel, 0.8 for a lung one */
export function chestSlice(z: number, state: ChestState, edge: number): Slice {
  const slice = new Slice(CHEST_GEOMETRY, edge, AIR)
  paintTable(slice)
  paintChest(slice, z, state)
  return slice
}

/** Paints what a slice at height `z` crosses of the body, without the table. */
export function paintChest(slice: Slice, z: number, state: ChestState): void {
  const { texture, vessels } = anatomy()
  paintWall(slice, z, texture)
  paintBelowDiaphragm(slice, z, texture)
  paintMediastinum(slice, z, state, texture)
  paintLungs(slice, z, state, texture)
  for (const vessel of vessels) paintVessel(slice, z, vessel, state)
  paintNodule(slice, z, state.nodule, texture)
  paintFluid(slice, z, state, texture)
  paintBones(slice, z, texture)
}

function paintTable(slice: Slice): void {
  const shell = (y0: number, sag: number) => (x: number, y: number) => {
    const middle = y0 - sag * (x / 200) * (x / 200)
    return Math.max(Math.abs(y - middle) - 1.1, Math.abs(x) - 176)
  }
  const box = { left: -180, right: 180, top: 100, bottom: 170 }
  slice.paint(box, shell(127, 22), -420)
  slice.paint(box, (x, y) => Math.max(shell(139, 16)(x, y), 0), -520)
  // The pad between.
  slice.paint(
    box,
    (x, y) => {
      const middle = 120 - 22 * (x / 200) * (x / 200)
      return Math.max(Math.abs(y - middle) - 5.5, Math.abs(x) - 172)
    },
    -930,
  )
}

function paintWall(slice: Slice, z: number, texture: Texture): void {
  const all = { left: -180, right: 180, top: slice.geometry.top, bottom: 130 }
  slice.paint(
    all,
    (x, y) => bodyDistance(x, y, z),
    (x, y, _before, depth) => {
      if (depth > -1.6) return 10
      const grain = texture(x / 14, y / 14, z / 20)
      const thickness = 9 + 5 * bell(x, 60) * (y < 0 ? 1 : 0.6) + 2.5 * grain
      const fat = -104 + 6 * texture(x / 3, y / 3, z / 5)
      if (depth > -thickness) return fat
      const inner = cavityDistance(x, y, z)
      if (inner > 10.5) {
        // Muscles lie in layers, with fat between them.
        const layer = texture(x / 42 + 7, y / 20, z / 40) + 0.25 * texture(x / 14, y / 12, z / 24)
        const seam = 1 - smoothstep(0.015, 0.05, Math.abs(layer - 0.12))
        const muscle = 56 + 7 * texture(x / 4, y / 4, z / 5)
        return muscle + (fat - muscle) * 0.8 * seam
      }
      if (inner > 1.5) return 48 + 10 * texture(x / 5, y / 5, z / 5)
      return -85
    },
  )
}

function paintBelowDiaphragm(slice: Slice, z: number, texture: Texture): void {
  if (z > -205) return
  const all = { left: -150, right: 150, top: -110, bottom: 110 }
  const below = (x: number, y: number) => Math.max(cavityDistance(x, y, z) + 3, (z - diaphragmHeight(x, y) + 3) * 0.6)
  slice.paint(all, below, (x, y) => -98 + 8 * texture(x / 6, y / 6, z / 6))
  // The liver on the right, its left lobe before the stomach.
  slice.paint(
    all,
    (x, y) =>
      Math.max(below(x, y) + 2, x - (28 - 40 * smoothstep(-20, 40, y)), -(ellipseDistance(x - 4, y - 66, 36, 40) - 2)),
    (x, y) => 60 + 5 * texture(x / 5, y / 5, z / 5) - 22 * smoothstep(0.45, 0.6, texture(x / 17 + 3, y / 17, z / 24)),
  )
  slice.paint(all, (x, y) => Math.max(below(x, y) + 2, ellipseDistance(x - 92, y - 34, 34, 48)), 52)
  slice.paint(
    all,
    (x, y) => Math.max(below(x, y) + 2, ellipseDistance(x - 58, y + 22, 44, 42)),
    (_x, y, _before, depth) => (depth > -4 ? 42 : y < -26 ? -960 : 22),
  )
  if (z < -285) slice.ellipse(62, 46, 24, 22, 33)
}

function paintLungs(slice: Slice, z: number, state: ChestState, texture: Texture): void {
  const all = { left: -150, right: 150, top: -110, bottom: 110 }
  slice.paint(
    all,
    (x, y) => lungDistance(x, y, z, state.heartSize),
    (x, y) => {
      const dependent = 34 * smoothstep(-70, 90, y)
      const lobules = 16 * texture(x / 5, y / 5, z / 7) + 14 * texture(x / 18, y / 18, z / 22)
      const emphysema = -46 * smoothstep(0.35, 0.7, texture(x / 8 + 11, y / 8, z / 12)) * smoothstep(-150, -60, z)
      const ill = pneumoniaAt(x, y, z, state, texture) + oedemaAt(x, y, z, state, texture)
      return Math.min(-872 + dependent + lobules + emphysema + ill, 36 + 6 * texture(x / 3, y / 3, z / 3))
    },
  )
  // The fissures: the thin plane between upper and lower lobe.
  for (const side of [-1, 1]) {
    const plane = (x: number, y: number) => y - (14 + (z + 150) * 0.62 + 0.0012 * (side * x - 70) * (side * x - 70))
    slice.paint(
      all,
      (x, y) => Math.max(Math.abs(plane(x, y)) - 0.35, lungDistance(x, y, z, state.heartSize) + 1, -side * x + 20),
      -640,
      0.55,
    )
  }
}

/** Consolidation of the right lower lobe with air bronchograms. */
function pneumoniaAt(x: number, y: number, z: number, state: ChestState, texture: Texture): number {
  if (!state.hasPneumonia) return 0
  const [u, v, w] = [(x + 76) / 44, (y - 36) / 34, (z + 196) / 42]
  const depth = 1 - Math.sqrt(u * u + v * v + w * w) + 0.35 * texture(x / 12, y / 12, z / 12)
  return (
    840 * smoothstep(0.28, 0.62, depth) +
    300 * smoothstep(-0.06, 0.3, depth) * (0.6 + 0.4 * texture(x / 6, y / 6, z / 6))
  )
}

/** Ground glass and thick septa of a failing heart, around the hila. */
function oedemaAt(x: number, y: number, z: number, state: ChestState, texture: Texture): number {
  if (state.heartSize < 1.1) return 0
  const near = bell((x < 0 ? -x : x) - 50, 46) * bell(z + 140, 90)
  const septa = smoothstep(0.05, 0, Math.abs(texture(x / 15 + 5, y / 15, z / 15)))
  return near * 120 * (0.75 + 0.4 * texture(x / 10, y / 10, z / 10)) + septa * 90 * bell(z + 190, 120)
}

function paintVessel(slice: Slice, z: number, vessel: VesselPiece, { heartSize }: ChestState): void {
  const piece = pieceBetween(vessel, z - SLAB, z + SLAB)
  if (piece === undefined) return
  const { from, to, radius } = piece
  // Within a slice of 5 mm a thin vessel is diluted by air.
  const opacity = clamp(0.22 + radius / 3.4, 0, 1)
  const swollen = heartSize > 1.1 ? radius * 1.18 : radius
  if (lungDistance((from[0] + to[0]) / 2, (from[1] + to[1]) / 2, z, heartSize) > 4) return
  slice.stroke([from[0], from[1], swollen], [to[0], to[1], swollen], 38, opacity)
}

function paintNodule(slice: Slice, z: number, radius: number | undefined, texture: Texture): void {
  if (radius === undefined) return
  const [cx, cy, cz] = NODULE_AT
  const reach = radius * 2.4
  if (Math.abs(z - cz) > reach) return
  const spikes = radius > 6 ? 1 : 0
  slice.paint(
    { left: cx - reach, right: cx + reach, top: cy - reach, bottom: cy + reach },
    (x, y) => {
      const [dx, dy, dz] = [x - cx, y - cy, (z - cz) * 0.9]
      const length = Math.sqrt(dx * dx + dy * dy + dz * dz)
      if (length < 0.01) return -radius
      const [nx, ny, nz] = [dx / length, dy / length, dz / length]
      const lobes = 0.16 * texture(nx * 1.7 + 9, ny * 1.7, nz * 1.7)
      const ray = smoothstep(0.3, 0.75, texture(nx * 5 + 3, ny * 5 + 8, nz * 5))
      return length - radius * (1 + lobes) - spikes * ray * radius * 0.75
    },
    (_x, _y, before, depth) => (depth > -1 ? Math.max(before, -80) : 38),
  )
  if (spikes > 0 && Math.abs(z - cz) < 4) {
    // Pleural tags.
    slice.stroke([cx - radius * 0.8, cy + 4, 1.1], [cx - 28, cy + 19, 0.7], -60, 0.8)
    slice.stroke([cx + 2, cy + radius * 0.8, 0.9], [cx + 4, cy + 34, 0.6], -120, 0.7)
  }
}

/** Fluid gathers at the back and at the bottom, with collapsed lung before it. */
function paintFluid(slice: Slice, z: number, { effusion, heartSize }: ChestState, texture: Texture): void {
  const all = { left: -150, right: 150, top: -110, bottom: 110 }
  for (const [index, side] of [-1, 1].entries()) {
    const most = effusion[index] ?? 0
    if (most === 0) continue
    const depth =
      most *
      interpolate(
        [
          [-310, 1],
          [-220, 1],
          [-150, 0.45],
          [-95, 0.12],
          [-70, 0],
        ],
        z,
      )
    if (depth < 1) continue
    // Measured from the chest wall; the front border is a meniscus.
    const layer = (x: number, y: number, thickness: number) =>
      Math.max(
        lungDistance(x, y, z, heartSize) - 2,
        -(cavityDistance(x, y, z) + thickness * smoothstep(-10, 62, y)) * 0.9,
        -side * x + 14,
      )
    slice.paint(
      all,
      (x, y) => layer(x, y, depth + 11),
      (x, y) => 32 - 180 * smoothstep(0.2, 0.6, texture(x / 5, y / 5, z / 6)),
    )
    slice.paint(all, (x, y) => layer(x, y, depth), 9)
  }
}
