import { sine } from './imaging/phantoms/arithmetic.ts'
import { type Random, randomOf } from './random.ts'

/** One wave of a heart beat as a vector: x to the left, y to the feet, z to the front of the chest, mV. */
interface Wave {
  /** Middle, ms from the R peak. */
  readonly at: number
  /** Half of its base, ms. */
  readonly half: number
  readonly vector: readonly [x: number, y: number, z: number]
}

/** How somebody's heart beats, and what the device notes about it. */
export interface EcgSubject {
  /** Seed: another key, another recording. */
  readonly key: string
  readonly rhythm: 'sinus' | 'fibrillation'
  readonly rate: number
  /** Mean electrical axis, as the tangent of its angle: a table spares trigonometry. */
  readonly axisTangent: number
  readonly qrsMs: number
  readonly qtMs: number
  /** ST depression and flat T waves over the left ventricle (V5, V6). */
  readonly hasStrain: boolean
}

/** Leads as directions in which the vector is seen (Einthoven's triangle; the chest from V1 at the right to V6). */
const DIRECTIONS = {
  I: [1, 0, 0],
  II: [0.5, 0.866, 0],
  V1: [-0.68, 0.05, 1.25],
  V2: [-0.12, 0.08, 1.85],
  V3: [0.52, 0.1, 1.6],
  V4: [1.15, 0.15, 1.2],
  V5: [1.42, 0.15, 0.62],
  V6: [1.28, 0.12, 0.05],
} as const satisfies Readonly<Record<string, Wave['vector']>>

export type RecordedLead = keyof typeof DIRECTIONS

export const RECORDED_LEADS = Object.keys(DIRECTIONS) as readonly RecordedLead[]

/** What one lead sees of a recording, in microvolts; one number a sample. */
export function ecgSignal(
  subject: EcgSubject,
  lead: RecordedLead,
  seconds: number,
  samplesPerSecond: number,
): Int32Array {
  const beats = beatsOf(subject, seconds)
  const waves = wavesOf(subject)
  const noise = randomOf(`noise:${subject.key}:${lead}`)
  const signal = new Int32Array(seconds * samplesPerSecond)
  const [x, y, z] = DIRECTIONS[lead]
  const seen = waves.map(({ at, half, vector: [vx, vy, vz] }) => ({ at, half, height: x * vx + y * vy + z * vz }))
  let first = 0
  for (let index = 0; index < signal.length; index += 1) {
    const ms = (index * 1000) / samplesPerSecond
    while ((beats[first] ?? Number.POSITIVE_INFINITY) < ms - 700) first += 1
    let value = 0
    for (let beat = first; beat < beats.length; beat += 1) {
      const since = ms - (beats[beat] ?? 0)
      if (since < -400) break
      for (const { at, half, height } of seen) value += height * bump((since - at) / half)
    }
    value += atria(subject, ms, [x, y, z]) + 0.02 * sine(ms / 4200) + 0.0025 * noise.normal()
    signal[index] = Math.round(value * 1000)
  }
  return signal
}

/** A smooth wave of height 1 between −1 and 1. */
function bump(u: number): number {
  if (u <= -1 || u >= 1) return 0
  const inside = 1 - u * u
  return inside * inside
}

/** R peaks, ms: in sinus rhythm breathing with the lungs, in fibrillation without any order. */
function beatsOf({ key, rhythm, rate }: EcgSubject, seconds: number): readonly number[] {
  const random = randomOf(`beats:${key}`)
  const mean = 60_000 / rate
  const beats: number[] = []
  for (let ms = 180 + random.int(0, 300); ms < seconds * 1000 + 800; ) {
    beats.push(ms)
    ms += rhythm === 'sinus' ? Math.round(mean * (1 + 0.025 * sine(ms / 4200))) : irregular(random, mean)
  }
  return beats
}

/** Between the fastest that the node conducts and a long pause now and then. */
function irregular(random: Random, mean: number): number {
  const interval = mean * (1 + 0.21 * random.normal())
  return Math.round(Math.min(Math.max(interval, 330), mean * 1.9))
}

function wavesOf({ rhythm, axisTangent, qrsMs, qtMs, hasStrain }: EcgSubject): readonly Wave[] {
  const scale = qrsMs / 100
  const toT = qtMs - qrsMs / 2
  const waves: Wave[] = [
    { at: -24 * scale, half: 17 * scale, vector: [-0.1, -0.04, 0.2] },
    { at: 0, half: 31 * scale, vector: [0.92, 0.92 * axisTangent, -0.27] },
    { at: 31 * scale, half: 24 * scale, vector: [-0.14, -0.1, -0.42] },
    {
      at: toT - 90,
      half: 105,
      vector: hasStrain ? [-0.1, 0.06, 0.17] : [0.2, 0.19, 0.13],
    },
  ]
  if (hasStrain) waves.push({ at: 110, half: 90, vector: [-0.09, -0.02, 0.02] })
  if (rhythm === 'sinus') waves.push({ at: -158, half: 52, vector: [0.07, 0.1, 0.02] })
  return waves
}

/** Fibrillating atria: waves of changing size, best seen in V1 and II. */
function atria({ rhythm }: EcgSubject, ms: number, [x, y, z]: Wave['vector']): number {
  if (rhythm === 'sinus') return 0
  const swell = 0.7 + 0.3 * sine(ms / 1370)
  return (
    swell * (0.035 * sine(ms / 163 + 0.2 * sine(ms / 890)) + 0.02 * sine(ms / 211)) * (0.2 * x + 0.55 * y + 0.75 * z)
  )
}
