import { clamp, interpolate, smoothstep } from './arithmetic.ts'
import { type ChestState, cavityDistance, heartDistance, lungDistance } from './chest-shape.ts'
import type { Slice } from './slice.ts'
import type { Texture } from './texture.ts'

const BLOOD = 41
const MUSCLE = 52

/** Fat between the lungs, the heart, the great vessels, the airways and the gullet. */
export function paintMediastinum(slice: Slice, z: number, state: ChestState, texture: Texture): void {
  const all = { left: -110, right: 120, top: -110, bottom: 100 }
  if (z > -262) {
    slice.paint(
      all,
      (x, y) =>
        Math.max(
          cavityDistance(x, y, z) + 2,
          -lungDistance(x, y, z, state.heartSize) - 3,
          z < -230 ? heartDistance(x, y, z, state.heartSize, 9) : -9,
        ),
      (x, y) => -92 + 10 * texture(x / 4, y / 4, z / 5),
    )
  }
  paintHeart(slice, z, state.heartSize, texture)
  paintVessels(slice, z)
  paintAirways(slice, z)
}

function paintHeart(slice: Slice, z: number, size: number, texture: Texture): void {
  if (z > -118 || z < -258) return
  const box = { left: -90, right: 120, top: -100, bottom: 70 }
  const of = (margin: number) => (x: number, y: number) => heartDistance(x, y, z, size, margin)
  slice.paint(box, of(5.4), 24)
  slice.paint(box, of(4), (x, y) => -88 + 10 * texture(x / 4, y / 4, z / 4))
  slice.paint(box, of(0), (x, y) => MUSCLE + 3 * texture(x / 6, y / 6, z / 6))
  const chamber = (cx: number, cy: number, cz: number, rx: number, ry: number, rz: number, value: number) => {
    const w = (z - cz) / (rz * size)
    if (Math.abs(w) >= 1) return
    const scale = Math.sqrt(1 - w * w) * size
    slice.ellipse(cx, cy, rx * scale, ry * scale, value)
  }
  chamber(38, -18, -196, 26, 19, 34, 38)
  chamber(4, -48, -192, 30, 15, 36, 38)
  chamber(2, 16, -162, 30, 19, 26, 38)
  chamber(-30, -16, -184, 23, 25, 34, 38)
  // Fat in the grooves between the chambers, with the arteries of the heart in it.
  const groove = (x0: number, y0: number, x1: number, y1: number, r: number) =>
    slice.stroke([x0, y0, r], [x1, y1, r * 0.5], -78, 0.85)
  if (z > -205 && z < -140) {
    groove(-10, -48, -16, -30, 4)
    groove(40, 12, 52, 4, 3.4)
    groove(34, -62, 26, -50, 3)
    slice.ellipse(31, -57, 1.7, 1.7, BLOOD)
    slice.ellipse(-14, -38, 1.7, 1.7, BLOOD)
    if (z > -175 && z < -150) slice.ellipse(31, -57, 1.5, 1.4, 560)
  }
}

function tube(slice: Slice, x: number, y: number, r: number, value = BLOOD, ry = r): void {
  slice.ellipse(x, y, r + 0.9, ry + 0.9, 30)
  slice.ellipse(x, y, r, ry, value)
}

function paintVessels(slice: Slice, z: number): void {
  // The aorta: up, over the left main bronchus, down beside the spine.
  if (z > -150 && z < -74) tube(slice, -14 + (z + 74) * -0.06, -26, 17.5)
  if (z <= -66 && z >= -84) {
    slice.stroke([-14, -24, 16], [24, 38, 14], BLOOD)
    slice.stroke([18, 40, 1.2], [31, 31, 1], 620, 0.9)
  }
  if (z < -80) {
    const drift = clamp((z + 80) / -230, 0, 1)
    tube(slice, 27 - 16 * drift, 40 + 2 * drift, 13.5)
    if (z % 35 > -11 && z % 35 < -3) slice.stroke([35 - 16 * drift, 33, 0.9], [38 - 16 * drift, 42, 0.9], 540, 0.9)
  }
  if (z >= -66) {
    // Arteries to the head and the arms, veins before them.
    const up = clamp((z + 66) / 76, 0, 1)
    tube(slice, -16 - 8 * up, -12 + 6 * up, 6.6)
    tube(slice, 8 + 4 * up, -4 + 2 * up, 4.4)
    tube(slice, 20 + 6 * up, 8 - 2 * up, 5.2)
    tube(slice, -30 - 6 * up, -22 + 6 * up, 8.2)
    if (z < -34) slice.stroke([-28, -26, 7], [18 + 14 * up, -34 + 12 * up, 6], BLOOD)
    else tube(slice, 34, -18, 7)
  } else if (z > -150) tube(slice, -36, -14, 10)
  // The lungs' artery and its two branches.
  if (z < -94 && z > -142) tube(slice, 18, -38 + (z + 94) * -0.1, 15)
  if (z < -93 && z > -112) slice.stroke([16, -22, 13], [46, 14, 10], BLOOD)
  if (z < -101 && z > -123) slice.stroke([10, -20, 12], [-44, 2, 10], BLOOD)
  // Veins to the left atrium.
  if (z < -142 && z > -164) {
    slice.stroke([-18, 14, 9], [-50, 12, 6], BLOOD)
    slice.stroke([20, 14, 9], [54, 20, 6], BLOOD)
  }
  if (z < -205) tube(slice, -28, 10, 13, 40, 11)
  if (z < -60 && z > -290) slice.ellipse(-9, 46, 3.6, 3.6, BLOOD)
}

function paintAirways(slice: Slice, z: number): void {
  const airway = (x0: number, y0: number, x1: number, y1: number, r: number) => {
    slice.stroke([x0, y0, r + 1.6], [x1, y1, r + 1.6], 20)
    slice.stroke([x0, y0, r], [x1, y1, r], -985)
  }
  // The gullet with a little air.
  const gullet = interpolate(
    [
      [-260, 14],
      [-120, 6],
      [0, 8],
    ],
    z,
  )
  if (z > -275) {
    slice.ellipse(gullet, 33, 8.6, 6, 38)
    if (smoothstep(-1, 1, Math.abs((z % 50) + 25) - 14) < 0.5) slice.ellipse(gullet - 1, 32, 2.4, 1.6, -700)
  }
  if (z > -95) airway(-1, 10 + z * -0.08, 0.5, 10 + z * -0.08, 8.6)
  else if (z > -122) {
    // The bronchi part at the carina.
    const apart = (-95 - z) * 1.05
    airway(-5 - apart * 0.85, 20 + apart * 0.05, -10 - apart, 20 + apart * 0.12, 7)
    airway(5 + apart * 0.95, 21 + apart * 0.1, 9 + apart * 1.15, 22 + apart * 0.16, 6.2)
    if (z < -99 && z > -110) airway(-26, 20, -50, 16, 4.2)
  } else if (z > -176) {
    const down = (-122 - z) / 54
    airway(-38 - 14 * down, 24 + 12 * down, -39 - 14 * down, 25 + 12 * down, 5 - 2 * down)
    airway(42 + 8 * down, 26 + 14 * down, 43 + 8 * down, 27 + 14 * down, 4.8 - 2 * down)
    if (z > -140) airway(42, 24, 62, 8, 3)
    if (z < -138) airway(-46 - 6 * down, 14 - 6 * down, -58 - 6 * down, 4 - 10 * down, 2.6)
  }
  // Nodes of ordinary size.
  if (z < -98 && z > -118) slice.ellipse(-4, 6, 6, 4, 40)
  if (z < -60 && z > -76) slice.ellipse(-14, 8, 4, 3, 38)
}
