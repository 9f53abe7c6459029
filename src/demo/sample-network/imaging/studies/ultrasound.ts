import { jpeg } from '../codecs.ts'
import { type DataSet, TRANSFER_SYNTAX } from '../dicom/data-set.ts'
import { ECHO, heartFrame, softPartPicture } from '../phantoms/heart-ultrasound.ts'
import { smallColourPicture } from '../pixels.ts'
import type { SampleSeries } from '../sample-study.ts'
import { colourPixels, lossyColour } from './colour-attributes.ts'

const US_MULTI_FRAME = '1.2.840.10008.5.1.4.1.1.3.1'
const US_IMAGE = '1.2.840.10008.5.1.4.1.1.6.1'
const CINE_QUALITY = 72
const STILL_QUALITY = 84

/** PS3.3 C.8.5.5: the sector in centimetres, and the trace below it in seconds. */
const REGIONS: readonly DataSet[] = [
  {
    RegionSpatialFormat: 1,
    RegionDataType: 2,
    RegionFlags: 2,
    RegionLocationMinX0: 52,
    RegionLocationMinY0: 34,
    RegionLocationMaxX1: 588,
    RegionLocationMaxY1: 434,
    ReferencePixelX0: ECHO.apex[0] - 52,
    ReferencePixelY0: 0,
    PhysicalUnitsXDirection: 3,
    PhysicalUnitsYDirection: 3,
    ReferencePixelPhysicalValueX: 0,
    ReferencePixelPhysicalValueY: 0,
    PhysicalDeltaX: ECHO.spacing / 10,
    PhysicalDeltaY: ECHO.spacing / 10,
  },
  {
    RegionSpatialFormat: 3,
    RegionDataType: 10,
    RegionFlags: 0,
    RegionLocationMinX0: 60,
    RegionLocationMinY0: 438,
    RegionLocationMaxX1: 580,
    RegionLocationMaxY1: 476,
    PhysicalUnitsXDirection: 4,
    PhysicalUnitsYDirection: 0,
    PhysicalDeltaX: (ECHO.frames * ECHO.frameTime) / 1000 / 260,
    PhysicalDeltaY: 0,
  },
]

/** One beat of a heart in colour, as a cine loop of JPEG frames. */
export async function heartUltrasoundSeries(): Promise<readonly SampleSeries[]> {
  const frames: Uint8Array[] = []
  const pictures = Array.from({ length: ECHO.frames }, (_, index) => heartFrame(index / ECHO.frames, index))
  for (const { columns, rows, bytes } of pictures) {
    frames.push(await jpeg({ columns, rows, bits: 8, samples: 3, bytes }, CINE_QUALITY))
  }
  const [first] = pictures
  const shared: DataSet = {
    SOPClassUID: US_MULTI_FRAME,
    Manufacturer: 'SAMPLE ULTRASOUND',
    ManufacturerModelName: 'ECHO-EXAMPLE E9',
    StationName: 'UCG1',
    BodyPartExamined: 'HEART',
  }
  return [
    {
      number: 1,
      modality: 'US',
      description: '心エコー 心尖部四腔断面 カラー',
      shared,
      instances: [
        {
          transferSyntax: TRANSFER_SYNTAX.jpegBaseline,
          dataSet: {
            ImageType: ['ORIGINAL', 'PRIMARY', 'TTE', '0001'],
            ...colourPixels(ECHO.columns, ECHO.rows, 'YBR_FULL_422'),
            NumberOfFrames: frames.length,
            FrameIncrementPointer: '00181063',
            FrameTime: ECHO.frameTime,
            CineRate: 30,
            RecommendedDisplayFrameRate: 30,
            PatientOrientation: '',
            SequenceOfUltrasoundRegions: REGIONS,
            ...lossyColour(ECHO.columns * ECHO.rows * 3 * frames.length, frames),
          },
          pixels: { kind: 'encapsulated', frames },
          ...(first && { small: smallColourPicture(first.bytes, first.columns, first.rows) }),
        },
      ],
    },
  ]
}

/** Still pictures of soft parts, without regions: their pixels have no known size. */
export async function softPartSeries(keys: readonly string[], description: string): Promise<SampleSeries> {
  const [columns, rows] = [512, 384]
  const instances: SampleSeries['instances'][number][] = []
  for (const key of keys) {
    const { bytes } = softPartPicture(key, columns, rows)
    const frame = await jpeg({ columns, rows, bits: 8, samples: 3, bytes }, STILL_QUALITY)
    instances.push({
      transferSyntax: TRANSFER_SYNTAX.jpegBaseline,
      dataSet: {
        ImageType: ['ORIGINAL', 'PRIMARY', 'ABDOMINAL', '0001'],
        PatientOrientation: '',
        ...colourPixels(columns, rows, 'YBR_FULL_422'),
        ...lossyColour(columns * rows * 3, [frame]),
      },
      pixels: { kind: 'encapsulated', frames: [frame] },
      small: smallColourPicture(bytes, columns, rows),
    })
  }
  return {
    number: 1,
    modality: 'US',
    description,
    shared: {
      SOPClassUID: US_IMAGE,
      Laterality: '',
      Manufacturer: 'SAMPLE ULTRASOUND',
      ManufacturerModelName: 'ECHO-EXAMPLE S2',
    },
    instances,
  }
}
