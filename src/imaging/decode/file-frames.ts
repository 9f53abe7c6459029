import { textOf } from '#standards/dicom/dicom-json.ts'
import { type Part10PixelData, readPart10 } from '#standards/dicom/part10.ts'
import { FrameError } from '../frame-failure.ts'
import type { EncodedFrame } from './decode-frame.ts'
import { encapsulatedFrames } from './encapsulated-frames.ts'
import { describePixels, nativeFrameBytes } from './pixel-description.ts'

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
  const take = frameTaker(pixelData, nativeFrameBytes(description), description.frames)
  return (number) => ({ bytes: take(number), transferSyntaxUid, isBigEndian })
}

function frameTaker(pixelData: Part10PixelData, size: number, frames: number): (number: number) => Uint8Array {
  if (pixelData.kind === 'native') {
    return (number) => {
      const frame = pixelData.bytes.slice((number - 1) * size, number * size)
      if (frame.length < size) throw new FrameError('corrupt', `${frame.length} bytes instead of ${size}`)
      return frame
    }
  }
  const found = encapsulatedFrames(pixelData, frames)
  return (number) => {
    const frame = found[number - 1]
    if (frame === undefined) throw new FrameError('missing', `frame ${number} of ${found.length}`)
    return frame
  }
}
