import { jpeg2000, jpegLs, type RawFrame } from '../codecs.ts'
import { type DataSet, TRANSFER_SYNTAX } from '../dicom/data-set.ts'
import { CHEST_GEOMETRY, chestSlice } from '../phantoms/chest-phantom.ts'
import type { ChestState } from '../phantoms/chest-shape.ts'
import { GrainField } from '../phantoms/texture.ts'
import { smallPicture, words } from '../pixels.ts'
import { type Examined, frameOfReferenceUid, type SampleInstance, type SampleSeries } from '../sample-study.ts'

const CT_IMAGE = '1.2.840.10008.5.1.4.1.1.2'
const INTERCEPT = -1024
const SLICES = 64
const FIRST_Z = 4
const THICKNESS = 5
/** The lowest slice lies here in the frame of reference of the scanner. */
const TABLE_OF_SCANNER = 1180
const SOFT_NOISE = 3.4
const LUNG_NOISE = 26
/** To one of the twelve bits stored: about ten and fourteen to one of the bits allocated. */
const SOFT_RATIO = 9
const LUNG_RATIO = 12

export interface ChestCt {
  readonly examined: Examined
  readonly state: ChestState
  readonly scanner: DataSet
  readonly hasLungSeries: boolean
  /** Of the soft kernel: lossless, or as the archive of a hospital keeps older studies. */
  readonly isLossless: boolean
}

const grains = { soft: new GrainField('soft kernel', 1), lung: new GrainField('lung kernel', 0) }

/** The axial series of a chest CT, soft kernel and lung kernel, from the top downwards. */
export async function chestCtSeries(ct: ChestCt): Promise<readonly SampleSeries[]> {
  const soft: SampleInstance[] = []
  const lung: SampleInstance[] = []
  for (let index = 0; index < SLICES; index++) {
    const z = FIRST_Z - index * THICKNESS
    const { values } = chestSlice(z, ct.state, 1)
    const geometry = geometryOf(ct.examined, index)
    soft.push(await softInstance(ct, softened(values), geometry, index))
    if (ct.hasLungSeries) lung.push(await lungInstance(ct, values, geometry, index))
  }
  const shared = (kernel: string): DataSet => ({
    ...ct.scanner,
    SOPClassUID: CT_IMAGE,
    BodyPartExamined: 'CHEST',
    PatientPosition: 'HFS',
    FrameOfReferenceUID: frameOfReferenceUid(ct.examined),
    PositionReferenceIndicator: '',
    KVP: 120,
    ScanOptions: 'HELICAL',
    ConvolutionKernel: kernel,
    SliceThickness: THICKNESS,
    GantryDetectorTilt: 0,
    AcquisitionNumber: 1,
  })
  return [
    {
      number: 2,
      modality: 'CT',
      description: '軸位 縦隔 5mm',
      after: 3,
      shared: shared('FC08'),
      instances: soft,
    },
    ...(ct.hasLungSeries
      ? [
          {
            number: 3,
            modality: 'CT',
            description: '軸位 肺野 5mm',
            after: 3,
            shared: shared('FC52'),
            instances: lung,
          },
        ]
      : []),
  ]
}

function geometryOf(examined: Examined, index: number): DataSet {
  const { left, top, spacing } = CHEST_GEOMETRY
  const z = TABLE_OF_SCANNER - index * THICKNESS
  return {
    AcquisitionDate: examined.day.replaceAll('-', ''),
    AcquisitionTime: `${examined.time.replace(':', '')}12`,
    ImagePositionPatient: [left, top, z],
    ImageOrientationPatient: [1, 0, 0, 0, 1, 0],
    SliceLocation: z,
    PixelSpacing: [spacing, spacing],
    XRayTubeCurrent: 180 + Math.round(40 * Math.abs(index - 30) * 0.1),
    ExposureTime: 500,
  }
}

const PIXELS: DataSet = {
  SamplesPerPixel: 1,
  PhotometricInterpretation: 'MONOCHROME2',
  Rows: CHEST_GEOMETRY.rows,
  Columns: CHEST_GEOMETRY.columns,
  BitsAllocated: 16,
  BitsStored: 12,
  HighBit: 11,
  PixelRepresentation: 0,
  RescaleIntercept: INTERCEPT,
  RescaleSlope: 1,
  RescaleType: 'HU',
}

/** Stored values of a slice: noise only where there is a body, as reconstructions clip the air. */
function stored(values: Float32Array, noise: Float32Array, deviation: number): Uint16Array {
  return Uint16Array.from(values, (value, i) => {
    const grain = value < -985 ? 0 : (noise[i] ?? 0) * deviation
    return Math.max(0, Math.min(4095, Math.round(value + grain) - INTERCEPT))
  })
}

function frameOf(pixels: Uint16Array): RawFrame {
  const { columns, rows } = CHEST_GEOMETRY
  return { columns, rows, bits: 12, samples: 1, bytes: words(pixels) }
}

async function softInstance(
  ct: ChestCt,
  values: Float32Array,
  geometry: DataSet,
  index: number,
): Promise<SampleInstance> {
  const { columns, rows } = CHEST_GEOMETRY
  const key = `${ct.examined.facility}:${ct.examined.day}:${index}`
  const pixels = stored(values, grains.soft.piece(key, columns, rows), SOFT_NOISE)
  const frame = ct.isLossless ? await jpegLs(frameOf(pixels)) : await jpeg2000(frameOf(pixels), SOFT_RATIO)
  return {
    transferSyntax: ct.isLossless ? TRANSFER_SYNTAX.jpegLsLossless : TRANSFER_SYNTAX.jpeg2000,
    dataSet: {
      ...(ct.isLossless ? {} : lossy(pixels, frame)),
      ...PIXELS,
      ...geometry,
      ImageType: ['ORIGINAL', 'PRIMARY', 'AXIAL'],
      WindowCenter: [40, -600],
      WindowWidth: [400, 1500],
      WindowCenterWidthExplanation: ['縦隔', '肺野'],
    },
    pixels: { kind: 'encapsulated', frames: [frame] },
    small: smallPicture(pixels, columns, rows, [40 - INTERCEPT, 400]),
  }
}

async function lungInstance(
  ct: ChestCt,
  values: Float32Array,
  geometry: DataSet,
  index: number,
): Promise<SampleInstance> {
  const { columns, rows } = CHEST_GEOMETRY
  const key = `${ct.examined.facility}:${ct.examined.day}:${index}`
  const pixels = stored(values, grains.lung.piece(key, columns, rows), LUNG_NOISE)
  const frame = await jpeg2000(frameOf(pixels), LUNG_RATIO)
  return {
    transferSyntax: TRANSFER_SYNTAX.jpeg2000,
    dataSet: {
      ...PIXELS,
      ...geometry,
      ImageType: ['ORIGINAL', 'PRIMARY', 'AXIAL'],
      WindowCenter: -600,
      WindowWidth: 1500,
      WindowCenterWidthExplanation: '肺野',
      ...lossy(pixels, frame),
    },
    pixels: { kind: 'encapsulated', frames: [frame] },
    small: smallPicture(pixels, columns, rows, [-600 - INTERCEPT, 1500]),
  }
}

/** PS3.3 C.7.6.1.1.5: that and how much the picture has lost. */
function lossy(pixels: Uint16Array, frame: Uint8Array): DataSet {
  return {
    LossyImageCompression: '01',
    LossyImageCompressionRatio: Math.round((pixels.byteLength / frame.length) * 10) / 10,
    LossyImageCompressionMethod: 'ISO_15444_1',
  }
}

/** A soft kernel: neighbours averaged. */
function softened(values: Float32Array): Float32Array {
  const { columns, rows } = CHEST_GEOMETRY
  const soft = new Float32Array(values)
  for (let y = 1; y < rows - 1; y++) {
    for (let x = 1; x < columns - 1; x++) {
      const at = y * columns + x
      const beside =
        (values[at - 1] ?? 0) + (values[at + 1] ?? 0) + (values[at - columns] ?? 0) + (values[at + columns] ?? 0)
      soft[at] = 0.5 * (values[at] ?? 0) + 0.125 * beside
    }
  }
  return soft
}
