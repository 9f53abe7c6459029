import { rle } from '../codecs.ts'
import { type DataSet, TRANSFER_SYNTAX } from '../dicom/data-set.ts'
import { paintChest } from '../phantoms/chest-phantom.ts'
import { Slice, type SliceGeometry } from '../phantoms/slice.ts'
import { GrainField } from '../phantoms/texture.ts'
import { smallPicture, words } from '../pixels.ts'
import { type Examined, frameOfReferenceUid, type SampleInstance, type SampleSeries } from '../sample-study.ts'

const CT_IMAGE = '1.2.840.10008.5.1.4.1.1.2'
const INTERCEPT = -1024
const GEOMETRY: SliceGeometry = { columns: 192, rows: 192, spacing: 1.875, left: -179, top: -170 }
const LEVELS = [-40, -90, -140, -190, -240]

const grain = new GrainField('small chest', 2)

/** Five thick slices of a healthy chest: for studies that show something about the server, not about the chest. */
export function smallChestSeries(
  examined: Examined,
  syntax: 'rle' | 'implicitLittleEndian',
  damage: Readonly<Record<number, SampleInstance['damage']>>,
): SampleSeries {
  return {
    number: 1,
    modality: 'CT',
    description: '胸部 軸位 50mm間隔',
    shared: {
      SOPClassUID: CT_IMAGE,
      Manufacturer: 'SAMPLE MEDICAL',
      ManufacturerModelName: 'CT-EXAMPLE 16',
      BodyPartExamined: 'CHEST',
      PatientPosition: 'HFS',
      FrameOfReferenceUID: frameOfReferenceUid(examined),
      PositionReferenceIndicator: '',
      KVP: 120,
      SliceThickness: 10,
      AcquisitionNumber: 1,
    },
    instances: LEVELS.map((z, index): SampleInstance => {
      const slice = new Slice(GEOMETRY, 2, -1000)
      paintChest(slice, z, { nodule: undefined, effusion: [0, 0], hasPneumonia: false, heartSize: 1 })
      const noise = grain.piece(`${examined.day}:${index}`, GEOMETRY.columns, GEOMETRY.rows)
      const pixels = Uint16Array.from(slice.values, (value, at) =>
        Math.max(0, Math.round(value < -985 ? value : value + 4 * (noise[at] ?? 0)) - INTERCEPT),
      )
      const damaged = damage[index + 1]
      return {
        ...stored(pixels, syntax),
        dataSet: { ...PIXELS, ImagePositionPatient: [GEOMETRY.left, GEOMETRY.top, 1200 + z], SliceLocation: 1200 + z },
        small: smallPicture(pixels, GEOMETRY.columns, GEOMETRY.rows, [40 - INTERCEPT, 400]),
        ...(damaged !== undefined && { damage: damaged }),
      }
    }),
  }
}

function stored(
  pixels: Uint16Array,
  syntax: 'rle' | 'implicitLittleEndian',
): Pick<SampleInstance, 'transferSyntax' | 'pixels'> {
  const { columns, rows } = GEOMETRY
  const transferSyntax = TRANSFER_SYNTAX[syntax]
  const bytes = words(pixels)
  if (syntax === 'implicitLittleEndian') return { transferSyntax, pixels: { kind: 'native', bytes, frames: 1 } }
  return {
    transferSyntax,
    pixels: { kind: 'encapsulated', frames: [rle({ columns, rows, bits: 12, samples: 1, bytes })] },
  }
}

const PIXELS: DataSet = {
  ImageType: ['ORIGINAL', 'PRIMARY', 'AXIAL'],
  ImageOrientationPatient: [1, 0, 0, 0, 1, 0],
  PixelSpacing: [GEOMETRY.spacing, GEOMETRY.spacing],
  SamplesPerPixel: 1,
  PhotometricInterpretation: 'MONOCHROME2',
  Rows: GEOMETRY.rows,
  Columns: GEOMETRY.columns,
  BitsAllocated: 16,
  BitsStored: 12,
  HighBit: 11,
  PixelRepresentation: 0,
  RescaleIntercept: INTERCEPT,
  RescaleSlope: 1,
  RescaleType: 'HU',
  WindowCenter: 40,
  WindowWidth: 400,
}
