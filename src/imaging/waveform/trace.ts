import type { WaveformChannel } from '#clinical/imaging/waveform.ts'
import { timeOfSample, valueAt } from '#clinical/imaging/waveform-channel.ts'

/** One unbroken piece of a trace: x and y in turn. */
export type TracePiece = number[]

interface TraceScale {
  /** Position of a time, ms of the group. */
  readonly x: (ms: number) => number
  readonly y: (value: number) => number
  /** Pixels of the device in a unit of x: more samples than pixels are drawn by their extremes. */
  readonly pixels: number
}

/**
 * The trace of one channel between two times, in pieces: a missing sample ends one and is never bridged. Where several
 * samples fall on one pixel, its lowest and highest are kept in their order, so that no spike is lost.
 */
export function traceOf(channel: WaveformChannel, fromMs: number, untilMs: number, scale: TraceScale): TracePiece[] {
  const { samplesPerSecond, startMs, samples } = channel
  const indexAt = (ms: number) => ((ms - startMs) * samplesPerSecond) / 1000
  const first = Math.max(0, Math.ceil(indexAt(fromMs) - 1e-6))
  // The sample at the end belongs to the next strip, too, so that columns join without a hole.
  const last = Math.min(samples.length - 1, Math.floor(indexAt(untilMs) + 1e-6))
  const perPixel = samplesPerPixel(channel, scale)
  return perPixel <= 2 ? everySample(channel, first, last, scale) : extremes(channel, first, last, perPixel, scale)
}

function samplesPerPixel({ samplesPerSecond }: WaveformChannel, { x, pixels }: TraceScale): number {
  const perSecond = (x(1000) - x(0)) * pixels
  return perSecond > 0 ? samplesPerSecond / perSecond : 1
}

function everySample(channel: WaveformChannel, first: number, last: number, { x, y }: TraceScale): TracePiece[] {
  const pieces: TracePiece[] = []
  let piece: TracePiece | undefined
  for (let index = first; index <= last; index += 1) {
    const value = valueAt(channel, index)
    if (value === undefined) {
      piece = undefined
      continue
    }
    if (piece === undefined) {
      piece = []
      pieces.push(piece)
    }
    piece.push(x(timeOfSample(channel, index)), y(value))
  }
  return pieces
}

function extremes(
  channel: WaveformChannel,
  first: number,
  last: number,
  perPixel: number,
  { x, y }: TraceScale,
): TracePiece[] {
  const pieces: TracePiece[] = []
  let piece: TracePiece | undefined
  const step = Math.max(2, Math.floor(perPixel))
  for (let from = first; from <= last; from += step) {
    const until = Math.min(from + step - 1, last)
    for (const { low, high } of stretches(channel, from, until)) {
      if (piece === undefined || low.isAfterGap) {
        piece = []
        pieces.push(piece)
      }
      const ordered = low.index <= high.index ? [low, high] : [high, low]
      for (const point of ordered) piece.push(x(timeOfSample(channel, point.index)), y(point.value))
    }
    if (valueAt(channel, until) === undefined) piece = undefined
  }
  return pieces
}

interface Extreme {
  readonly index: number
  readonly value: number
  readonly isAfterGap: boolean
}

/** Lowest and highest of each run of samples without a gap. */
function stretches(channel: WaveformChannel, from: number, until: number) {
  const found: { low: Extreme; high: Extreme }[] = []
  let isOpen = false
  let hadGap = false
  for (let index = from; index <= until; index += 1) {
    const value = valueAt(channel, index)
    if (value === undefined) {
      isOpen = false
      hadGap = true
      continue
    }
    const here: Extreme = { index, value, isAfterGap: hadGap }
    const current = found.at(-1)
    if (!isOpen || current === undefined) found.push({ low: here, high: here })
    else if (value < current.low.value) current.low = { ...here, isAfterGap: current.low.isAfterGap }
    else if (value > current.high.value) current.high = here
    isOpen = true
  }
  return found
}

/** A time without samples inside a channel, ms of the group. */
export interface TraceGap {
  readonly fromMs: number
  readonly untilMs: number
}

/** Where a channel has no samples between two times: shown in words, not only left blank. */
export function gapsOf(channel: WaveformChannel, fromMs: number, untilMs: number): readonly TraceGap[] {
  const { samplesPerSecond, startMs, samples } = channel
  const first = Math.max(0, Math.ceil(((fromMs - startMs) * samplesPerSecond) / 1000))
  const last = Math.min(samples.length - 1, Math.floor(((untilMs - startMs) * samplesPerSecond) / 1000))
  const gaps: TraceGap[] = []
  let since: number | undefined
  for (let index = first; index <= last; index += 1) {
    const isMissing = valueAt(channel, index) === undefined
    if (isMissing) since ??= index
    else if (since !== undefined) {
      gaps.push({ fromMs: timeOfSample(channel, since), untilMs: timeOfSample(channel, index) })
      since = undefined
    }
  }
  const end = Math.min(untilMs, timeOfSample(channel, samples.length))
  if (since !== undefined) gaps.push({ fromMs: timeOfSample(channel, since), untilMs: end })
  // The channel itself ends before the others of its group.
  const stop = timeOfSample(channel, samples.length)
  if (stop < untilMs - 1000 / samplesPerSecond) gaps.push({ fromMs: Math.max(stop, fromMs), untilMs })
  return gaps
}
