import { randomOf } from '../../random.ts'
import { bell, clamp, smoothstep } from './arithmetic.ts'
import { textureOf } from './texture.ts'

export interface BreastView {
  readonly side: 'R' | 'L'
  readonly view: 'CC' | 'MLO'
  /** A cancer with spicules, in mm from the chest wall and from the middle. */
  readonly mass?: readonly [depth: number, across: number]
}

/** mm at the detector. */
export const BREAST_SPACING = 0.14
export const BREAST_COLUMNS = 1360
export const BREAST_ROWS = 1708

/** Linear attenuation (0 … 1) of a compressed breast; the chest wall is at the left of a left breast. */
export function breastPicture({ side, view, mass }: BreastView): Float32Array {
  const texture = textureOf(`breast:${side}`)
  const values = new Float32Array(BREAST_COLUMNS * BREAST_ROWS)
  const middle = view === 'CC' ? 0.5 : 0.56
  const [reach, half] = view === 'CC' ? [132, 88] : [140, 108]
  const clusters = calcifications(side, view)
  for (let row = 0; row < BREAST_ROWS; row++) {
    const v = (row - BREAST_ROWS * middle) * BREAST_SPACING
    for (let column = 0; column < BREAST_COLUMNS; column++) {
      const depth = (side === 'L' ? column : BREAST_COLUMNS - 1 - column) * BREAST_SPACING
      const [a, b] = [depth / reach, v / half]
      const k = Math.sqrt(a * a + b * b)
      const rim = (1 - k) * half
      const nipple = bell(v + 2, 5) * smoothstep(reach + 9, reach + 4, depth) * smoothstep(reach - 8, reach - 1, depth)
      const axilla = view === 'MLO' ? smoothstep(40, -10, depth - (-v - 40) * 0.55) * smoothstep(-20, -70, v) : 0
      const inside = Math.max(smoothstep(0, 5, rim), nipple * 0.7, axilla)
      if (inside === 0) continue
      const compressed = 0.12 + 0.1 * smoothstep(0, 22, rim)
      // Glands fan out from behind the nipple; fat lies under the skin and before the chest wall.
      const [gx, gy] = [(depth - 70) / 52, v / 46]
      const fan = smoothstep(1.15, 0.35, Math.sqrt(gx * gx + gy * gy) + 0.35 * texture(depth / 24, v / 24, 2))
      const strands =
        0.6 * texture(depth / 13 + 3, v / 9, 1) +
        0.35 * texture(depth / 5, v / 4, 4) +
        0.18 * texture(depth / 2, v / 2, 6)
      const gland = fan * (0.17 + 0.16 * strands)
      const threads =
        0.035 * smoothstep(0.06, 0.01, Math.abs(texture(depth / 20, v / 16, 8) + 0.3 * texture(depth / 7, v / 6, 9)))
      const skin = 0.07 * bell(rim - 1, 1.1)
      const muscle =
        view === 'MLO'
          ? 0.3 * smoothstep(2, -2, depth - (46 - (v + 108) * 0.42))
          : 0.1 * smoothstep(7, 2, depth + 0.02 * v * v)
      let value = inside * (compressed + Math.max(0, gland) + threads + muscle) + skin
      if (mass !== undefined) value += 0.21 * massAt(depth - mass[0], v - mass[1], texture)
      for (const [cd, cv, size] of clusters) {
        const [ed, ev] = [depth - cd, v - cv]
        if (ed * ed + ev * ev < 4) value += 0.3 * bell(Math.sqrt(ed * ed + ev * ev), size)
      }
      values[row * BREAST_COLUMNS + column] = clamp(value, 0, 1)
    }
  }
  return values
}

function massAt(dx: number, dy: number, texture: (x: number, y: number, z: number) => number): number {
  const distance = Math.sqrt(dx * dx + dy * dy)
  if (distance > 26) return 0
  const [nx, ny] = distance === 0 ? [0, 0] : [dx / distance, dy / distance]
  const body = smoothstep(9, 6, distance + 1.6 * texture(nx * 2, ny * 2, 31))
  const ray = smoothstep(0.2, 0.6, texture(nx * 6 + 4, ny * 6, 33)) * smoothstep(24, 7, distance) * 0.32
  return Math.max(body, ray)
}

/** Fine specks of lime near the mass of the left breast, and a few harmless ones on both sides. */
function calcifications(
  side: 'R' | 'L',
  view: 'CC' | 'MLO',
): readonly (readonly [depth: number, across: number, size: number])[] {
  const random = randomOf(`calcifications:${side}:${view}`)
  const harmless = Array.from({ length: 3 }, () => [30 + random.next() * 70, random.next() * 80 - 40, 0.5] as const)
  if (side === 'R') return harmless
  const across = view === 'CC' ? 16 : -14
  return [
    ...harmless,
    ...Array.from({ length: 14 }, () => [74 + random.normal() * 4, across + 9 + random.normal() * 4, 0.22] as const),
  ]
}
