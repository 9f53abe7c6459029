import { FrameError } from '../../frame-failure.ts'
import type { CodedSamples } from '../coded-samples.ts'
import { BitReader } from './bit-reader.ts'
import { decodeSymbol } from './huffman.ts'
import { type JpegHeader, type JpegScan, readJpeg } from './jpeg-frame.ts'

/** JPEG lossless with Huffman coding, processes 14 and 14 SV1 (ISO/IEC 10918-1 Annex H): 2 to 16 bits, all predictors. */
export function decodeLosslessJpeg(bytes: Uint8Array): CodedSamples {
  let header: JpegHeader | undefined
  let samples = new Uint16Array(0)
  readJpeg(
    bytes,
    (found) => {
      if (found.process !== 3) throw new FrameError('unsupported-syntax', `JPEG process SOF${found.process}`)
      if (found.components.some(({ horizontal, vertical }) => horizontal !== 1 || vertical !== 1)) {
        throw new FrameError('unsupported-syntax', 'subsampled lossless JPEG')
      }
      header = found
      samples = new Uint16Array(found.width * found.height * found.components.length)
    },
    (scan) => {
      if (header === undefined) throw new FrameError('corrupt', 'JPEG scan without frame')
      return decodeScan(bytes, header, scan, samples)
    },
  )
  if (header === undefined) throw new FrameError('corrupt', 'JPEG without frame')
  const { width, height, precision, components } = header
  return {
    width,
    height,
    components: components.length,
    bits: precision,
    samples: precision <= 8 ? Uint8Array.from(samples) : samples,
    isRgb: false,
  }
}

function decodeScan(bytes: Uint8Array, header: JpegHeader, scan: JpegScan, samples: Uint16Array): number {
  const { width, height, precision } = header
  const step = header.components.length
  const reader = new BitReader(bytes, scan.at)
  const initial = 2 ** (precision - scan.approximationLow - 1)
  const shift = scan.approximationLow
  // Point-transformed values while predicting; shifted back at the end of each row would disturb the next.
  const row = width * step
  let untilRestart = scan.restartInterval
  let isFirstRow = true
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      if (scan.restartInterval > 0 && untilRestart === 0) {
        reader.restart()
        untilRestart = scan.restartInterval
        // Restarts stand at the beginning of a line (H.1.1): prediction begins as in the first.
        isFirstRow = true
      }
      untilRestart -= 1
      for (const { index, dc } of scan.components) {
        if (dc === undefined) throw new FrameError('corrupt', 'JPEG Huffman table is missing')
        const at = y * row + x * step + index
        const size = decodeSymbol(reader, dc)
        const difference = size === 16 ? 32_768 : reader.signed(size)
        samples[at] = predict(samples, at, x, isFirstRow, scan.spectralStart, initial, step, row) + difference
      }
    }
    isFirstRow = false
  }
  if (shift > 0) {
    for (const { index } of scan.components) {
      for (let at = index; at < samples.length; at += step) samples[at] = (samples[at] ?? 0) << shift
    }
  }
  return reader.position
}

function predict(
  samples: Uint16Array,
  at: number,
  x: number,
  isFirstRow: boolean,
  predictor: number,
  initial: number,
  step: number,
  row: number,
): number {
  const left = samples[at - step] ?? 0
  if (isFirstRow) return x === 0 ? initial : left
  const above = samples[at - row] ?? 0
  if (x === 0) return above
  const corner = samples[at - row - step] ?? 0
  switch (predictor) {
    case 1:
      return left
    case 2:
      return above
    case 3:
      return corner
    case 4:
      return left + above - corner
    case 5:
      return left + ((above - corner) >> 1)
    case 6:
      return above + ((left - corner) >> 1)
    case 7:
      return (left + above) >> 1
    default:
      throw new FrameError('corrupt', `JPEG predictor ${predictor}`)
  }
}
