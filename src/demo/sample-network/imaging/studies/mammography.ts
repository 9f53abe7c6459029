import { jpeg2000 } from '../codecs.ts'
import { type DataSet, TRANSFER_SYNTAX } from '../dicom/data-set.ts'
import { BREAST_COLUMNS, BREAST_ROWS, BREAST_SPACING, type BreastView, breastPicture } from '../phantoms/breast.ts'
import { GrainField } from '../phantoms/texture.ts'
import { smallPicture, words } from '../pixels.ts'
import type { SampleInstance, SampleSeries } from '../sample-study.ts'

const MAMMOGRAPHY_FOR_PRESENTATION = '1.2.840.10008.5.1.4.1.1.1.2'
const MOST = 4095
const RATIO = 20
const NOISE = 16
const LUT_LENGTH = 4096

const grain = new GrainField('mammography', 1, 900)

const VIEWS: readonly BreastView[] = [
  { side: 'R', view: 'CC' },
  { side: 'L', view: 'CC', mass: [78, 18] },
  { side: 'R', view: 'MLO' },
  { side: 'L', view: 'MLO', mass: [80, -12] },
]

const VIEW_CODES: Readonly<Record<BreastView['view'], DataSet>> = {
  CC: { CodeValue: 'R-10242', CodingSchemeDesignator: 'SRT', CodeMeaning: 'cranio-caudal' },
  MLO: { CodeValue: 'R-10226', CodingSchemeDesignator: 'SRT', CodeMeaning: 'medio-lateral oblique' },
}

/** Both breasts in two views: a cancer in the left one. Windows come as a look-up table and as SIGMOID (PS3.3 C.11.2). */
export async function mammographySeries(): Promise<readonly SampleSeries[]> {
  const series: SampleSeries[] = []
  for (const [index, view] of VIEWS.entries()) {
    series.push({
      number: index + 1,
      modality: 'MG',
      description: `${view.side} ${view.view}`,
      after: index,
      shared: {
        SOPClassUID: MAMMOGRAPHY_FOR_PRESENTATION,
        PresentationIntentType: 'FOR PRESENTATION',
        Manufacturer: 'EXAMPLE IMAGING',
        ManufacturerModelName: 'REIJI MAMMO',
        BodyPartExamined: 'BREAST',
        OrganExposed: 'BREAST',
        KVP: 28,
        ExposureTime: 900,
        BodyPartThickness: 48,
        CompressionForce: 92,
        DistanceSourceToDetector: 660,
        DistanceSourceToPatient: 635,
        EstimatedRadiographicMagnificationFactor: 1.039,
        PositionerType: 'MAMMOGRAPHIC',
        PositionerPrimaryAngle: view.view === 'CC' ? 0 : view.side === 'R' ? 45 : -45,
        DetectorType: 'DIRECT',
      },
      instances: [await picture(view, index)],
    })
  }
  return series
}

async function picture(view: BreastView, index: number): Promise<SampleInstance> {
  const [columns, rows] = [BREAST_COLUMNS, BREAST_ROWS]
  const noise = new Float32Array(columns * rows)
  // One field is smaller than the picture: several pieces beside each other.
  const tile = grain.piece(`${index}`, 854, 854)
  for (let y = 0; y < rows; y++)
    for (let x = 0; x < columns; x++) noise[y * columns + x] = tile[(y % 854) * 854 + (x % 854)] ?? 0
  const pixels = Uint16Array.from(breastPicture(view), (value, at) =>
    value === 0 ? 0 : Math.max(1, Math.min(MOST, Math.round(300 + 3700 * value + (noise[at] ?? 0) * NOISE))),
  )
  const window = [1900, 2600] as const
  const frame = await jpeg2000({ columns, rows, bits: 12, samples: 1, bytes: words(pixels) }, RATIO)
  return {
    transferSyntax: TRANSFER_SYNTAX.jpeg2000,
    dataSet: {
      ImageType: ['DERIVED', 'PRIMARY'],
      DerivationDescription: 'processed for presentation',
      ImageLaterality: view.side,
      ViewPosition: view.view,
      ViewCodeSequence: [{ ...VIEW_CODES[view.view], ViewModifierCodeSequence: [] }],
      AnatomicRegionSequence: [{ CodeValue: 'T-04000', CodingSchemeDesignator: 'SRT', CodeMeaning: 'Breast' }],
      // The chest wall is at the right of a right breast.
      PatientOrientation: [view.side === 'R' ? 'A' : 'P', view.view === 'CC' ? (view.side === 'R' ? 'L' : 'R') : 'F'],
      ImagerPixelSpacing: [BREAST_SPACING, BREAST_SPACING],
      AcquisitionContextSequence: [],
      BreastImplantPresent: 'NO',
      PartialView: 'NO',
      BurnedInAnnotation: 'NO',
      SamplesPerPixel: 1,
      PhotometricInterpretation: 'MONOCHROME2',
      Rows: rows,
      Columns: columns,
      BitsAllocated: 16,
      BitsStored: 12,
      HighBit: 11,
      PixelRepresentation: 0,
      PixelIntensityRelationship: 'LOG',
      PixelIntensityRelationshipSign: 1,
      RescaleIntercept: 0,
      RescaleSlope: 1,
      RescaleType: 'US',
      PresentationLUTShape: 'IDENTITY',
      ...(view.view === 'CC'
        ? { VOILUTSequence: [softTissueLut()] }
        : {
            WindowCenter: window[0],
            WindowWidth: window[1],
            WindowCenterWidthExplanation: '標準',
            VOILUTFunction: 'SIGMOID',
          }),
      LossyImageCompression: '01',
      LossyImageCompressionRatio: Math.round((pixels.byteLength / frame.length) * 10) / 10,
      LossyImageCompressionMethod: 'ISO_15444_1',
    },
    pixels: { kind: 'encapsulated', frames: [frame] },
    small: smallPicture(pixels, columns, rows, window, false, 300),
  }
}

/** A table from stored values to ten bits: steep in the glands, flat in fat and in the densest parts. */
function softTissueLut(): DataSet {
  const values = Uint16Array.from({ length: LUT_LENGTH }, (_, stored) => {
    const t = Math.max(0, Math.min(1, (stored - 350) / 3100))
    return Math.round(1023 * t * t * (3 - 2 * t))
  })
  return { LUTDescriptor: [LUT_LENGTH, 0, 10], LUTExplanation: '軟部組織', LUTData: words(values) }
}
