import type { Keyword } from './dictionary.ts'

/** Bytes that stand in a file although its character set says something else, and how a server shows them. */
export interface GarbledText {
  readonly bytes: Uint8Array
  readonly shown: string
}

type ElementValue =
  | string
  | number
  | readonly string[]
  | readonly number[]
  /** OB, OW: bytes in little endian. */
  | Uint8Array
  /** SQ: its items. */
  | readonly DataSet[]
  | GarbledText

/** A DICOM data set by keyword; tags, value representations and their order come from the dictionary. */
export type DataSet = { readonly [K in Keyword]?: ElementValue | undefined }

/** The pixels beside their data set: one array of all frames, or one compressed code stream a frame. */
export type PixelData =
  | { readonly kind: 'native'; readonly bytes: Uint8Array; readonly frames: number }
  | { readonly kind: 'encapsulated'; readonly frames: readonly Uint8Array[] }

/** One SOP instance before it is written. */
export interface DicomInstance {
  readonly transferSyntax: string
  readonly dataSet: DataSet
  readonly pixels?: PixelData
}

export const TRANSFER_SYNTAX = {
  implicitLittleEndian: '1.2.840.10008.1.2',
  explicitLittleEndian: '1.2.840.10008.1.2.1',
  deflated: '1.2.840.10008.1.2.1.99',
  rle: '1.2.840.10008.1.2.5',
  jpegBaseline: '1.2.840.10008.1.2.4.50',
  jpegLsLossless: '1.2.840.10008.1.2.4.80',
  jpeg2000Lossless: '1.2.840.10008.1.2.4.90',
  jpeg2000: '1.2.840.10008.1.2.4.91',
  htj2kLossless: '1.2.840.10008.1.2.4.201',
} as const

/** Larger values of OB and OW stand outside the metadata, as bulk data (PS3.18 §F.2.2). */
export const LARGEST_INLINE = 1024

export function isItems(value: unknown): value is readonly DataSet[] {
  return Array.isArray(value) && value.every((each) => typeof each === 'object')
}

export function isGarbled(value: unknown): value is GarbledText {
  return typeof value === 'object' && value !== null && 'shown' in value
}
