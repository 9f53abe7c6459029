import { textOf } from '#standards/dicom/dicom-json.ts'
import { type Part10PixelData, readPart10 } from '#standards/dicom/part10.ts'
import { FrameError } from '../frame-failure.ts'
import type { EncodedFrame } from './decode-frame.ts'
import { encapsulatedFrames } from './encapsulated-frames.ts'
import { describePixels, nativeFrameBytes, type PixelDescription } from './pixel-description.ts'

type FileFrame = Pick<EncodedFrame, 'bytes' | 'transferSyntaxUid' | 'isBigEndian'>

interface OpenFile {
  readonly key: string
  readonly frame: (number: number) => FrameBytes
}

type FrameBytes = FileFrame

const KEPT_FILES = 2
const BIG_ENDIAN = '1.2.840.10008.1.2.2'

/** Takes single frames out of DICOM files; keeps the last files open, because frames of one are asked for together. */
export class FileFrames {
  readonly #open: OpenFile[] = []

  /** Frame from 1. Throws FrameError. */
  async read(file: Blob, key: string, frame: number): Promise<FileFrame> {
    const open = this.#open.find((each) => each.key === key) ?? (await this.#read(file, key))
    return open.frame(frame)
  }

  async #read(file: Blob, key: string): Promise<OpenFile> {
    const opened = { key, frame: framesOfFile(new Uint8Array(await file.arrayBuffer())) }
    this.#open.unshift(opened)
    this.#open.length = Math.min(this.#open.length, KEPT_FILES)
    return opened
  }
}

/** How to get a frame of a DICOM file, from 1. Throws FrameError. */
export function framesOfFile(bytes: Uint8Array): (number: number) => FileFrame {
  const { meta, dataSet, pixelData } = readPart10(bytes)
  if (pixelData === undefined) throw new FrameError('no-pixels', 'no Pixel Data')
  const transferSyntaxUid = textOf(meta, '00020010') ?? '1.2.840.10008.1.2'
  const isBigEndian = transferSyntaxUid === BIG_ENDIAN
  const description = describePixels(dataSet)
  const take = frameTaker(pixelData, description)
  return (number) => ({ bytes: take(number), transferSyntaxUid, isBigEndian })
}

function frameTaker(pixelData: Part10PixelData, description: PixelDescription): (number: number) => Uint8Array {
  const size = nativeFrameBytes(description)
  if (pixelData.kind === 'native') {
    return (number) => {
      const bytes =
        description.bitsAllocated === 1
          ? bitFrame(pixelData.bytes, description, number)
          : pixelData.bytes.slice((number - 1) * size, number * size)
      if (bytes.length < size) throw new FrameError('corrupt', `${bytes.length} bytes instead of ${size}`)
      return bytes
    }
  }
  const found = encapsulatedFrames(pixelData, description.frames)
  return (number) => {
    const frame = found[number - 1]
    if (frame === undefined) throw new FrameError('missing', `frame ${number} of ${found.length}`)
    return frame
  }
}

/** Frames of single bits follow each other without padding, also within a byte (PS3.5 §8.1.1). */
function bitFrame(bytes: Uint8Array, { rows, columns }: PixelDescription, number: number): Uint8Array {
  const count = rows * columns
  const first = (number - 1) * count
  if (first + count > bytes.length * 8) return new Uint8Array(0)
  const frame = new Uint8Array(Math.ceil(count / 8))
  for (let at = 0; at < count; at += 1) {
    const bit = ((bytes[(first + at) >> 3] ?? 0) >> ((first + at) & 7)) & 1
    frame[at >> 3] = (frame[at >> 3] ?? 0) | (bit << (at & 7))
  }
  return frame
}
