import { jpeg2000 } from '../codecs.ts'
import { type DataSet, TRANSFER_SYNTAX } from '../dicom/data-set.ts'
import type { HeadPalette } from '../phantoms/head-phantom.ts'
import { GrainField } from '../phantoms/texture.ts'
import { smallPicture, words } from '../pixels.ts'
import { type Examined, frameOfReferenceUid, type SampleInstance, type SampleSeries } from '../sample-study.ts'
import { axialStack, headPicture, planeOf, rounded } from './head-planes.ts'

const CT_IMAGE = '1.2.840.10008.5.1.4.1.1.2'
const INTERCEPT = -1024
const NOISE = 3

const HOUNSFIELD: HeadPalette = {
  air: -1000,
  skin: 40,
  fat: -95,
  muscle: 55,
  cortex: 1250,
  marrow: 480,
  csf: 6,
  grey: 38,
  white: 29,
  vitreous: 8,
  gliosis: 23,
  infarct: 27,
  flow: 42,
}

const grain = new GrainField('head', 2)

/** A plain CT of the head: 512 × 512, drawn at half the matrix and enlarged, for the brain has no sharper detail. */
export async function headCtSeries(examined: Examined, scanner: DataSet): Promise<readonly SampleSeries[]> {
  const stack = axialStack(512, 232, 22, 6)
  const drawn = axialStack(256, 232, 22, 6)
  const instances: SampleInstance[] = []
  for (let index = 0; index < stack.count; index++) {
    const values = enlarged(headPicture(drawn, index, HOUNSFIELD, 1.3), drawn.side)
    const noise = grain.piece(`${examined.day}:${index}`, stack.side, stack.side)
    const pixels = Uint16Array.from(values, (value, at) => {
      const deviate = value < -985 ? 0 : (noise[at] ?? 0) * NOISE
      return Math.max(0, Math.min(4095, Math.round(value + deviate) - INTERCEPT))
    })
    const { position, orientation } = planeOf(stack, index)
    const frame = await jpeg2000({ columns: stack.side, rows: stack.side, bits: 12, samples: 1, bytes: words(pixels) })
    instances.push({
      transferSyntax: TRANSFER_SYNTAX.jpeg2000Lossless,
      dataSet: {
        ImageType: ['ORIGINAL', 'PRIMARY', 'AXIAL'],
        AcquisitionNumber: 1,
        ...position,
        ...orientation,
        PixelSpacing: [stack.spacing, stack.spacing],
        SliceLocation: rounded(index * stack.step),
        SamplesPerPixel: 1,
        PhotometricInterpretation: 'MONOCHROME2',
        Rows: stack.side,
        Columns: stack.side,
        BitsAllocated: 16,
        BitsStored: 12,
        HighBit: 11,
        PixelRepresentation: 0,
        RescaleIntercept: INTERCEPT,
        RescaleSlope: 1,
        RescaleType: 'HU',
        WindowCenter: [35, 480],
        WindowWidth: [80, 2500],
        WindowCenterWidthExplanation: ['脳', '骨'],
      },
      pixels: { kind: 'encapsulated', frames: [frame] },
      small: smallPicture(pixels, stack.side, stack.side, [35 - INTERCEPT, 80]),
    })
  }
  return [
    {
      number: 2,
      modality: 'CT',
      description: '頭部 軸位 6mm',
      after: 2,
      shared: {
        ...scanner,
        SOPClassUID: CT_IMAGE,
        BodyPartExamined: 'HEAD',
        PatientPosition: 'HFS',
        FrameOfReferenceUID: frameOfReferenceUid(examined),
        PositionReferenceIndicator: '',
        KVP: 120,
        ConvolutionKernel: 'FC21',
        SliceThickness: 6,
      },
      instances,
    },
  ]
}

/** Twice the size, between the pixels the mean of their neighbours. */
function enlarged(values: Float32Array, side: number): Float32Array {
  const double = side * 2
  const large = new Float32Array(double * double)
  const at = (u: number, v: number) =>
    values[Math.max(0, Math.min(side - 1, v)) * side + Math.max(0, Math.min(side - 1, u))] ?? 0
  for (let v = 0; v < double; v++) {
    for (let u = 0; u < double; u++) {
      // Centres of the large pixels lie a quarter of a small one beside its centre.
      const [x, y] = [(u - 0.5) / 2, (v - 0.5) / 2]
      const [x0, y0] = [Math.floor(x), Math.floor(y)]
      const [fx, fy] = [x - x0, y - y0]
      const upper = at(x0, y0) * (1 - fx) + at(x0 + 1, y0) * fx
      const lower = at(x0, y0 + 1) * (1 - fx) + at(x0 + 1, y0 + 1) * fx
      large[v * double + u] = upper * (1 - fy) + lower * fy
    }
  }
  return large
}
