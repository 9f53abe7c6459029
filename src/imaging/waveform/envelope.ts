import type { WaveformChannel } from '#clinical/imaging/waveform.ts'
import { valueAt } from '#clinical/imaging/waveform-channel.ts'

/** The whole of a channel in a few hundred columns: what an overview draws. */
export interface Envelope {
  readonly low: Float32Array
  readonly high: Float32Array
  /** Columns in which at least one sample is missing. */
  readonly hasGap: readonly boolean[]
}

/** Lowest and highest value of each of `columns` equal stretches of `durationMs`; NaN where a stretch has no sample. */
export function envelopeOf(channel: WaveformChannel, durationMs: number, columns: number): Envelope {
  const low = new Float32Array(columns).fill(Number.NaN)
  const high = new Float32Array(columns).fill(Number.NaN)
  const hasGap = new Array<boolean>(columns).fill(false)
  const msPerSample = 1000 / channel.samplesPerSecond
  for (let index = 0; index < channel.samples.length; index += 1) {
    const ms = channel.startMs + index * msPerSample
    const column = Math.min(columns - 1, Math.max(0, Math.floor((ms / durationMs) * columns)))
    const value = valueAt(channel, index)
    if (value === undefined) {
      hasGap[column] = true
      continue
    }
    // A comparison with NaN is false: the first value of a column always counts.
    if (!(value >= (low[column] ?? Number.NaN))) low[column] = value
    if (!(value <= (high[column] ?? Number.NaN))) high[column] = value
  }
  return { low, high, hasGap }
}
