import type { ChannelDefinition } from './mfer-definitions.ts'
import type { MferSamples } from './mfer-recording.ts'

/** Bytes of one sample by data type (DTP); types without a fixed size are not here. */
const SAMPLE_BYTES: readonly number[] = [2, 2, 4, 1, 2, 1, 4, 4, 8]

export function sampleBytes(dataType: number): number | undefined {
  return SAMPLE_BYTES[dataType]
}

/** The layout of a waveform item: runs of sequences in which the same channels take part. */
export interface Frame {
  readonly runs: readonly FrameRun[]
  /** Bytes that the header announces; undefined where it leaves the number of sequences to the data. */
  readonly announcedBytes: number | undefined
}

interface FrameRun {
  readonly sequences: number
  /** Bytes of one sequence: a block of every channel that takes part. */
  readonly bytes: number
  /** Places of the channels that take part. */
  readonly active: readonly number[]
}

/**
 * undefined = sizes that cannot be: a block without samples, a type without a size. A channel with fewer sequences than
 * the others leaves the frame earlier.
 */
export function frameOf(channels: readonly ChannelDefinition[], length: number): Frame | undefined {
  const sizes = channels.map(({ blockLength, dataType }) => blockLength * (sampleBytes(dataType) ?? 0))
  const bytesOf = (active: readonly number[]) => active.reduce((sum, index) => sum + (sizes[index] ?? 0), 0)
  const all = channels.map((_, index) => index)
  const whole = bytesOf(all)
  if (sizes.some((size) => size < 1) || !Number.isSafeInteger(whole)) return undefined
  const announced = channels.map(({ sequences }) => sequences)
  const isOpen = announced.every((sequences) => sequences === undefined)
  if (isOpen) {
    // The last sequence may be cut: its whole samples are read, too.
    return { runs: [{ sequences: Math.ceil(length / whole), bytes: whole, active: all }], announcedBytes: undefined }
  }
  const most = Math.max(...announced.map((sequences) => sequences ?? 0))
  const counts = announced.map((sequences) => sequences ?? most)
  const runs: FrameRun[] = []
  let before = 0
  for (const until of [...new Set(counts)].sort((one, other) => one - other)) {
    const active = all.filter((index) => (counts[index] ?? 0) >= until)
    if (until > before) runs.push({ sequences: until - before, bytes: bytesOf(active), active })
    before = until
  }
  return { runs, announcedBytes: runs.reduce((sum, run) => sum + run.sequences * run.bytes, 0) }
}

/**
 * The samples of every channel of one waveform item, as many as the bytes hold; a last sequence that is not whole gives
 * the samples that are. Nothing is allocated but for bytes that are there.
 */
export function readFrame(
  wave: Uint8Array,
  channels: readonly ChannelDefinition[],
  frame: Frame,
  isLittleEndian: boolean,
): readonly MferSamples[] {
  const parts: MferSamples[][] = channels.map(() => [])
  let at = 0
  for (const run of frame.runs) {
    const used = Math.min(wave.length - at, run.sequences * run.bytes)
    if (used <= 0) break
    const bytes = wave.subarray(at, at + used)
    let from = 0
    for (const index of run.active) {
      const channel = channels[index]
      if (channel === undefined) continue
      parts[index]?.push(readBlocks(bytes, channel, { from, step: run.bytes }, isLittleEndian))
      from += channel.blockLength * (sampleBytes(channel.dataType) ?? 1)
    }
    at += used
  }
  return parts.map((each, index) => joined(each, channels[index]?.dataType ?? 0))
}

/** One channel's blocks: `from` in each sequence, sequences `step` bytes apart. */
function readBlocks(
  bytes: Uint8Array,
  { blockLength, dataType }: ChannelDefinition,
  { from, step }: { readonly from: number; readonly step: number },
  isLittleEndian: boolean,
): MferSamples {
  const size = sampleBytes(dataType) ?? 1
  const whole = Math.floor(bytes.length / step)
  const rest = bytes.length - whole * step
  const inRest = Math.max(0, Math.min(blockLength, Math.floor((rest - from) / size)))
  const samples = emptySamples(dataType, whole * blockLength + inRest)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const read = readerOf(view, dataType, isLittleEndian)
  let index = 0
  for (let sequence = 0; sequence <= whole; sequence += 1) {
    const count = sequence < whole ? blockLength : inRest
    let at = sequence * step + from
    for (let each = 0; each < count; each += 1) {
      samples[index] = read(at)
      index += 1
      at += size
    }
  }
  return samples
}

function emptySamples(dataType: number, length: number): MferSamples {
  switch (dataType) {
    case 1:
    case 4:
      return new Uint16Array(length)
    case 2:
      return new Int32Array(length)
    case 3:
      return new Uint8Array(length)
    case 5:
      return new Int8Array(length)
    case 6:
      return new Uint32Array(length)
    case 7:
      return new Float32Array(length)
    case 8:
      return new Float64Array(length)
    default:
      return new Int16Array(length)
  }
}

function readerOf(view: DataView, dataType: number, isLittleEndian: boolean): (at: number) => number {
  switch (dataType) {
    case 1:
    case 4:
      return (at) => view.getUint16(at, isLittleEndian)
    case 2:
      return (at) => view.getInt32(at, isLittleEndian)
    case 3:
      return (at) => view.getUint8(at)
    case 5:
      return (at) => view.getInt8(at)
    case 6:
      return (at) => view.getUint32(at, isLittleEndian)
    case 7:
      return (at) => view.getFloat32(at, isLittleEndian)
    case 8:
      return (at) => view.getFloat64(at, isLittleEndian)
    default:
      return (at) => view.getInt16(at, isLittleEndian)
  }
}

/** One channel of several waveform items with the same definitions, end to end. */
export function joined(parts: readonly MferSamples[], dataType: number): MferSamples {
  const [first] = parts
  if (parts.length === 1 && first !== undefined) return first
  const all = emptySamples(
    dataType,
    parts.reduce((sum, part) => sum + part.length, 0),
  )
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}
