import type { DataSet } from '../dicom/data-set.ts'

/** The pixel description of an eight-bit colour picture (PS3.3 C.7.6.3). */
export function colourPixels(columns: number, rows: number, photometric: 'RGB' | 'YBR_FULL_422'): DataSet {
  return {
    SamplesPerPixel: 3,
    PhotometricInterpretation: photometric,
    PlanarConfiguration: 0,
    Rows: rows,
    Columns: columns,
    BitsAllocated: 8,
    BitsStored: 8,
    HighBit: 7,
    PixelRepresentation: 0,
  }
}

/** What JPEG has taken from the frames. */
export function lossyColour(before: number, frames: readonly Uint8Array[]): DataSet {
  const after = frames.reduce((sum, { length }) => sum + length, 0)
  return {
    LossyImageCompression: '01',
    LossyImageCompressionRatio: Math.round((before / after) * 10) / 10,
    LossyImageCompressionMethod: 'ISO_10918_1',
  }
}
