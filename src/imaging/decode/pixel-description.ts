import { type DicomJson, numberOf, numbersOf, textOf } from '#standards/dicom/dicom-json.ts'
import { FrameError } from '../frame-failure.ts'

/** The attributes that say how the pixels of a frame are stored (PS3.3 C.7.6.3). */
export interface PixelDescription {
  readonly rows: number
  readonly columns: number
  readonly samplesPerPixel: 1 | 3
  readonly photometric: string
  readonly isPlanar: boolean
  readonly bitsAllocated: 1 | 8 | 16 | 32 | 64
  readonly bitsStored: number
  readonly highBit: number
  readonly isSigned: boolean
  /** Float Pixel Data or Double Float Pixel Data instead of integers (PS3.3 C.7.6.24). */
  readonly isFloat: boolean
  readonly frames: number
}

const TAG = {
  samplesPerPixel: '00280002',
  photometric: '00280004',
  planarConfiguration: '00280006',
  numberOfFrames: '00280008',
  rows: '00280010',
  columns: '00280011',
  bitsAllocated: '00280100',
  bitsStored: '00280101',
  highBit: '00280102',
  pixelRepresentation: '00280103',
} as const

/** No frame of a known modality is larger; what asks for more is broken or hostile (D8). */
const MAX_FRAME_BYTES = 512 * 1024 * 1024
/** Longest edge; whole-slide levels are beyond what a stack shows. */
const MAX_EDGE = 65_535
const MAX_FRAMES = 1_000_000

/**
 * Reads how pixels are stored, before anything is allocated. Throws FrameError: `no-pixels` for an object without an
 * image, `bad-description` where attributes are missing, contradict each other or ask for more than `MAX_FRAME_BYTES`.
 */
export function describePixels(dataSet: DicomJson): PixelDescription {
  const rows = numberOf(dataSet, TAG.rows)
  const columns = numberOf(dataSet, TAG.columns)
  if (rows === undefined && columns === undefined) throw new FrameError('no-pixels', 'no Rows and Columns')
  const bitsAllocated = numberOf(dataSet, TAG.bitsAllocated)
  // Floating point has no Bits Stored, High Bit and Pixel Representation (PS3.3 C.7.6.24).
  const isFloat = dataSet[TAG.bitsStored] === undefined && (bitsAllocated ?? 0) >= 32
  const bitsStored = isFloat ? bitsAllocated : numberOf(dataSet, TAG.bitsStored)
  const description = {
    rows: whole('Rows', rows, 1, MAX_EDGE),
    columns: whole('Columns', columns, 1, MAX_EDGE),
    samplesPerPixel: oneOf('Samples per Pixel', numberOf(dataSet, TAG.samplesPerPixel) ?? 1, [1, 3] as const),
    photometric: textOf(dataSet, TAG.photometric) ?? 'MONOCHROME2',
    isPlanar: numberOf(dataSet, TAG.planarConfiguration) === 1,
    bitsAllocated: oneOf('Bits Allocated', bitsAllocated, [1, 8, 16, 32, 64] as const),
    bitsStored: whole('Bits Stored', bitsStored ?? bitsAllocated, 1, bitsAllocated ?? 64),
    highBit: 0,
    isSigned: numberOf(dataSet, TAG.pixelRepresentation) === 1,
    isFloat,
    frames: whole('Number of Frames', numberOf(dataSet, TAG.numberOfFrames) ?? 1, 1, MAX_FRAMES),
  }
  const highBit = isFloat ? description.bitsStored - 1 : (numberOf(dataSet, TAG.highBit) ?? description.bitsStored - 1)
  if (highBit < description.bitsStored - 1 || highBit >= description.bitsAllocated) {
    throw new FrameError('bad-description', `High Bit ${highBit} with Bits Stored ${description.bitsStored}`)
  }
  if (description.samplesPerPixel === 3 && description.bitsAllocated !== 8 && description.bitsAllocated !== 16) {
    throw new FrameError('bad-description', `colour with Bits Allocated ${description.bitsAllocated}`)
  }
  if (nativeFrameBytes(description) > MAX_FRAME_BYTES) {
    throw new FrameError('bad-description', `a frame of ${nativeFrameBytes(description)} bytes`)
  }
  return { ...description, highBit }
}

/** Bytes of one uncompressed frame (PS3.5 §8.1.1, 8.2); YBR_FULL_422 shares its chrominance between two pixels. */
export function nativeFrameBytes(
  description: Pick<PixelDescription, 'rows' | 'columns' | 'samplesPerPixel' | 'bitsAllocated' | 'photometric'>,
): number {
  const { rows, columns, samplesPerPixel, bitsAllocated, photometric } = description
  const samples = isSubsampled(photometric) && samplesPerPixel === 3 ? 2 : samplesPerPixel
  return Math.ceil((rows * columns * samples * bitsAllocated) / 8)
}

/** Uncompressed, these photometric interpretations keep one Cb and Cr for two neighbours (PS3.3 C.7.6.3.1.2). */
export function isSubsampled(photometric: string): boolean {
  return photometric === 'YBR_FULL_422' || photometric === 'YBR_PARTIAL_422'
}

/**
 * Height of a pixel divided by its width, from Pixel Spacing, Imager Pixel Spacing or Pixel Aspect Ratio; 1 where the file
 * says nothing. Only for the shape of the picture: what may be measured is decided elsewhere (IMG-3).
 */
export function pixelAspect(dataSet: DicomJson): number {
  for (const tag of ['00280030', '00181164', '00280034']) {
    const [vertical, horizontal] = numbersOf(dataSet, tag)
    if (vertical !== undefined && horizontal !== undefined && vertical > 0 && horizontal > 0) {
      return vertical / horizontal
    }
  }
  return 1
}

function whole(name: string, value: number | undefined, least: number, most: number): number {
  if (value !== undefined && Number.isInteger(value) && value >= least && value <= most) return value
  throw new FrameError('bad-description', `${name} is ${value ?? 'missing'}`)
}

function oneOf<T extends number>(name: string, value: number | undefined, allowed: readonly T[]): T {
  const found = allowed.find((each) => each === value)
  if (found === undefined) throw new FrameError('bad-description', `${name} is ${value ?? 'missing'}`)
  return found
}
