/** One frame before it is compressed: samples interleaved by pixel, little endian where they have two bytes. */
export interface RawFrame {
  readonly columns: number
  readonly rows: number
  readonly bits: 8 | 12 | 16
  readonly samples: 1 | 3
  readonly bytes: Uint8Array
}

interface FrameInfo {
  readonly width: number
  readonly height: number
  readonly bitsPerSample: number
  readonly componentCount: number
  readonly isSigned: boolean
  readonly isUsingColorTransform: boolean
}

/** What the encoders of the codecs have in common (they bring no types). */
interface Encoder {
  getDecodedBuffer(info: FrameInfo): Uint8Array
  getEncodedBuffer(): Uint8Array
  encode(): void
  delete(): void
  setNearLossless(allowed: number): void
  setInterleaveMode(mode: number): void
  setQuality(...quality: readonly (boolean | number)[]): void
  setSubSampling(mode: number): void
  setProgressive(isProgressive: boolean): void
  setCompressionRatio(layer: number, ratio: number): void
}

type Codec = Readonly<Record<string, new () => Encoder>>

const opened = new Map<string, Promise<Codec>>()

/** The full builds of the codecs, which bring no types, with their encoders. */
function codec(name: string): Promise<Codec> {
  const known = opened.get(name) ?? started(`@cornerstonejs/codec-${name}/wasmjs`)
  opened.set(name, known)
  return known
}

async function started(library: string): Promise<Codec> {
  const { default: start }: { readonly default: unknown } = await import(library)
  if (typeof start !== 'function') throw new TypeError(`${library} is no codec`)
  return start()
}

async function encoded(
  library: string,
  type: string,
  frame: RawFrame,
  prepare: (encoder: Encoder) => void,
): Promise<Uint8Array> {
  const Type = (await codec(library))[type]
  if (Type === undefined) throw new Error(`${library} has no ${type}`)
  const encoder = new Type()
  const info: FrameInfo = {
    width: frame.columns,
    height: frame.rows,
    bitsPerSample: frame.bits,
    componentCount: frame.samples,
    isSigned: false,
    isUsingColorTransform: frame.samples === 3,
  }
  encoder.getDecodedBuffer(info).set(frame.bytes)
  prepare(encoder)
  encoder.encode()
  const bytes = new Uint8Array(encoder.getEncodedBuffer())
  encoder.delete()
  return bytes
}

/** JPEG-LS, lossless. */
export function jpegLs(frame: RawFrame): Promise<Uint8Array> {
  return encoded('charls', 'JpegLSEncoder', frame, (encoder) => {
    encoder.setNearLossless(0)
    // By line, as most devices write colour.
    if (frame.samples === 3) encoder.setInterleaveMode(1)
  })
}

/** JPEG 2000; lossless, or lossy at about `ratio` to one of the bits stored. */
export function jpeg2000(frame: RawFrame, ratio?: number): Promise<Uint8Array> {
  return encoded('openjpeg', 'J2KEncoder', frame, (encoder) => {
    if (ratio === undefined) encoder.setQuality(true, 0)
    else {
      // One quality layer, whose rate is the ratio.
      encoder.setQuality(false, 1)
      encoder.setCompressionRatio(0, ratio)
    }
  })
}

/** High-throughput JPEG 2000, lossless. */
export function htj2k(frame: RawFrame): Promise<Uint8Array> {
  return encoded('openjph', 'HTJ2KEncoder', frame, (encoder) => encoder.setQuality(true, 0))
}

/** JPEG baseline of 8-bit grey or RGB samples; colour becomes YCbCr with 4:2:2 chroma. */
export function jpeg(frame: RawFrame, quality: number): Promise<Uint8Array> {
  return encoded('libjpeg-turbo-8bit', 'JPEGEncoder', frame, (encoder) => {
    encoder.setQuality(quality)
    // The encoder would make it progressive, which is no baseline JPEG. 1 is 4:2:2, 3 grey alone.
    encoder.setProgressive(false)
    encoder.setSubSampling(frame.samples === 3 ? 1 : 3)
  })
}

/** RLE of DICOM (PS3.5 Annex G): one segment a byte plane, PackBits line by line. */
export function rle({ columns, rows, bits, samples, bytes }: RawFrame): Uint8Array {
  const width = bits === 8 ? 1 : 2
  const segments: Uint8Array[] = []
  for (let sample = 0; sample < samples; sample++) {
    // The most significant byte first.
    for (let byte = width - 1; byte >= 0; byte--) {
      const lines = Array.from({ length: rows }, (_, row) => {
        const line = new Uint8Array(columns)
        for (let column = 0; column < columns; column++) {
          line[column] = bytes[((row * columns + column) * samples + sample) * width + byte] ?? 0
        }
        return packBits(line)
      })
      const length = lines.reduce((sum, line) => sum + line.length, 0)
      const segment = new Uint8Array(length + (length % 2))
      let at = 0
      for (const line of lines) {
        segment.set(line, at)
        at += line.length
      }
      segments.push(segment)
    }
  }
  const whole = new Uint8Array(64 + segments.reduce((sum, segment) => sum + segment.length, 0))
  const header = new DataView(whole.buffer)
  header.setUint32(0, segments.length, true)
  let at = 64
  segments.forEach((segment, index) => {
    header.setUint32(4 + index * 4, at, true)
    whole.set(segment, at)
    at += segment.length
  })
  return whole
}

function packBits(line: Uint8Array): Uint8Array {
  const out: number[] = []
  let at = 0
  while (at < line.length) {
    let run = 1
    while (run < 128 && at + run < line.length && line[at + run] === line[at]) run++
    if (run > 1) {
      out.push(257 - run, line[at] ?? 0)
      at += run
      continue
    }
    const from = at
    do at++
    while (at < line.length && at - from < 128 && line[at] !== line[at + 1])
    out.push(at - from - 1, ...line.subarray(from, at))
  }
  return Uint8Array.from(out)
}
