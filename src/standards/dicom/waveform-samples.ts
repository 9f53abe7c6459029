/** Waveform Sample Interpretation (PS3.3 C.10.9.1.5) with Waveform Bits Allocated. */
export type SampleInterpretation = 'SB' | 'UB' | 'MB' | 'AB' | 'SS' | 'US' | 'SL' | 'UL'

const BYTES: Readonly<Record<SampleInterpretation, 1 | 2 | 4>> = {
  SB: 1,
  UB: 1,
  MB: 1,
  AB: 1,
  SS: 2,
  US: 2,
  SL: 4,
  UL: 4,
}

export type DicomSamples =
  | Int8Array<ArrayBuffer>
  | Uint8Array<ArrayBuffer>
  | Int16Array<ArrayBuffer>
  | Uint16Array<ArrayBuffer>
  | Int32Array<ArrayBuffer>
  | Uint32Array<ArrayBuffer>

export function interpretationOf(text: string | undefined): SampleInterpretation | undefined {
  return text !== undefined && Object.hasOwn(BYTES, text) ? (text as SampleInterpretation) : undefined
}

export function bytesOfSample(interpretation: SampleInterpretation): 1 | 2 | 4 {
  return BYTES[interpretation]
}

/**
 * Takes the channels of one multiplex group apart: samples of all channels at one time stand together (PS3.3 C.10.9.1.7).
 * Only whole samples that are there are read; `count` per channel is an upper bound.
 */
export function readChannels(
  data: Uint8Array,
  channels: number,
  count: number,
  interpretation: SampleInterpretation,
): readonly DicomSamples[] {
  const size = BYTES[interpretation]
  const available = Math.max(0, Math.floor(Math.min(count, data.length / size / channels)))
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength)
  const read = readerOf(view, interpretation)
  return Array.from({ length: channels }, (_, channel) => {
    const samples = emptySamples(interpretation, available)
    let at = channel * size
    for (let index = 0; index < available; index += 1) {
      samples[index] = read(at)
      at += channels * size
    }
    return samples
  })
}

/** The padding value in the form of the samples (PS3.3 C.10.9.1.8); undefined where it has none. */
export function readPadding(bytes: Uint8Array | undefined, interpretation: SampleInterpretation): number | undefined {
  if (bytes === undefined || bytes.length < BYTES[interpretation]) return undefined
  return readerOf(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), interpretation)(0)
}

function emptySamples(interpretation: SampleInterpretation, length: number): DicomSamples {
  switch (interpretation) {
    case 'SB':
      return new Int8Array(length)
    case 'UB':
      return new Uint8Array(length)
    case 'US':
      return new Uint16Array(length)
    case 'SL':
      return new Int32Array(length)
    case 'UL':
      return new Uint32Array(length)
    case 'SS':
    case 'MB':
    case 'AB':
      return new Int16Array(length)
  }
}

function readerOf(view: DataView, interpretation: SampleInterpretation): (at: number) => number {
  switch (interpretation) {
    case 'SB':
      return (at) => view.getInt8(at)
    case 'UB':
      return (at) => view.getUint8(at)
    case 'SS':
      return (at) => view.getInt16(at, true)
    case 'US':
      return (at) => view.getUint16(at, true)
    case 'SL':
      return (at) => view.getInt32(at, true)
    case 'UL':
      return (at) => view.getUint32(at, true)
    case 'MB':
      return (at) => ofMuLaw(view.getUint8(at))
    case 'AB':
      return (at) => ofALaw(view.getUint8(at))
  }
}

/** ITU-T G.711 µ-law, 14 significant bits, scaled to 16. */
function ofMuLaw(byte: number): number {
  const inverted = ~byte & 0xff
  const magnitude = (((inverted & 0x0f) << 3) + 0x84) << ((inverted & 0x70) >> 4)
  return inverted & 0x80 ? 0x84 - magnitude : magnitude - 0x84
}

/** ITU-T G.711 A-law, 13 significant bits, scaled to 16. */
function ofALaw(byte: number): number {
  const even = byte ^ 0x55
  const segment = (even & 0x70) >> 4
  const step = ((even & 0x0f) << 4) + 8
  const magnitude = segment === 0 ? step : (step + 0x100) << (segment - 1)
  return even & 0x80 ? magnitude : -magnitude
}
