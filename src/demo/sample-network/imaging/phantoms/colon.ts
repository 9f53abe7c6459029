import { bell, clamp, mix, smoothstep } from './arithmetic.ts'
import { ColourPicture, type Rgb } from './colour-picture.ts'
import { textureOf } from './texture.ts'

export interface ColonView {
  readonly key: string
  /** Where the lumen goes on, in the unit circle of the picture. */
  readonly lumen: readonly [x: number, y: number]
  /** A tumour on the wall: where, and how large. */
  readonly tumour?: readonly [x: number, y: number, radius: number]
}

const COLUMNS = 640
const ROWS = 512

/** What an endoscope sees in the large bowel: folds around a dark lumen, vessels, moist glints, an octagonal frame. */
export function colonPicture({ key, lumen, tumour }: ColonView): ColourPicture {
  const texture = textureOf(`colon:${key}`)
  return new ColourPicture(COLUMNS, ROWS, (px, py) => {
    const [x, y] = [(px - COLUMNS / 2) / 262, (py - ROWS / 2) / 262]
    if (Math.max(Math.abs(x), Math.abs(y)) > 0.94 || Math.abs(x) + Math.abs(y) > 1.42) return [0, 0, 0]
    const [dx, dy] = [x - lumen[0], y - lumen[1]]
    const distance = Math.sqrt(dx * dx + dy * dy * 1.15)
    // Depth grows towards the lumen: rings of folds crowd together there.
    const depth = 1 / (distance + 0.09) + 0.5 * texture(dx * 2.2 + 3, dy * 2.2, 1)
    const ring = depth * 0.62 - Math.floor(depth * 0.62)
    const crest = bell(ring - 0.5, 0.17)
    const shade = 1 - 0.42 * smoothstep(0.55, 0.95, ring)
    const light = clamp(0.16 + 1.05 * smoothstep(0.04, 0.62, distance), 0, 1) * shade * (0.9 + 0.22 * crest)
    const mottle = 0.08 * texture(x * 9, y * 9, 5) + 0.05 * texture(x * 30, y * 30, 2)
    const vein = smoothstep(0.05, 0.012, Math.abs(texture(x * 5 + 9, y * 5, 7) + 0.4 * texture(x * 13, y * 13, 3)))
    let colour: Rgb = [
      light * (232 + 60 * mottle),
      light * (132 + 120 * mottle - 46 * vein),
      light * (98 + 110 * mottle - 40 * vein),
    ]
    if (tumour !== undefined) colour = withTumour(colour, x, y, tumour, texture)
    const wet = texture(x * 7 + 4, y * 7 + 8, 11) + 0.55 * texture(x * 21, y * 21, 13)
    const glint = smoothstep(0.86, 1.02, wet) * smoothstep(0.25, 0.6, distance)
    return [mix(colour[0], 255, glint), mix(colour[1], 250, glint), mix(colour[2], 244, glint)]
  })
}

/** An ulcer with a raised rim: dark red and uneven around, whitish and bleeding in its middle. */
function withTumour(
  colour: Rgb,
  x: number,
  y: number,
  [cx, cy, radius]: readonly [number, number, number],
  texture: (x: number, y: number, z: number) => number,
): Rgb {
  const [dx, dy] = [x - cx, y - cy]
  const edge =
    Math.sqrt(dx * dx + dy * dy) / radius + 0.22 * texture(((dx * 6) / radius) * 0.4, ((dy * 6) / radius) * 0.4, 21)
  const mass = smoothstep(1.05, 0.95, edge)
  if (mass === 0) return colour
  const ulcer = smoothstep(0.56, 0.44, edge)
  const relief =
    0.8 + 0.34 * texture(x * 17, y * 17, 23) + 0.3 * bell(edge - 0.78, 0.16) - 0.28 * smoothstep(0.2, 1, dy / radius)
  const blood = smoothstep(0.35, 0.6, texture(x * 8 + 2, y * 8, 27))
  const rim: Rgb = [198 * relief, 82 * relief, 70 * relief]
  const floor: Rgb = [206 * relief - 60 * blood, 176 * relief - 130 * blood, 140 * relief - 110 * blood]
  const of = (c: 0 | 1 | 2) => mix(colour[c], mix(rim[c], floor[c], ulcer), mass)
  return [of(0), of(1), of(2)]
}
