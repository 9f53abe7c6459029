import type { WaveformChannel, WaveformGroup } from '#clinical/imaging/waveform.ts'
import { sampleIndexAt, timeOfSample, valueAt } from '#clinical/imaging/waveform-channel.ts'
import type { Strip } from './sheet.ts'

/** One end of the caliper: a sample of a channel. */
export interface CaliperPoint {
  /** Place of the channel in its group. */
  readonly channel: number
  readonly sample: number
}

export interface CaliperReading {
  readonly ms: number
  /** How often a minute such an interval fits: the rate when it is one RR interval. */
  readonly perMinute: number | undefined
  /** Difference of the recorded values, in `unit`; undefined between channels of different units, or at a gap. */
  readonly difference: number | undefined
  readonly unit: string
}

/** Time and value between two points, from the recorded samples and not from pixels. */
export function caliperReading(group: WaveformGroup, from: CaliperPoint, to: CaliperPoint): CaliperReading | undefined {
  const [one, other] = [group.channels[from.channel], group.channels[to.channel]]
  if (one === undefined || other === undefined) return undefined
  const ms = Math.abs(timeOfSample(other, to.sample) - timeOfSample(one, from.sample))
  const [before, after] = [valueAt(one, from.sample), valueAt(other, to.sample)]
  const isComparable = from.channel === to.channel && before !== undefined && after !== undefined
  return {
    ms,
    perMinute: ms > 0 ? 60_000 / ms : undefined,
    difference: isComparable ? after - before : undefined,
    unit: one.unit,
  }
}

/** The sample of a strip's channel at a time of the group, held inside the strip. */
export function pointInStrip(group: WaveformGroup, strip: Strip, ms: number): CaliperPoint | undefined {
  const channel = group.channels[strip.channel]
  if (channel === undefined) return undefined
  const held = Math.min(Math.max(ms, strip.fromMs), strip.untilMs)
  const sample = sampleIndexAt(channel, held) ?? nearestEnd(channel, held)
  return sample === undefined ? undefined : { channel: strip.channel, sample }
}

function nearestEnd(channel: WaveformChannel, ms: number): number | undefined {
  if (channel.samples.length === 0) return undefined
  return ms < channel.startMs ? 0 : channel.samples.length - 1
}

/** The point some samples further, held inside its channel. */
export function movedPoint(group: WaveformGroup, point: CaliperPoint, samples: number): CaliperPoint {
  const last = (group.channels[point.channel]?.samples.length ?? 1) - 1
  return { ...point, sample: Math.min(Math.max(point.sample + samples, 0), last) }
}

/** The strip of a sheet at a place in millimetres: the one it lies in, else the nearest. */
export function stripAt(strips: readonly Strip[], x: number, y: number): Strip | undefined {
  let nearest: Strip | undefined
  let least = Number.POSITIVE_INFINITY
  for (const strip of strips) {
    const outX = Math.max(strip.left - x, x - (strip.left + strip.width), 0)
    const outY = Math.max(strip.top - y, y - (strip.top + strip.height), 0)
    // Rows lie above one another: going out of one sideways is nearer than into the next.
    const distance = outX + outY * 4
    if (distance < least) {
      nearest = strip
      least = distance
    }
  }
  return nearest
}

/** ms of the group at a place of a strip. */
export function timeInStrip(strip: Strip, x: number, mmPerSecond: number): number {
  return strip.fromMs + ((x - strip.left) / mmPerSecond) * 1000
}
