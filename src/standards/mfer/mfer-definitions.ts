import { type MferBytes, partOf, sampleNumberOf, signedOf, unsignedOf } from './mfer-numbers.ts'
import type { MferInterval, MferQuantity } from './mfer-recording.ts'
import { TAG } from './mfer-tags.ts'

/** What is defined for all channels, or for one: the value of each tag as it came. */
type Definitions = Map<number, MferBytes>

/** Tags that a channel may define for itself. */
const OF_CHANNELS: ReadonlySet<number> = new Set([
  TAG.BLK,
  TAG.SEQ,
  TAG.WFM,
  TAG.LDN,
  TAG.DTP,
  TAG.IVL,
  TAG.SEN,
  TAG.OFF,
  TAG.NUL,
  TAG.SKW,
  TAG.CMP,
])

/** A header cannot make us hold more channels than this. */
const MOST_CHANNELS = 1024

/** How one channel lies in a frame and what its samples mean, with the defaults of the standard filled in. */
export interface ChannelDefinition {
  readonly blockLength: number
  readonly sequences: number | undefined
  readonly dataType: number
  readonly interval: MferInterval | undefined
  readonly resolution: MferQuantity | undefined
  readonly offset: number
  readonly nullValue: number | undefined
  readonly lead: number | undefined
  readonly leadText: MferBytes | undefined
  readonly skewNs: number
  /** Compression code; 0 = none. */
  readonly compression: number
}

/** The definitions in force: the header items of a file change them, a waveform item is read with them. */
export class MferDefinitions {
  readonly #ofAll: Definitions = new Map()
  readonly #ofChannel = new Map<number, Definitions>()
  #channels = 1

  get channelCount(): number {
    return this.#channels
  }

  /** Sets the number of channels and forgets what single channels defined. False = no usable number. */
  setChannelCount(value: MferBytes): boolean {
    const count = value.bytes.length === 0 ? 1 : unsignedOf(value)
    if (count === undefined || count < 1 || count > MOST_CHANNELS) return false
    this.#channels = count
    this.#ofChannel.clear()
    return true
  }

  /** A zero-length value takes a definition back. False = no definition of the kind that is kept here. */
  define(tag: number, value: MferBytes, channel: number | undefined): boolean {
    if (!OF_CHANNELS.has(tag)) return false
    const kept = channel === undefined ? this.#ofAll : (this.#ofChannel.get(channel) ?? new Map())
    if (value.bytes.length === 0) kept.delete(tag)
    else kept.set(tag, value)
    if (channel !== undefined) this.#ofChannel.set(channel, kept)
    return true
  }

  /** The class of the recording: of all channels. */
  waveformClass(): { readonly code: number | undefined; readonly text: MferBytes | undefined } {
    return codeAndText(this.#ofAll.get(TAG.WFM))
  }

  channel(index: number): ChannelDefinition {
    const own = this.#ofChannel.get(index)
    const of = (tag: number) => own?.get(tag) ?? this.#ofAll.get(tag)
    const number = (tag: number) => {
      const value = of(tag)
      return value === undefined ? undefined : unsignedOf(value)
    }
    const dataType = number(TAG.DTP) ?? 0
    const sample = (tag: number) => {
      const value = of(tag)
      return value === undefined ? undefined : sampleNumberOf(value, dataType)
    }
    const { code, text } = codeAndText(of(TAG.LDN))
    return {
      blockLength: number(TAG.BLK) ?? 1,
      sequences: number(TAG.SEQ),
      dataType,
      interval: intervalOf(of(TAG.IVL)),
      resolution: quantityOf(of(TAG.SEN)),
      offset: sample(TAG.OFF) ?? 0,
      nullValue: sample(TAG.NUL),
      lead: code,
      leadText: text,
      skewNs: number(TAG.SKW) ?? 0,
      compression: compressionOf(of(TAG.CMP)),
    }
  }

  /** True when this channel has no lead of its own while others may share the one of all. */
  hasOwnLead(index: number): boolean {
    return this.#ofChannel.get(index)?.has(TAG.LDN) ?? false
  }
}

/** WFM and LDN: one byte, or two in the order of the file and text after them. */
function codeAndText(value: MferBytes | undefined) {
  if (value === undefined) return { code: undefined, text: undefined }
  const isShort = value.bytes.length === 1
  return {
    code: unsignedOf(isShort ? value : partOf(value, 0, 2)),
    text: value.bytes.length > 2 ? partOf(value, 2) : undefined,
  }
}

function compressionOf(value: MferBytes | undefined): number {
  return value === undefined ? 0 : (unsignedOf(partOf(value, 0, Math.min(2, value.bytes.length))) ?? 0)
}

function quantityOf(value: MferBytes | undefined): MferQuantity | undefined {
  if (value === undefined || value.bytes.length < 3) return undefined
  const mantissa = signedOf(partOf(value, 2))
  const [unit, power] = value.bytes
  if (mantissa === undefined || unit === undefined || power === undefined) return undefined
  return { unit, exponent: power >= 0x80 ? power - 0x100 : power, mantissa }
}

const ONE_MILLISECOND: MferInterval = { axis: 'time', seconds: 0.001 }

/** undefined where what came is no interval: zero, negative, or of a unit that nobody defines. */
function intervalOf(value: MferBytes | undefined): MferInterval | undefined {
  if (value === undefined) return ONE_MILLISECOND
  const quantity = quantityOf(value)
  if (quantity === undefined || quantity.mantissa <= 0) return undefined
  const { unit, exponent, mantissa } = quantity
  // Division by a whole power of ten keeps 8 × 10⁻³ the number that 0.008 is.
  const size = exponent < 0 ? mantissa / 10 ** -exponent : mantissa * 10 ** exponent
  if (!Number.isFinite(size) || size <= 0) return undefined
  if (unit === 0) return { axis: 'time', seconds: 1 / size }
  if (unit === 1) return { axis: 'time', seconds: size }
  return unit === 2 ? { axis: 'distance', metres: size } : undefined
}
