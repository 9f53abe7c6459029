import { type ChannelDefinition, MferDefinitions } from './mfer-definitions.ts'
import { type Frame, frameOf, readFrame, sampleBytes } from './mfer-frame.ts'
import { MferHeader } from './mfer-header.ts'
import { type MferItem, MferItems } from './mfer-items.ts'
import { type MferBytes, unsignedOf } from './mfer-numbers.ts'
import type { MferRecording } from './mfer-recording.ts'
import { type DescribedChannel, SegmentCollector } from './mfer-segments.ts'
import { isDefined, presentTag, TAG, tagName } from './mfer-tags.ts'

/** A damaged file could otherwise make a thousand channels of every few bytes. */
const [MOST_CHANNELS_READ, MOST_CHANNELS_KEPT] = [2_000_000, 65_536]

/** Data type of the American Heart Association's difference compression, which the standard names and does not define. */
const AHA_DIFFERENCES = 9

/** Groups (SET) may hold attributes (ATT), and nothing deeper. */
const MOST_DEPTH = 2

/**
 * Decodes a file of the Medical waveform Format Encoding Rules (ISO 22077-1; mfer-cda-hpki.md §1): header items set the
 * state, a waveform item is read with the state in force. Never throws and never allocates more than the bytes that are
 * there call for; what is not understood is passed over by its length and told in `problems`.
 */
export function decodeMfer(bytes: Uint8Array): MferRecording {
  return new MferDecoder(bytes).decode()
}

/** As many items as it takes to believe that a file is one. */
const ITEMS_OF_A_START = 8

/** True for bytes that begin as MFER files do: nothing but items that the standard defines, of lengths that can be. */
export function isMfer(bytes: Uint8Array): boolean {
  const items = new MferItems(bytes, 0, bytes.length)
  for (let count = 0; count < ITEMS_OF_A_START; count += 1) {
    const item = items.next()
    if (item === 'broken') return false
    if (item === 'end') return count > 1
    if (!isDefined(item.tag)) return false
    if (item.tag === TAG.WAV) return count > 0
    if (item.isCut) return false
  }
  return true
}

class MferDecoder {
  readonly #bytes: Uint8Array
  readonly #definitions = new MferDefinitions()
  readonly #header = new MferHeader()
  readonly #segments = new SegmentCollector()
  #channelsRead = 0
  #channelsKept = 0

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
  }

  decode(): MferRecording {
    this.#walk(new MferItems(this.#bytes, 0, this.#bytes.length), undefined, 0)
    return { ...this.#header.all(), segments: this.#segments.all() }
  }

  /** `channel` inside an ATT, `depth` of what is nested. False = nothing behind it can be read. */
  #walk(items: MferItems, channel: number | undefined, depth: number): boolean {
    for (;;) {
      const item = items.next()
      if (item === 'end') return true
      if (item === 'broken') {
        this.#header.problem(items.at, 'broken-item', '')
        return depth > 0
      }
      if (item.isCut) this.#header.problem(item.at, 'cut-off', tagName(item.tag))
      if (!this.#take(item, items, channel, depth)) return false
    }
  }

  #take(item: MferItem, items: MferItems, channel: number | undefined, depth: number): boolean {
    const tag = presentTag(item.tag)
    if (tag === TAG.WAV) return this.#wave(item, items)
    if (tag === TAG.ATT || tag === TAG.SET) return this.#nested(item, tag, channel, depth)
    // What is cut off in the middle would be another number or name.
    if (item.isCut) return false
    const value: MferBytes = { bytes: item.value, isLittleEndian: this.#header.isLittleEndian }
    if (tag === TAG.CHN && channel === undefined) {
      if (!this.#definitions.setChannelCount(value)) {
        this.#header.problem(item.at, 'out-of-range', `${tagName(tag)} ${unsignedOf(value) ?? ''}`)
        return false
      }
      this.#header.forgetChannels()
      return true
    }
    if (this.#definitions.define(tag, value, channel)) return true
    const { interval } = this.#definitions.channel(channel ?? 0)
    this.#header.take(tag, item, channel, interval?.axis === 'time' ? interval.seconds : undefined)
    return true
  }

  #nested(item: MferItem, tag: number, channel: number | undefined, depth: number): boolean {
    if (depth >= MOST_DEPTH || channel !== undefined) {
      this.#header.problem(item.at, 'unsupported', `${tagName(tag)} in ${channel === undefined ? 'SET' : 'ATT'}`)
      return true
    }
    if (tag === TAG.ATT && (item.channel ?? 0) >= this.#definitions.channelCount) {
      this.#header.problem(item.at, 'out-of-range', `ATT ${item.channel}`)
      return true
    }
    const inside = new MferItems(this.#bytes, item.start, item.start + item.value.length)
    return this.#walk(inside, tag === TAG.ATT ? item.channel : channel, depth + 1) && !item.isCut
  }

  /** A waveform item. False when the end of one of indefinite length cannot be told, or nothing comes behind it. */
  #wave(item: MferItem, items: MferItems): boolean {
    const { channelCount } = this.#definitions
    this.#channelsRead += channelCount
    if (this.#channelsRead > MOST_CHANNELS_READ || this.#channelsKept + channelCount > MOST_CHANNELS_KEPT) {
      this.#header.problem(item.at, 'limit', tagName(item.tag))
      return false
    }
    const definitions = Array.from({ length: channelCount }, (_, index) => this.#definitions.channel(index))
    const refused = refusal(definitions)
    const frame = refused === undefined ? frameOf(definitions, item.value.length) : undefined
    if (frame === undefined) {
      this.#header.problem(item.at, refused === undefined ? 'out-of-range' : 'unsupported', refused ?? 'BLK')
      return !item.isIndefinite && !item.isCut
    }
    if (!item.isIndefinite) {
      this.#keep(item, definitions, frame, item.value)
      return !item.isCut
    }
    // Samples may hold zeros of their own, so only the announced size tells the end.
    if (frame.announcedBytes === undefined) {
      this.#header.problem(item.at, 'unsupported', `${tagName(item.tag)} 0x80`)
      return false
    }
    const wave = item.value.subarray(0, frame.announcedBytes)
    items.skipTo(item.start + wave.length)
    this.#keep(item, definitions, frame, wave)
    return true
  }

  #keep(item: MferItem, definitions: readonly ChannelDefinition[], frame: Frame, wave: Uint8Array): void {
    const { announcedBytes, runs } = frame
    const isUneven = announcedBytes === undefined && wave.length % (runs[0]?.bytes ?? 1) !== 0
    if (isUneven || (announcedBytes !== undefined && announcedBytes !== wave.length)) {
      const expected = announcedBytes === undefined ? `${runs[0]?.bytes} × n` : String(announcedBytes)
      this.#header.problem(item.at, 'inconsistent', `${tagName(item.tag)}: ${wave.length} / ${expected}`)
    }
    // A lead told once for several channels gives all of them one name.
    const shared = definitions.filter(({ lead }, index) => lead !== undefined && !this.#definitions.hasOwnLead(index))
    if (shared.length > 1) this.#header.problem(item.at, 'inconsistent', `LDN × ${shared.length}`)
    const { code, text } = this.#definitions.waveformClass()
    const textOf = (value: MferBytes | undefined) => (value === undefined ? '' : this.#header.text(item, value.bytes))
    const channels: readonly DescribedChannel[] = definitions.map((definition, index) => ({
      ...definition,
      leadText: textOf(definition.leadText),
      filters: this.#header.filtersOf(index),
    }))
    const { startedAt, pointer, filters } = this.#header
    this.#channelsKept += this.#segments.append(
      { startedAt, pointer, waveformClass: code, classText: textOf(text), filters },
      channels,
      readFrame(wave, definitions, frame, this.#header.isLittleEndian),
    )
    this.#header.pointer = undefined
  }
}

/** What of a frame is not decoded, by the name of its item; undefined = nothing. */
function refusal(definitions: readonly ChannelDefinition[]): string | undefined {
  for (const { compression, dataType, interval } of definitions) {
    if (compression !== 0) return `CMP ${compression}`
    if (dataType === AHA_DIFFERENCES) return 'DTP 9 (AHA)'
    if (sampleBytes(dataType) === undefined) return `DTP ${dataType}`
    if (interval === undefined) return 'IVL'
  }
  return undefined
}
