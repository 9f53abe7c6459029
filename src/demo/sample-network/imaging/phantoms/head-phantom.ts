import { bell, clamp, smoothstep } from './arithmetic.ts'
import { type Texture, textureOf } from './texture.ts'

/**
 * An old man's head, in mm of the patient: x to his left, y to his back, z to his head; the origin lies between the ears.
 * What a point looks like depends on the tissue alone, so that every plane and every contrast shows the same head.
 */

/** How bright each tissue is in one contrast (or its HU). */
export interface HeadPalette {
  readonly air: number
  readonly skin: number
  readonly fat: number
  readonly muscle: number
  readonly cortex: number
  readonly marrow: number
  readonly csf: number
  readonly grey: number
  readonly white: number
  readonly vitreous: number
  /** Old small infarcts and gliosis of the white matter. */
  readonly gliosis: number
  /** An infarct of the last days. */
  readonly infarct: number
  readonly flow: number
}

interface HeadTextures {
  readonly folds: Texture
  readonly fine: Texture
}

let textures: HeadTextures | undefined

/** Distance to an ellipsoid, roughly; negative inside. */
function ellipsoid(x: number, y: number, z: number, rx: number, ry: number, rz: number): number {
  const [u, v, w] = [x / rx, y / ry, z / rz]
  const k = Math.sqrt(u * u + v * v + w * w)
  return k === 0 ? -Math.min(rx, ry, rz) : (k - 1) * Math.min(rx, ry, rz) * (0.6 + 0.4 * clamp(k, 0, 1.5))
}

/** Distance to a stroke between two points. */
function capsule(
  x: number,
  y: number,
  z: number,
  a: readonly [number, number, number],
  b: readonly [number, number, number],
  ra: number,
  rb: number,
): number {
  const [dx, dy, dz] = [b[0] - a[0], b[1] - a[1], b[2] - a[2]]
  const square = dx * dx + dy * dy + dz * dz
  const share = clamp(((x - a[0]) * dx + (y - a[1]) * dy + (z - a[2]) * dz) / square, 0, 1)
  const [ex, ey, ez] = [x - a[0] - dx * share, y - a[1] - dy * share, z - a[2] - dz * share]
  return Math.sqrt(ex * ex + ey * ey + ez * ez) - (ra + (rb - ra) * share)
}

function skinDistance(x: number, y: number, z: number): number {
  const skull = ellipsoid(x, y - 2, z - 16, 79, 99, 90)
  const face = ellipsoid(x, y + 46, z + 46, 58, 54, 74)
  const jaw = ellipsoid(x, y + 62, z + 98, 40, 40, 26)
  const nose = capsule(x, y, z, [0, -96, -14], [0, -113, -42], 8, 11)
  const neck = z < -40 ? Math.sqrt((x / 60) * (x / 60) + ((y - 14) / 58) * ((y - 14) / 58)) * 58 - 58 : 40
  return Math.min(skull, face, jaw, nose, neck)
}

/** The value of a point. @param edge over how many mm tissues go over into each other */
export function headValue(x: number, y: number, z: number, p: HeadPalette, edge: number): number {
  textures ??= { folds: textureOf('gyri'), fine: textureOf('fine') }
  const skin = skinDistance(x, y, z)
  if (skin > edge) return p.air
  const { folds, fine } = textures
  const inside = (distance: number) => clamp(0.5 - distance / edge, 0, 1)
  let value = p.skin
  const put = (tissue: number, share: number) => {
    value += (tissue - value) * share
  }
  put(p.fat, inside(skin + 2.4))
  const skull = ellipsoid(x, y - 2, z - 16, 72, 92, 83)
  const isFace = z < 4 && y < 20
  // Muscles of the face, the temples and the neck, with fat between them.
  if (z < 30) {
    const strands = smoothstep(-0.12, 0.1, folds(x / 11 + 3, y / 15, z / 13) + 0.52)
    put(p.muscle, inside(skin + 6) * (skull > 0 || isFace ? strands : 0))
  }
  faceAndNeck(x, y, z, p, inside, put, fine)
  const isVault = z > -44 + 0.25 * (y < 0 ? -y : 0)
  if (isVault || (y > -10 && z > -58)) {
    put(p.cortex, inside(skull))
    put(p.marrow + 60 * fine(x / 2, y / 2, z / 2) * (p.marrow / 900), inside(skull + 2.2))
    put(p.cortex, inside(skull + 5))
  }
  const inner = ellipsoid(x, y - 2, z - 16, 65, 85, 76)
  const base = baseHeight(x, y)
  const cranium = Math.max(inner, base - z)
  // Below the base: cells of air in front, the clivus and the petrous bones behind.
  if (inner < 0 && z < base - 4) {
    const cells = fine(x / 4, y / 4, z / 4)
    put(y < -34 ? (cells > -0.1 ? p.air : p.fat) : cells > 0.2 ? p.cortex : p.marrow, inside(inner + 1))
  }
  if (Math.abs(base - z) < 6 && inner < 3) put(p.cortex, inside(Math.abs(base - 2.5 - z) - 2.5))
  put(p.csf, inside(cranium))
  if (cranium < 0) brain(x, y, z, p, cranium, edge, inside, put)
  orbits(x, y, z, p, inside, put)
  return value
}

/** Height of the inner skull base: front, middle and back fossa step down. */
function baseHeight(x: number, y: number): number {
  const side = x < 0 ? -x : x
  const front = -14
  const middle = -27 - 13 * smoothstep(8, 24, side)
  const back = -56 + 0.3 * Math.max(0, side - 25)
  const toMiddle = smoothstep(-46, -32, y)
  const toBack = smoothstep(4, 20, y)
  return front + (middle - front) * toMiddle + (back - middle) * toBack
}

type Inside = (distance: number) => number
type Put = (tissue: number, share: number) => void

function faceAndNeck(x: number, y: number, z: number, p: HeadPalette, inside: Inside, put: Put, fine: Texture): void {
  const side = x < 0 ? -x : x
  if (z > 12 && y > -80) return
  // The facial skeleton, roughly: jaws, cheek bones, and the sinuses in them.
  put(
    p.cortex,
    inside(Math.abs(ellipsoid(x, y + 52, z + 46, 44, 40, 46)) - 2.4) * (z < -18 && z > -78 && y < -30 ? 1 : 0),
  )
  put(p.marrow, inside(capsule(side, y, z, [10, -92, -96], [46, -30, -84], 8, 8)) * 0.9)
  put(p.cortex, inside(Math.abs(capsule(side, y, z, [10, -92, -96], [46, -30, -84], 8, 8)) - 1.6))
  put(p.marrow, inside(capsule(side, y, z, [46, -30, -84], [50, -18, -38], 6, 5)) * 0.9)
  put(p.air, inside(ellipsoid(side - 25, y + 60, z + 50, 13, 15, 15)))
  put(p.air, inside(ellipsoid(side - 7, y + 64, z + 26, 5, 18, 9)) * (fine(x / 3, y / 4, z / 4) > -0.25 ? 1 : 0))
  put(p.air, inside(ellipsoid(side - 10, y + 92, z - 2, 9, 4.5, 11)))
  put(p.air, inside(ellipsoid(x, y + 32, z + 26, 9, 9, 9)))
  // Nasal cavity, throat, tongue.
  put(p.air, inside(ellipsoid(side - 5, y + 72, z + 46, 3.4, 26, 13)))
  put(p.muscle, inside(ellipsoid(x, y + 62, z + 84, 22, 30, 19)))
  put(p.air, inside(capsule(x, y, z, [0, -24, -46], [0, -16, -128], 7, 6)))
  // Cervical spine with discs, and the cells behind the ears.
  if (z < -60) {
    const phase = ((z % 18) + 18) % 18
    const body = Math.max(Math.sqrt((x / 13) * (x / 13) + ((y - 8) / 10) * ((y - 8) / 10)) * 10 - 10, z + 62)
    put(phase < 4 ? p.muscle * 0.8 : p.marrow, inside(body))
    put(p.cortex, phase < 5.2 ? inside(body) * (phase > 4 ? 1 : 0) : inside(Math.abs(body) - 1))
    put(p.csf, inside(Math.sqrt(x * x + (y - 29) * (y - 29)) - 9))
    const back = Math.max(Math.abs(Math.sqrt(x * x + (y - 29) * (y - 29)) - 12) - 2.6, 26 - y)
    put(p.cortex, inside(back) * (phase > 5 ? 1 : 0.2))
    put(p.marrow, inside(capsule(x, y, z - (Math.round((z - 9) / 18) * 18 + 9), [0, 42, 0], [0, 58, -5], 3, 4)))
  }
  if (side > 40 && side < 66 && y > -2 && y < 34 && z > -48 && z < -6) {
    put(fine(x / 3, y / 3, z / 3) > 0 ? p.air : p.cortex, inside(ellipsoid(side - 53, y - 16, z + 27, 11, 15, 18)))
  }
}

function brain(
  x: number,
  y: number,
  z: number,
  p: HeadPalette,
  cranium: number,
  edge: number,
  inside: Inside,
  put: Put,
): void {
  if (textures === undefined) return
  const { folds, fine } = textures
  const side = x < 0 ? -x : x
  const tent = -13 + 0.36 * Math.max(0, 44 - side) * smoothstep(12, 50, y)
  const isBelow = y > 10 && z < tent
  if (!isBelow) {
    // The surface is folded: valleys of fluid wind between the ribbons of grey matter.
    const depth = -cranium - 3
    const winding = folds(x / 9.5, y / 9.5, z / 9.5) + 0.25 * folds(x / 5 + 9, y / 5, z / 5)
    const valley = winding < 0 ? -winding : winding
    const open = 0.085 * (1 - smoothstep(6, 22, depth))
    const sulcus = depth < 24 ? clamp((open - valley) / (0.05 * edge) + 0.5, 0, 1) : 0
    const isNearSurface = smoothstep(24, 15, depth)
    const ribbon = clamp((0.3 - valley) / 0.1 + 0.5, 0, 1) * isNearSurface
    const rim = clamp((3.6 - depth) / edge + 0.5, 0, 1)
    const falx = Math.max(side - 1.3, z < 30 && y > -48 && y < 40 ? 12 - z * 0.4 : -9)
    const island =
      smoothstep(7, 3, Math.abs(side - 40)) * smoothstep(22, 6, Math.abs(y + 6)) * smoothstep(18, 4, Math.abs(z - 6))
    const grain = 1 + 0.035 * fine(x / 3, y / 3, z / 3)
    put(p.white * grain, inside(cranium + 2))
    put(p.grey * grain, Math.max(ribbon, rim, island * 0.9) * inside(cranium + 2))
    put(p.csf, sulcus * inside(cranium + 1))
    put(
      p.csf,
      inside(
        Math.max(Math.abs(side - 40 - 3 * folds(y / 9, z / 9, 0)) - 0.9, Math.abs(y + 6) - 22, Math.abs(z - 6) - 16),
      ),
    )
    put(p.csf, inside(falx))
    deepStructures(x, y, z, p, inside, put)
  } else {
    // It fills the back fossa below its tent, with a notch behind.
    const notch = 3.5 + 6 * bell(x, 5) * smoothstep(60, 80, y)
    const cerebellum = Math.max(cranium + notch, (z - tent) * 0.9 + 2, 14 - y + 0.1 * side, -z - 66 + 0.15 * side)
    const leaf = folds(x / 24, (y - 20) / 24, z / 24) * 2 + z / 5.2 + Math.sqrt((y - 22) * (y - 22) + x * x * 0.25) / 9
    const furrow = Math.abs(leaf - Math.round(leaf))
    put(p.grey, inside(cerebellum))
    put(p.white, inside(cerebellum + 9) * 0.85)
    put(p.csf, inside(cerebellum) * smoothstep(0.1, 0.03, furrow) * smoothstep(-11, -2, cerebellum) * 0.75)
  }
  // Brain stem and cord.
  const stem = Math.min(
    capsule(x, y, z, [0, 6, 2], [0, 16, -26], 15, 14),
    capsule(x, y, z, [0, 16, -26], [0, 25, -56], 14.5, 8),
    capsule(x, y, z, [0, 25, -56], [0, 29, -150], 7.5, 5.6),
  )
  if (z < 6) {
    put(p.csf, inside(stem - 3) * (y > -20 ? 1 : 0))
    put(p.white * 0.97, inside(stem))
  }
  put(p.csf, inside(ellipsoid(x, y - 35, z + 33, 6.5, 4.4, 11)))
  put(p.csf, inside(capsule(x, y, z, [0, 22, -4], [0, 30, -24], 1.4, 1.6)))
  // Vessels of the base: fast blood gives no signal.
  put(p.flow, inside(Math.sqrt(x * x + (y + 1) * (y + 1)) - 2.1) * (z < -12 && z > -48 ? 1 : 0))
  put(p.flow, inside(capsule(side, y, z, [8, -20, -22], [34, -12, -6], 2, 1.5)))
}

function deepStructures(x: number, y: number, z: number, p: HeadPalette, inside: Inside, put: Put): void {
  const side = x < 0 ? -x : x
  // The great commissure: an arch above the ventricles.
  const arch = Math.sqrt(((y - 2) / 37) * ((y - 2) / 37) + ((z - 10) / 25) * ((z - 10) / 25))
  const commissure = Math.max(Math.abs(arch - 1) * 30 - 4.2, side - 13, 8 - z)
  put(p.white, inside(commissure))
  // Nuclei.
  put(p.grey, inside(ellipsoid(side - 14, y + 17, z - 17, 6, 12, 9)))
  put(p.grey * 0.985, inside(ellipsoid(side - 26, y + 4, z - 8, 6.5, 16, 11)))
  put(p.grey, inside(ellipsoid(side - 11.5, y - 13, z - 11, 10, 14, 9.5)))
  put(p.white, inside(capsule(side, y, z, [19, -14, 10], [22, 20, 12], 2.2, 2.6)))
  // Bright caps and patches of the white matter: small vessels of many years.
  if (textures !== undefined) {
    const patch =
      smoothstep(0.44, 0.62, textures.folds(x / 13 + 17, y / 13, z / 11)) * bell(z - 30, 22) * bell(side - 27, 14)
    const caps =
      bell(ellipsoid(side - 13, y + 33, z - 19, 8, 8, 9), 3.2) +
      bell(ellipsoid(side - 24, y - 42, z - 17, 9, 11, 9), 3.5)
    put(p.gliosis, clamp(patch + 0.8 * caps, 0, 1) * 0.8)
  }
  // The ventricles, wide with age.
  const ventricles = Math.min(
    ellipsoid(side - 9.5, y + 22, z - 21, 6.2, 17, 8.6),
    ellipsoid(side - 12, y - 6, z - 27, 7, 28, 6.8),
    ellipsoid(side - 22, y - 34, z - 18, 8, 16, 9),
    capsule(side, y, z, [24, 36, 14], [30, 4, -12], 5, 3.2),
  )
  put(p.csf, inside(ventricles))
  put(p.csf, inside(ellipsoid(x, y - 4, z - 8, 2.8, 14, 11)))
  if (Math.abs(x) < 1.2 && y > -34 && y < 26 && z > 14 && z < 34) put(p.white, 0.9)
  // An old small hole in the left putamen, and the infarct of this week in the corona radiata of the left.
  put(p.csf, inside(ellipsoid(x - 27, y + 8, z - 9, 3, 4, 3)))
  put(p.infarct, inside(ellipsoid(x - 27, y - 4, z - 30, 5, 8, 6.5) + 1))
}

function orbits(x: number, y: number, z: number, p: HeadPalette, inside: Inside, put: Put): void {
  const side = x < 0 ? -x : x
  if (y > -30 || z > 2 || z < -46) return
  const cone = capsule(side, y, z, [31, -74, -21], [14, -34, -19], 18, 4)
  put(p.fat, inside(cone))
  put(p.muscle, inside(capsule(side, y, z, [24, -66, -20], [15, -36, -19], 2, 2.2)))
  put(p.muscle, inside(capsule(side, y, z, [42, -62, -21], [20, -36, -19], 2, 1.8)))
  const globe = ellipsoid(side - 31, y + 78, z + 21, 12.5, 12.5, 12.5)
  put(p.muscle, inside(globe))
  put(p.vitreous, inside(globe + 1.5))
  put(p.muscle * 1.1, inside(ellipsoid(side - 31, y + 87, z + 21, 4.5, 2.4, 4.5)))
  put(p.white * 0.9, inside(capsule(side, y, z, [29, -66, -21], [10, -30, -18], 2, 2)))
}
