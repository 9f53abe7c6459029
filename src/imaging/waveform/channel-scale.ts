import type { WaveformChannel } from '#clinical/imaging/waveform.ts'
import { valueAt } from '#clinical/imaging/waveform-channel.ts'
import type { PaperScale } from './paper.ts'

/** How the values of a channel stand in its row. */
interface ChannelScale {
  readonly mmPerUnit: number
  readonly zero: number
  readonly baseline: number
}

/** Where the line of zero stands in a row: below its middle, because the tallest waves point up. */
const ZERO_AT = 0.62

/**
 * Millivolts stand at the gain of the paper, a constant voltage of more than half a millivolt taken off; everything else
 * fills its row from its smallest to its largest value, and says so.
 */
export function scaleOf(
  channel: WaveformChannel,
  { top, height }: { readonly top: number; readonly height: number },
  { mmPerMillivolt }: PaperScale,
): ChannelScale {
  if (channel.unit === 'mV') {
    const middle = middleOf(channel)
    const zero = Math.abs(middle) > 0.5 ? middle : 0
    return { mmPerUnit: mmPerMillivolt, zero, baseline: top + height * ZERO_AT }
  }
  const { low, high } = rangeOf(channel)
  const span = high - low
  const mmPerUnit = span > 0 ? (height - 8) / span : 0
  return { mmPerUnit, zero: low, baseline: top + height - 3 }
}

const ranges = new WeakMap<WaveformChannel, { readonly low: number; readonly high: number }>()

/** Smallest and largest value of a channel. */
export function rangeOf(channel: WaveformChannel): { readonly low: number; readonly high: number } {
  const known = ranges.get(channel)
  if (known !== undefined) return known
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (let index = 0; index < channel.samples.length; index += 1) {
    const value = valueAt(channel, index)
    if (value === undefined) continue
    if (value < low) low = value
    if (value > high) high = value
  }
  const range = low > high ? { low: 0, high: 0 } : { low, high }
  ranges.set(channel, range)
  return range
}

const middles = new WeakMap<WaveformChannel, number>()

/** The median of some thousand samples. */
function middleOf(channel: WaveformChannel): number {
  const known = middles.get(channel)
  if (known !== undefined) return known
  const step = Math.max(1, Math.floor(channel.samples.length / 2000))
  const values: number[] = []
  for (let index = 0; index < channel.samples.length; index += step) {
    const value = valueAt(channel, index)
    if (value !== undefined) values.push(value)
  }
  values.sort((one, other) => one - other)
  const middle = values[Math.floor(values.length / 2)] ?? 0
  middles.set(channel, middle)
  return middle
}
