import { FrameError } from '../../frame-failure.ts'
import type { CodedSamples } from '../coded-samples.ts'
import { BitReader } from './bit-reader.ts'
import { decodeSymbol, type HuffmanTable } from './huffman.ts'
import { type JpegComponent, type JpegHeader, type JpegScan, readJpeg } from './jpeg-frame.ts'

/**
 * JPEG with DCT and Huffman coding: baseline, extended and progressive, 8 and 12 bits (ISO/IEC 10918-1 Annexes F, G). Used
 * for 12 bits, which the compiled decoder for 8 bits cannot read. Samples come as coded, subsampled components repeated.
 */
export function decodeDctJpeg(bytes: Uint8Array): CodedSamples {
  let image: DctImage | undefined
  readJpeg(
    bytes,
    (header) => {
      if (header.process > 2) throw new FrameError('unsupported-syntax', `JPEG process SOF${header.process}`)
      image = new DctImage(header)
    },
    (scan) => {
      if (image === undefined) throw new FrameError('corrupt', 'JPEG scan without frame')
      return image.decodeScan(bytes, scan)
    },
  )
  if (image === undefined) throw new FrameError('corrupt', 'JPEG without frame')
  return image.samples()
}

interface Plane {
  readonly component: JpegComponent
  /** Blocks in a line and lines of blocks, filled up to whole MCUs. */
  readonly blocksAcross: number
  readonly blocksDown: number
  /** Blocks that a scan of this component alone has. */
  readonly ownAcross: number
  readonly ownDown: number
  readonly coefficients: Int32Array
  quantization: Uint16Array | undefined
  prediction: number
}

class DctImage {
  readonly #header: JpegHeader
  readonly #planes: readonly Plane[]
  readonly #maxHorizontal: number
  readonly #maxVertical: number
  #bandsLeft = 0

  constructor(header: JpegHeader) {
    this.#header = header
    const { width, height, components } = header
    this.#maxHorizontal = Math.max(...components.map(({ horizontal }) => horizontal))
    this.#maxVertical = Math.max(...components.map(({ vertical }) => vertical))
    const across = Math.ceil(width / (8 * this.#maxHorizontal))
    const down = Math.ceil(height / (8 * this.#maxVertical))
    this.#planes = components.map((component) => {
      const { horizontal, vertical } = component
      return {
        component,
        blocksAcross: across * horizontal,
        blocksDown: down * vertical,
        ownAcross: Math.ceil(Math.ceil((width * horizontal) / this.#maxHorizontal) / 8),
        ownDown: Math.ceil(Math.ceil((height * vertical) / this.#maxVertical) / 8),
        coefficients: new Int32Array(across * horizontal * down * vertical * 64),
        quantization: undefined,
        prediction: 0,
      }
    })
  }

  decodeScan(bytes: Uint8Array, scan: JpegScan): number {
    const reader = new BitReader(bytes, scan.at)
    const parts = scan.components.map(({ index, dc, ac }) => {
      const plane = this.#planes[index]
      if (plane === undefined) throw new FrameError('corrupt', 'JPEG component')
      plane.quantization ??= scan.quantization.get(plane.component.quantization)
      return { plane, decode: this.#blockDecoder(reader, scan, plane, dc, ac) }
    })
    const [single] = parts
    const isInterleaved = parts.length > 1
    const first = this.#planes[0]
    if (single === undefined || first === undefined) throw new FrameError('corrupt', 'JPEG scan')
    const across = isInterleaved ? first.blocksAcross / first.component.horizontal : single.plane.ownAcross
    const down = isInterleaved ? first.blocksDown / first.component.vertical : single.plane.ownDown
    this.#beginInterval()
    for (let unit = 0; unit < across * down; unit += 1) {
      if (scan.restartInterval > 0 && unit > 0 && unit % scan.restartInterval === 0) {
        reader.restart()
        this.#beginInterval()
      }
      const x = unit % across
      const y = Math.floor(unit / across)
      for (const { plane, decode } of parts) {
        const { horizontal, vertical } = isInterleaved ? plane.component : ONE_BLOCK
        for (let v = 0; v < vertical; v += 1) {
          for (let h = 0; h < horizontal; h += 1) {
            decode(((y * vertical + v) * plane.blocksAcross + x * horizontal + h) * 64)
          }
        }
      }
    }
    return reader.position
  }

  samples(): CodedSamples {
    const { width, height, precision, components } = this.#header
    const count = components.length
    const samples = precision <= 8 ? new Uint8Array(width * height * count) : new Uint16Array(width * height * count)
    this.#planes.forEach((plane, index) => {
      const decoded = inverseTransform(plane, precision)
      const line = plane.blocksAcross * 8
      const { horizontal, vertical } = plane.component
      for (let y = 0, at = index; y < height; y += 1) {
        const from = Math.floor((y * vertical) / this.#maxVertical) * line
        for (let x = 0; x < width; x += 1, at += count) {
          samples[at] = decoded[from + Math.floor((x * horizontal) / this.#maxHorizontal)] ?? 0
        }
      }
    })
    return { width, height, components: count, bits: precision, samples, isRgb: false }
  }

  #beginInterval(): void {
    this.#bandsLeft = 0
    for (const plane of this.#planes) plane.prediction = 0
  }

  /** How one block of this scan is read into the coefficients. */
  #blockDecoder(
    reader: BitReader,
    scan: JpegScan,
    plane: Plane,
    dc: HuffmanTable | undefined,
    ac: HuffmanTable | undefined,
  ): (at: number) => void {
    const isProgressive = this.#header.process === 2
    const { spectralStart: start, spectralEnd: end, approximationLow: low, approximationHigh: high } = scan
    if (!isProgressive) {
      return (at) => {
        this.#dcFirst(reader, plane, dc, at, 0)
        this.#acFirst(reader, plane, ac, at, 1, 63, 0)
      }
    }
    if (end > 63 || start > end || (start === 0 && end !== 0)) throw new FrameError('corrupt', 'JPEG spectral band')
    if (start === 0) {
      return high === 0
        ? (at) => this.#dcFirst(reader, plane, dc, at, low)
        : (at) => {
            if (reader.bits(1) === 1) plane.coefficients[at] = (plane.coefficients[at] ?? 0) | (1 << low)
          }
    }
    return high === 0
      ? (at) => this.#acFirst(reader, plane, ac, at, start, end, low)
      : (at) => this.#acRefine(reader, plane, ac, at, start, end, low)
  }

  #dcFirst(reader: BitReader, plane: Plane, table: HuffmanTable | undefined, at: number, low: number): void {
    if (table === undefined) throw new FrameError('corrupt', 'JPEG Huffman table is missing')
    plane.prediction += reader.signed(decodeSymbol(reader, table))
    plane.coefficients[at] = plane.prediction << low
  }

  #acFirst(
    reader: BitReader,
    plane: Plane,
    table: HuffmanTable | undefined,
    at: number,
    start: number,
    end: number,
    low: number,
  ): void {
    if (table === undefined) throw new FrameError('corrupt', 'JPEG Huffman table is missing')
    if (this.#bandsLeft > 0) {
      this.#bandsLeft -= 1
      return
    }
    for (let k = start; k <= end; k += 1) {
      const symbol = decodeSymbol(reader, table)
      const size = symbol & 15
      const run = symbol >> 4
      if (size === 0) {
        if (run < 15) {
          this.#bandsLeft = 2 ** run + reader.bits(run) - 1
          return
        }
        k += 15
      } else {
        k += run
        if (k > 63) throw new FrameError('corrupt', 'JPEG run beyond its block')
        plane.coefficients[at + (ZIGZAG[k] ?? 0)] = reader.signed(size) << low
      }
    }
  }

  /** G.1.2.3: one more bit of what is known, and new coefficients between. */
  #acRefine(
    reader: BitReader,
    plane: Plane,
    table: HuffmanTable | undefined,
    at: number,
    start: number,
    end: number,
    low: number,
  ): void {
    if (table === undefined) throw new FrameError('corrupt', 'JPEG Huffman table is missing')
    const bit = 1 << low
    let k = start
    if (this.#bandsLeft === 0) {
      while (k <= end) {
        const symbol = decodeSymbol(reader, table)
        let run = symbol >> 4
        let fresh = 0
        if ((symbol & 15) !== 0) {
          fresh = reader.bits(1) === 1 ? bit : -bit
        } else if (run < 15) {
          this.#bandsLeft = 2 ** run + reader.bits(run)
          break
        }
        for (; k <= end; k += 1) {
          const place = at + (ZIGZAG[k] ?? 0)
          if ((plane.coefficients[place] ?? 0) !== 0) refine(reader, plane.coefficients, place, bit)
          else if (run === 0) {
            if (fresh !== 0) plane.coefficients[place] = fresh
            k += 1
            break
          } else run -= 1
        }
      }
    }
    if (this.#bandsLeft > 0) {
      for (; k <= end; k += 1) {
        const place = at + (ZIGZAG[k] ?? 0)
        if ((plane.coefficients[place] ?? 0) !== 0) refine(reader, plane.coefficients, place, bit)
      }
      this.#bandsLeft -= 1
    }
  }
}

const ONE_BLOCK = { horizontal: 1, vertical: 1 }

function refine(reader: BitReader, coefficients: Int32Array, place: number, bit: number): void {
  if (reader.bits(1) === 0) return
  const value = coefficients[place] ?? 0
  if ((Math.abs(value) & bit) === 0) coefficients[place] = value > 0 ? value + bit : value - bit
}

const ZIGZAG: readonly number[] = [
  0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6, 7, 14, 21, 28,
  35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59, 52, 45, 38, 31, 39, 46, 53, 60, 61, 54, 47,
  55, 62, 63,
]

/** COSINES[x * 8 + u] = C(u)/2 · cos((2x+1)uπ/16). */
const COSINES = Float64Array.from({ length: 64 }, (_, index) => {
  const u = index % 8
  return ((u === 0 ? Math.SQRT1_2 : 1) / 2) * Math.cos(((2 * Math.floor(index / 8) + 1) * u * Math.PI) / 16)
})

/** Dequantised, transformed in full precision, moved to unsigned and held within the precision (A.3.3, A.3.1). */
function inverseTransform(plane: Plane, precision: number): Uint16Array {
  const { blocksAcross, blocksDown, coefficients, quantization } = plane
  if (quantization === undefined) throw new FrameError('corrupt', 'JPEG quantisation table is missing')
  const natural = new Float64Array(64)
  quantization.forEach((step, k) => {
    natural[ZIGZAG[k] ?? 0] = step
  })
  const line = blocksAcross * 8
  const samples = new Uint16Array(line * blocksDown * 8)
  const half = 2 ** (precision - 1)
  const most = 2 ** precision - 1
  const rows = new Float64Array(64)
  for (let block = 0; block < blocksAcross * blocksDown; block += 1) {
    const from = block * 64
    const into = Math.floor(block / blocksAcross) * 8 * line + (block % blocksAcross) * 8
    for (let v = 0; v < 8; v += 1) {
      for (let x = 0; x < 8; x += 1) {
        let sum = 0
        for (let u = 0; u < 8; u += 1) {
          const at = v * 8 + u
          sum += (coefficients[from + at] ?? 0) * (natural[at] ?? 0) * (COSINES[x * 8 + u] ?? 0)
        }
        rows[v * 8 + x] = sum
      }
    }
    for (let y = 0; y < 8; y += 1) {
      for (let x = 0; x < 8; x += 1) {
        let sum = half
        for (let v = 0; v < 8; v += 1) sum += (rows[v * 8 + x] ?? 0) * (COSINES[y * 8 + v] ?? 0)
        samples[into + y * line + x] = Math.min(most, Math.max(0, Math.round(sum)))
      }
    }
  }
  return samples
}
