import { type DicomElement, itemsOf, numberOf, numbersOf, textOf } from '#standards/dicom/dicom-json.ts'
import { frameDataSet } from '#standards/dicom/functional-groups.ts'
import { TAG } from '#standards/dicom/tags.ts'
import type { ImageFrame } from './image-study.ts'
import { pixelValues } from './pixel-values.ts'

/** A grey-scale setting that the file itself brings, in the units of the modality LUT's output (PS3.3 C.11.2). */
export type FileWindow = LinearWindow | VoiLut

interface LinearWindow {
  readonly kind: 'window'
  readonly center: number
  readonly width: number
  readonly shape: 'LINEAR' | 'LINEAR_EXACT' | 'SIGMOID'
  readonly explanation: string | undefined
}

interface VoiLut {
  readonly kind: 'lut'
  readonly explanation: string | undefined
  /** First value mapped; what is below maps to the first entry. */
  readonly firstValue: number
  readonly entries: number
  /** Bits of each entry. */
  readonly bits: number
  /** LUT Data (0028,3006): in line, as values, or an address of bulk data. */
  readonly data: DicomElement
}

/** The file's own windows in their order, VOI LUTs first where there are any; those with an unusable width left out. */
export function fileWindows({ instance, frame }: ImageFrame): readonly FileWindow[] {
  const dataSet = frameDataSet(instance.dataSet, frame)
  const luts = itemsOf(dataSet, TAG.VOILUTSequence).flatMap((item): VoiLut[] => {
    const [entries, firstValue, bits] = numbersOf(item, TAG.LUTDescriptor)
    const data = item[TAG.LUTData]
    if (entries === undefined || firstValue === undefined || bits === undefined || data === undefined) return []
    const explanation = textOf(item, TAG.LUTExplanation)
    // 0 stands for 2^16 entries (PS3.3 C.11.2.1.1); a signed reading makes large numbers negative.
    return [{ kind: 'lut', explanation, firstValue, entries: entries <= 0 ? entries + 65_536 : entries, bits, data }]
  })
  const shape = shapeOf(textOf(dataSet, TAG.VOILUTFunction))
  const widths = numbersOf(dataSet, TAG.WindowWidth)
  // An empty explanation among several keeps its place.
  const explanations = dataSet[TAG.WindowCenterWidthExplanation]?.Value ?? []
  const windows = numbersOf(dataSet, TAG.WindowCenter).flatMap((center, at): LinearWindow[] => {
    const width = widths[at]
    if (width === undefined || !(shape === 'LINEAR' ? width >= 1 : width > 0)) return []
    const explanation = explanations[at]
    return [
      {
        kind: 'window',
        center,
        width,
        shape,
        explanation: typeof explanation === 'string' && explanation.trim() !== '' ? explanation.trim() : undefined,
      },
    ]
  })
  return [...luts, ...windows.filter((each, at) => windows.findIndex((other) => isSame(each, other)) === at)]
}

function isSame(one: LinearWindow, other: LinearWindow): boolean {
  return one.center === other.center && one.width === other.width && one.explanation === other.explanation
}

function shapeOf(text: string | undefined): LinearWindow['shape'] {
  return text === 'SIGMOID' || text === 'LINEAR_EXACT' ? text : 'LINEAR'
}

/** A usual setting: fixed numbers (CT), or a share of the values that the image has (0 to 1). */
export type WindowPreset =
  | { readonly key: CtPresetKey; readonly center: number; readonly width: number }
  | { readonly key: 'whole-range' | 'middle-range'; readonly from: number; readonly to: number }

type CtPresetKey = 'soft-tissue' | 'lung' | 'bone' | 'brain' | 'liver' | 'mediastinum' | 'stroke'

const CT_PRESETS: readonly WindowPreset[] = [
  { key: 'soft-tissue', center: 40, width: 400 },
  { key: 'lung', center: -600, width: 1500 },
  { key: 'bone', center: 480, width: 2500 },
  { key: 'brain', center: 40, width: 80 },
  { key: 'liver', center: 90, width: 150 },
  { key: 'mediastinum', center: 50, width: 450 },
  { key: 'stroke', center: 40, width: 40 },
]

const RANGES: readonly WindowPreset[] = [
  { key: 'whole-range', from: 0, to: 1 },
  { key: 'middle-range', from: 0.02, to: 0.98 },
]

/** Fixed ones where the numbers are HU; nothing else has a scale of its own, and colour has no window. */
export function presetsOf(frame: ImageFrame): readonly WindowPreset[] {
  const dataSet = frameDataSet(frame.instance.dataSet, frame.frame)
  const isColour = (numberOf(dataSet, TAG.SamplesPerPixel) ?? 1) > 1
  if (isColour || textOf(dataSet, TAG.PhotometricInterpretation) === 'PALETTE COLOR') return []
  return pixelValues(frame).unit === 'HU' ? CT_PRESETS : RANGES
}
