import { jpeg2000 } from '../codecs.ts'
import { type DataSet, TRANSFER_SYNTAX } from '../dicom/data-set.ts'
import type { ChestState } from '../phantoms/chest-shape.ts'
import { chestShadows, enhanced, type Projection, refined } from '../phantoms/projection.ts'
import { GrainField } from '../phantoms/texture.ts'
import { smallPicture, words } from '../pixels.ts'
import type { SampleInstance, SampleSeries } from '../sample-study.ts'

const CR_IMAGE = '1.2.840.10008.5.1.4.1.1.1'
/** mm at the detector, which lies behind the body: lengths in the body are shorter (IMG-3). */
const IMAGER_SPACING = 0.25
const RATIO = 9
const NOISE = 14
const MOST = 4095

const grain = new GrainField('plate', 1, 900)

export interface ChestCr {
  readonly key: string
  readonly state: ChestState
  /** Standing from behind with a lateral view, or lying in bed from the front alone. */
  readonly views: 'pa-and-lateral' | 'ap'
}

interface View {
  readonly position: string
  readonly orientation: readonly [string, string]
  /** MONOCHROME1: high values are dark, as plates that count light give them. */
  readonly isInverted: boolean
}

const PA: View = { position: 'PA', orientation: ['L', 'F'], isInverted: true }
const AP: View = { position: 'AP', orientation: ['L', 'F'], isInverted: true }
const LATERAL: View = { position: 'LL', orientation: ['P', 'F'], isInverted: false }

/** Radiographs of the chest on imaging plates: no pixel spacing but that of the plate. */
export async function chestCrSeries({ key, state, views }: ChestCr): Promise<readonly SampleSeries[]> {
  const { frontal, lateral } = chestShadows(state)
  const isStanding = views === 'pa-and-lateral'
  const shared: DataSet = {
    SOPClassUID: CR_IMAGE,
    Manufacturer: 'SAMPLE MEDICAL',
    ManufacturerModelName: isStanding ? 'PLATE READER 5' : 'PORTABLE READER 2',
    StationName: isStanding ? 'CR02' : 'CRPORT1',
    BodyPartExamined: 'CHEST',
    KVP: isStanding ? 120 : 90,
    DistanceSourceToDetector: isStanding ? 2000 : 1200,
    PatientPosition: '',
  }
  const series = async (
    number: number,
    description: string,
    view: View,
    shadow: Projection,
  ): Promise<SampleSeries> => ({
    number,
    modality: 'CR',
    description,
    after: number,
    shared: { ...shared, ViewPosition: view.position },
    instances: [await picture(`${key}:${number}`, view, shadow)],
  })
  return isStanding
    ? [await series(1, '胸部 立位正面 P→A', PA, frontal), await series(2, '胸部 立位側面 R→L', LATERAL, lateral)]
    : [await series(1, '胸部 臥位正面 A→P（ポータブル）', AP, frontal)]
}

async function picture(key: string, view: View, shadow: Projection): Promise<SampleInstance> {
  const columns = Math.round((shadow.columns * shadow.spacing[0]) / IMAGER_SPACING)
  const rows = Math.round((shadow.rows * shadow.spacing[1]) / IMAGER_SPACING)
  const fine = enhanced(refined(shadow, columns, rows), columns, rows, 34, 0.9)
  const noise = grain.piece(key, columns, rows)
  const densest = highest(fine)
  const pixels = Uint16Array.from(fine, (value, at) => {
    const bright = 60 + 3700 * (value / densest) + (noise[at] ?? 0) * NOISE
    const stored = Math.max(0, Math.min(MOST, Math.round(bright)))
    return view.isInverted ? MOST - stored : stored
  })
  const centre = 1950
  const window = [view.isInverted ? MOST - centre : centre, 3300] as const
  const frame = await jpeg2000({ columns, rows, bits: 12, samples: 1, bytes: words(pixels) }, RATIO)
  return {
    transferSyntax: TRANSFER_SYNTAX.jpeg2000,
    dataSet: {
      ImageType: ['ORIGINAL', 'PRIMARY'],
      PatientOrientation: view.orientation,
      ImagerPixelSpacing: [IMAGER_SPACING, IMAGER_SPACING],
      SamplesPerPixel: 1,
      PhotometricInterpretation: view.isInverted ? 'MONOCHROME1' : 'MONOCHROME2',
      Rows: rows,
      Columns: columns,
      BitsAllocated: 16,
      BitsStored: 12,
      HighBit: 11,
      PixelRepresentation: 0,
      WindowCenter: window[0],
      WindowWidth: window[1],
      LossyImageCompression: '01',
      LossyImageCompressionRatio: Math.round((pixels.byteLength / frame.length) * 10) / 10,
      LossyImageCompressionMethod: 'ISO_15444_1',
    },
    pixels: { kind: 'encapsulated', frames: [frame] },
    small: smallPicture(pixels, columns, rows, window, view.isInverted, 300),
  }
}

/** Nearly the highest value: what only a hundredth of the picture exceeds is clipped. */
function highest(values: Float32Array): number {
  const sample = values.filter((_, at) => at % 97 === 0).sort()
  return sample[Math.floor(sample.length * 0.985)] ?? 1
}
