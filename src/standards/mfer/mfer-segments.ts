import type { ChannelDefinition } from './mfer-definitions.ts'
import { joined } from './mfer-frame.ts'
import type { MferChannel, MferInterval, MferSamples, MferSegment } from './mfer-recording.ts'

/** A channel's definitions with its texts decoded. */
export interface DescribedChannel extends Omit<ChannelDefinition, 'leadText'> {
  readonly leadText: string
  readonly filters: readonly string[]
}

type SegmentAbout = Omit<MferSegment, 'channels'>

interface OpenSegment {
  readonly about: SegmentAbout
  /** Everything that must be the same for another frame to continue this one. */
  readonly state: string
  readonly channels: readonly DescribedChannel[]
  readonly parts: MferSamples[][]
  /** Pointer behind the last sample of the first channel. */
  end: number
}

/**
 * Joins the frames of a file into segments: a frame goes on with the one before it when nothing was defined anew and its
 * pointer, if it has one, is where the other ends (mfer-cda-hpki.md §1.7, 6).
 */
export class SegmentCollector {
  readonly #segments: OpenSegment[] = []

  /** @returns how many channels were begun. */
  append(about: SegmentAbout, channels: readonly DescribedChannel[], samples: readonly MferSamples[]): number {
    const { pointer, ...same } = about
    const state = JSON.stringify([same, channels.map(({ sequences: _sequences, ...channel }) => channel)])
    const last = this.#segments.at(-1)
    if (last !== undefined && last.state === state && (pointer === undefined || pointer === last.end)) {
      for (const [index, part] of samples.entries()) last.parts[index]?.push(part)
      last.end += samples[0]?.length ?? 0
      return 0
    }
    const end = (pointer ?? 0) + (samples[0]?.length ?? 0)
    this.#segments.push({ about, state, channels, parts: samples.map((part) => [part]), end })
    return channels.length
  }

  all(): readonly MferSegment[] {
    return this.#segments.map(({ about, channels, parts }) => ({
      ...about,
      channels: channels.map((channel, index) => closed(channel, parts[index] ?? [])),
    }))
  }
}

const NO_TIME: MferInterval = { axis: 'time', seconds: 0.001 }

function closed(channel: DescribedChannel, parts: readonly MferSamples[]): MferChannel {
  const { lead, leadText, dataType, interval, resolution, offset, nullValue, skewNs, filters } = channel
  return {
    lead,
    leadText,
    dataType,
    interval: interval ?? NO_TIME,
    resolution,
    offset,
    nullValue,
    skewNs,
    filters,
    samples: joined(parts, dataType),
  }
}
