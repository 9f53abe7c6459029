import { htj2k, jpeg2000, jpegLs, type RawFrame } from '../codecs.ts'
import { type DataSet, TRANSFER_SYNTAX } from '../dicom/data-set.ts'
import { bell } from '../phantoms/arithmetic.ts'
import type { HeadPalette } from '../phantoms/head-phantom.ts'
import { GrainField } from '../phantoms/texture.ts'
import { smallPicture, words } from '../pixels.ts'
import { type Examined, frameOfReferenceUid, type SampleInstance, type SampleSeries } from '../sample-study.ts'
import { enhancedMr } from './enhanced-mr.ts'
import {
  axialStack,
  coronalStack,
  type HeadStack,
  headPicture,
  planeOf,
  rounded,
  sagittalStack,
} from './head-planes.ts'

const MR_IMAGE = '1.2.840.10008.5.1.4.1.1.4'

const T1: HeadPalette = {
  air: 0,
  skin: 300,
  fat: 900,
  muscle: 330,
  cortex: 25,
  marrow: 640,
  csf: 130,
  grey: 395,
  white: 545,
  vitreous: 140,
  gliosis: 440,
  infarct: 420,
  flow: 60,
}
const T2: HeadPalette = {
  air: 0,
  skin: 260,
  fat: 600,
  muscle: 170,
  cortex: 20,
  marrow: 400,
  csf: 1000,
  grey: 480,
  white: 345,
  vitreous: 980,
  gliosis: 640,
  infarct: 690,
  flow: 30,
}
const FLAIR: HeadPalette = { ...T2, csf: 60, fat: 520, grey: 470, white: 375, vitreous: 70, gliosis: 760, infarct: 800 }
const DWI_0: HeadPalette = { ...T2, fat: 90, skin: 80, marrow: 70, muscle: 110 }
const DWI_1000: HeadPalette = {
  air: 0,
  skin: 40,
  fat: 45,
  muscle: 70,
  cortex: 12,
  marrow: 40,
  csf: 35,
  grey: 255,
  white: 240,
  vitreous: 30,
  gliosis: 265,
  infarct: 780,
  flow: 15,
}

const grain = new GrainField('magnetic resonance', 1)

interface Sequence {
  readonly number: number
  readonly after: number
  readonly description: string
  readonly stack: HeadStack
  readonly palette: HeadPalette
  readonly edge: number
  readonly syntax: 'htj2kLossless' | 'jpeg2000Lossless' | 'jpegLsLossless' | 'deflated'
  readonly attributes: DataSet
  readonly window: readonly [centre: number, width: number]
  readonly bValue?: number
}

const SPIN_ECHO: DataSet = {
  ScanningSequence: 'SE',
  SequenceVariant: 'SK',
  ScanOptions: 'FAST_GEMS',
  MRAcquisitionType: '2D',
}

const SEQUENCES: readonly Sequence[] = [
  {
    number: 1,
    after: 2,
    description: 'T2強調 軸位',
    stack: axialStack(256, 224, 20, 6.5),
    palette: T2,
    edge: 1.5,
    syntax: 'htj2kLossless',
    attributes: { ...SPIN_ECHO, RepetitionTime: 4200, EchoTime: 98, EchoTrainLength: 15 },
    window: [480, 960],
  },
  {
    number: 2,
    after: 6,
    description: 'FLAIR 軸位',
    stack: axialStack(256, 224, 20, 6.5),
    palette: FLAIR,
    edge: 1.6,
    syntax: 'jpeg2000Lossless',
    attributes: {
      ...SPIN_ECHO,
      ScanningSequence: ['SE', 'IR'],
      RepetitionTime: 9000,
      EchoTime: 118,
      InversionTime: 2500,
      EchoTrainLength: 21,
    },
    window: [400, 800],
  },
  {
    number: 3,
    after: 11,
    description: 'T1強調 矢状断',
    stack: sagittalStack(256, 250, 11, 7),
    palette: T1,
    edge: 1.5,
    syntax: 'deflated',
    attributes: { ...SPIN_ECHO, RepetitionTime: 520, EchoTime: 11, EchoTrainLength: 1 },
    window: [420, 840],
  },
]

const DIFFUSION: Omit<Sequence, 'palette' | 'bValue' | 'window'> = {
  number: 4,
  after: 14,
  description: '拡散強調 b=0/1000',
  stack: axialStack(128, 224, 20, 6.5),
  edge: 3,
  syntax: 'jpegLsLossless',
  attributes: {
    ScanningSequence: 'EP',
    SequenceVariant: 'SK',
    ScanOptions: 'EPI_GEMS',
    MRAcquisitionType: '2D',
    RepetitionTime: 5800,
    EchoTime: 84,
    EchoTrainLength: 1,
  },
}

/** An MR of the brain: T2, FLAIR, T1 sagittal, diffusion with two b-values, and one enhanced multi-frame object. */
export async function brainMrSeries(examined: Examined): Promise<readonly SampleSeries[]> {
  const shared: DataSet = {
    SOPClassUID: MR_IMAGE,
    Manufacturer: 'EXAMPLE IMAGING',
    ManufacturerModelName: 'REIJI MR 3.0T',
    StationName: 'UNIVMR2',
    BodyPartExamined: 'HEAD',
    PatientPosition: 'HFS',
    FrameOfReferenceUID: frameOfReferenceUid(examined),
    PositionReferenceIndicator: '',
    MagneticFieldStrength: 3,
    SliceThickness: 5,
  }
  const series: SampleSeries[] = []
  for (const sequence of SEQUENCES) {
    const { number, description, after } = sequence
    series.push({
      number,
      modality: 'MR',
      description,
      after,
      shared: { ...shared, ...sequence.attributes, ProtocolName: description },
      instances: await pictures(sequence),
    })
  }
  const low = await pictures({ ...DIFFUSION, palette: DWI_0, bValue: 0, window: [480, 960] })
  const high = await pictures({ ...DIFFUSION, palette: DWI_1000, bValue: 1000, window: [260, 520] })
  series.push({
    number: DIFFUSION.number,
    modality: 'MR',
    description: DIFFUSION.description,
    after: DIFFUSION.after,
    shared: { ...shared, ...DIFFUSION.attributes, ProtocolName: DIFFUSION.description },
    // Position by position, as the device sends them: both b-values of one place together.
    instances: low.flatMap((each, index) => [each, high[index] ?? each]),
  })
  series.push(
    await enhancedMr(examined, 5, coronalStack(192, 240, 12, 10), (stack, index) =>
      magnitude(stack, index, T2, 1.6, 'enhanced'),
    ),
  )
  return series
}

/** Stored values of one picture: the coil is brighter near the skull, and noise lies in the air as well. */
function magnitude(stack: HeadStack, index: number, palette: HeadPalette, edge: number, key: string): Uint16Array {
  const { side } = stack
  const noise = grain.piece(`${key}:${index}`, side, side)
  return Uint16Array.from(headPicture(stack, index, palette, edge), (value, at) => {
    const [u, v] = [(at % side) / side - 0.5, Math.floor(at / side) / side - 0.5]
    const coil = 1.12 - 0.22 * bell(Math.sqrt(u * u + v * v), 0.4)
    const deviate = (noise[at] ?? 0) * (value < 8 ? 1 : 5)
    const signal = value * coil + deviate
    return Math.round(signal < 0 ? -signal : signal)
  })
}

async function pictures(sequence: Sequence): Promise<readonly SampleInstance[]> {
  const { stack, palette, edge, number, window, bValue } = sequence
  const instances: SampleInstance[] = []
  for (let index = 0; index < stack.count; index++) {
    const pixels = magnitude(stack, index, palette, edge, `${number}:${bValue ?? ''}`)
    const { position, orientation } = planeOf(stack, index)
    const frame: RawFrame = { columns: stack.side, rows: stack.side, bits: 12, samples: 1, bytes: words(pixels) }
    instances.push({
      ...(await stored(frame, sequence.syntax)),
      dataSet: {
        ImageType: ['ORIGINAL', 'PRIMARY', 'M', 'SE'],
        ...position,
        ...orientation,
        PixelSpacing: [stack.spacing, stack.spacing],
        SpacingBetweenSlices: stack.step < 0 ? -stack.step : stack.step,
        SliceLocation: rounded(index * stack.step),
        AcquisitionNumber: 1,
        EchoNumbers: 1,
        ...(bValue === undefined ? {} : { DiffusionBValue: bValue }),
        SamplesPerPixel: 1,
        PhotometricInterpretation: 'MONOCHROME2',
        Rows: stack.side,
        Columns: stack.side,
        BitsAllocated: 16,
        BitsStored: 12,
        HighBit: 11,
        PixelRepresentation: 0,
        WindowCenter: window[0],
        WindowWidth: window[1],
      },
      small: smallPicture(pixels, stack.side, stack.side, window),
    })
  }
  return instances
}

async function stored(
  frame: RawFrame,
  syntax: Sequence['syntax'],
): Promise<Pick<SampleInstance, 'transferSyntax' | 'pixels'>> {
  const transferSyntax = TRANSFER_SYNTAX[syntax]
  if (syntax === 'deflated') return { transferSyntax, pixels: { kind: 'native', bytes: frame.bytes, frames: 1 } }
  const encode = { htj2kLossless: htj2k, jpeg2000Lossless: jpeg2000, jpegLsLossless: jpegLs }[syntax]
  return { transferSyntax, pixels: { kind: 'encapsulated', frames: [await encode(frame)] } }
}
