import { bell, clamp, cosine, mix, sine, smoothstep } from './arithmetic.ts'
import { ColourPicture, type Rgb } from './colour-picture.ts'
import { ellipseDistance } from './slice.ts'
import { GrainField, textureOf } from './texture.ts'

/** The picture of the machine: a sector below its apex, a trace of the ECG under it. */
export const ECHO = {
  columns: 640,
  rows: 480,
  /** Where the probe touches, and millimetres a pixel. */
  apex: [320, 34],
  spacing: 0.4,
  depth: 160,
  frames: 24,
  /** Milliseconds from one frame to the next: one beat in all. */
  frameTime: 33,
} as const

/** Half the opening of the sector, as lateral distance over depth. */
const OPENING = 0.84
const SPECKLE = 512

const fields = { speckle: new GrainField('speckle', 1, SPECKLE), tissue: textureOf('echo') }

/** One frame of an apical view of four chambers with colour flow, `phase` in beats (0 … 1). */
export function heartFrame(phase: number, index: number): ColourPicture {
  const grain = fields.speckle.piece(`echo:${index % 3}`, SPECKLE, SPECKLE)
  const picture = new ColourPicture(ECHO.columns, ECHO.rows, (x, y) => {
    const [dx, depth] = [(x - ECHO.apex[0]) * ECHO.spacing, (y - ECHO.apex[1]) * ECHO.spacing]
    const range = Math.sqrt(dx * dx + depth * depth)
    if (depth <= 2 || range > ECHO.depth || Math.abs(dx) > depth * OPENING) return [0, 0, 0]
    const echo = echoAt(dx, depth, phase) * (0.62 + 0.38 * bell(range - 70, 90))
    // Speckle is as long as the pulse and as wide as the beam.
    const u = Math.floor((dx / depth) * 150 + 256) & (SPECKLE - 1)
    const v = Math.floor(range * 2.1) & (SPECKLE - 1)
    const deviate = grain[v * SPECKLE + u] ?? 0
    const grey = clamp(echo * (0.5 + 0.62 * Math.abs(deviate)) + 5, 0, 255)
    return flowColour(dx, depth, phase, deviate, echo) ?? [grey, grey, grey]
  })
  drawScales(picture)
  drawEcg(picture, index)
  return picture
}

/** The squeeze of the chambers: 1 at rest, less in systole. */
function squeeze(phase: number): number {
  return 1 - 0.1 * smoothstep(0.05, 0.28, phase) * (1 - smoothstep(0.42, 0.62, phase))
}

function isOpen(phase: number): number {
  return smoothstep(0.5, 0.6, phase) * (1 - smoothstep(0.93, 1, phase))
}

function echoAt(x: number, depth: number, phase: number): number {
  const k = squeeze(phase)
  const left = ellipseDistance(x - 19, depth - 66, 25 * k, 43 * (0.5 + 0.5 * k))
  const right = ellipseDistance(x + 30, depth - 70, 17 * k, 36 * (0.5 + 0.5 * k))
  const leftAtrium = ellipseDistance(x - 20, depth - 128, 25 / k, 22)
  const rightAtrium = ellipseDistance(x + 27, depth - 126, 22 / k, 21)
  const blood = Math.min(left, right, leftAtrium, rightAtrium)
  const wall = Math.min(left - 10, right - 5, leftAtrium - 3.5, rightAtrium - 3.5)
  const texture = fields.tissue(x / 5, depth / 5, 1)
  const outside =
    52 + 40 * smoothstep(-0.1, 0.6, fields.tissue(x / 16, depth / 16, 3)) - 30 * smoothstep(120, 160, depth)
  let echo = mix(outside, 118 + 26 * texture, clamp(0.5 - wall / 2, 0, 1))
  // Bright where the beam meets the lining and the sac of the heart.
  echo += 105 * bell(wall - 0.5, 1.7) + 50 * bell(blood, 1.1)
  echo = mix(echo, 11, clamp(0.5 - blood / 1.6, 0, 1))
  const open = isOpen(phase)
  const leaflet = (hinge: number, tip: number, closed: number) => {
    const tx = mix(closed, tip, open)
    const td = mix(107, 88, open)
    const share = clamp(
      ((x - hinge) * (tx - hinge) + (depth - 106) * (td - 106)) /
        ((tx - hinge) * (tx - hinge) + (td - 106) * (td - 106)),
      0,
      1,
    )
    const [ex, ey] = [x - hinge - (tx - hinge) * share, depth - 106 - (td - 106) * share]
    return Math.sqrt(ex * ex + ey * ey)
  }
  const valves = Math.min(leaflet(2, 7, 19), leaflet(40, 35, 21), leaflet(-13, -18, -28), leaflet(-46, -41, -30))
  return echo + 170 * bell(valves, 1.5)
}

/** Inflow towards the probe is red, the leak of the mitral valve away from it blue and mixed. */
function flowColour(x: number, depth: number, phase: number, deviate: number, echo: number): Rgb | undefined {
  const isInBox = depth > 50 && depth < 150 && Math.abs(x - depth * 0.14) < depth * 0.3
  if (!isInBox || echo > 90) return undefined
  const inflow = isOpen(phase) * bell(x - 21, 9) * smoothstep(52, 72, depth) * (1 - smoothstep(118, 138, depth))
  if (inflow > 0.2) return [120 + 135 * inflow, 190 * smoothstep(0.5, 1, inflow) + 12 * deviate, 20]
  const systole = smoothstep(0.06, 0.14, phase) * (1 - smoothstep(0.42, 0.5, phase))
  const spread = 3 + Math.max(0, depth - 106) * 0.22
  const leak =
    systole *
    bell(x - 19 - (depth - 106) * 0.1, spread) *
    smoothstep(104, 109, depth) *
    (1 - smoothstep(134, 146, depth))
  if (leak > 0.22)
    return deviate > 0.9 ? [210, 200, 60] : deviate < -0.8 ? [40, 190, 170] : [20, 60 + 90 * leak, 140 + 115 * leak]
  return undefined
}

function drawScales(picture: ColourPicture): void {
  for (let mm = 0; mm <= ECHO.depth; mm += 10) {
    const y = ECHO.apex[1] + mm / ECHO.spacing
    picture.line(612, y, mm % 50 === 0 ? 626 : 619, y, [190, 190, 190])
  }
  for (let y = 60; y < 180; y++) {
    const share = (120 - y) / 60
    picture.line(
      20,
      y,
      34,
      y,
      share > 0 ? [110 + 145 * share, 200 * share * share, 10] : [10, -160 * share, 120 - 135 * share],
    )
  }
  picture.line(18, 120, 36, 120, [0, 0, 0], 2)
}

/** The trace under the picture, and where in it this frame is. */
function drawEcg(picture: ColourPicture, index: number): void {
  const height = (t: number) => {
    const beat = t - Math.floor(t)
    return 30 * bell(beat - 0.02, 0.012) - 8 * bell(beat - 0.045, 0.012) + 8 * bell(beat - 0.3, 0.05)
  }
  for (let x = 60; x < 580; x++) {
    const [from, to] = [(x - 60) / 260, (x - 59) / 260]
    picture.line(x, 466 - height(from), x + 1, 466 - height(to), [80, 220, 110])
  }
  const x = 60 + (index / ECHO.frames) * 260
  picture.line(x, 440, x, 474, [230, 200, 60], 2)
}

/** For a still picture of something else: an abdominal organ or a thyroid behind a probe with a flat face. */
export function softPartPicture(key: string, columns: number, rows: number): ColourPicture {
  const texture = textureOf(`soft part:${key}`)
  const grain = new GrainField(`soft part:${key}`, 1, SPECKLE).piece(key, SPECKLE, SPECKLE)
  const middle = columns / 2
  return new ColourPicture(columns, rows, (x, y) => {
    const [u, v] = [x - middle, y - 24]
    if (v < 0 || Math.abs(u) > middle - 40 || v > rows - 60) return [0, 0, 0]
    const layer = v < 40 ? 120 + 60 * sine(v / 14) : 92
    const lobe = Math.min(
      ellipseDistance(u - 78, v - 118, 62, 52),
      ellipseDistance(u + 78, v - 118, 62, 52),
      ellipseDistance(u, v - 84, 60, 14),
    )
    const gullet = ellipseDistance(u, v - 120, 34, 32)
    const nodule = ellipseDistance(u - 92, v - 126, 17, 13)
    let echo = layer + 22 * texture(x / 9, y / 6, 1)
    echo = mix(echo, 138 + 16 * texture(x / 6, y / 6, 4), clamp(0.5 - lobe / 4, 0, 1))
    echo = mix(echo, 62, clamp(0.5 - nodule / 3, 0, 1))
    echo += 70 * bell(gullet, 3) - (gullet < 0 ? 70 * smoothstep(0, 30, -gullet) : 0)
    echo *= 1 - 0.45 * smoothstep(120, rows, v) + 0.05 * cosine(v / 90)
    const deviate = grain[((y >> 1) & (SPECKLE - 1)) * SPECKLE + (x & (SPECKLE - 1))] ?? 0
    const grey = clamp(echo * (0.62 + 0.42 * Math.abs(deviate)), 0, 255)
    return [grey, grey, grey]
  })
}
