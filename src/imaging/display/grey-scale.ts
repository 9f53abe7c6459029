import type { ImageFrame } from '#clinical/imaging/image-study.ts'
import { pixelValues } from '#clinical/imaging/pixel-values.ts'
import { fileWindows } from '#clinical/imaging/windows.ts'
import { type DicomJson, itemsOf, numbersOf, textOf } from '#standards/dicom/dicom-json.ts'
import { frameDataSet } from '#standards/dicom/functional-groups.ts'
import type { GreyFrame } from '../decode/decoded-frame.ts'
import { type LookupTable, type ReadBulk, readLookupTable, tableValue } from './lookup-table.ts'

/** How stored values become what is shown: modality LUT, then VOI (a window or a table), then presentation (PS3.4 N.2). */
export interface GreyScale {
  readonly modality: ModalityMapping
  /** Tables of the VOI LUT Sequence, by their index in `fileWindows`; a table that could not be had is missing. */
  readonly voiLuts: ReadonlyMap<number, LookupTable>
  readonly areVoiLutsComplete: boolean
  /** The least value is white: MONOCHROME1, or Presentation LUT Shape INVERSE. */
  readonly isInverse: boolean
}

export type ModalityMapping =
  | { readonly kind: 'rescale'; readonly slope: number; readonly intercept: number; readonly isRescaled: boolean }
  | { readonly kind: 'table'; readonly table: LookupTable; readonly isRescaled: true }

/** X-ray angiography and fluoroscopy: their modality LUT is for measuring, not for display (PS3.3 C.8.7.1.1.2). */
const LUT_NOT_FOR_DISPLAY: ReadonlySet<string> = new Set([
  '1.2.840.10008.5.1.4.1.1.12.1',
  '1.2.840.10008.5.1.4.1.1.12.2',
])

export async function readGreyScale(frame: ImageFrame, readBulk: ReadBulk): Promise<GreyScale> {
  const dataSet = frameDataSet(frame.instance.dataSet, frame.frame)
  const luts = await Promise.all(
    fileWindows(frame).map(async (each, index) => {
      if (each.kind !== 'lut') return undefined
      const table = await readLookupTable(each, each.data, readBulk).catch(() => undefined)
      return table === undefined ? ('missing' as const) : ([index, table] as const)
    }),
  )
  const shape = textOf(dataSet, '20500020')
  return {
    modality: await modalityMapping(frame, dataSet, readBulk),
    voiLuts: new Map(luts.filter((each) => each !== undefined && each !== 'missing')),
    areVoiLutsComplete: !luts.includes('missing'),
    isInverse: shape === undefined ? textOf(dataSet, '00280004') === 'MONOCHROME1' : shape === 'INVERSE',
  }
}

async function modalityMapping(frame: ImageFrame, dataSet: DicomJson, readBulk: ReadBulk): Promise<ModalityMapping> {
  const item = itemsOf(dataSet, '00283000')[0]
  if (item !== undefined && !LUT_NOT_FOR_DISPLAY.has(frame.instance.sopClassUid)) {
    const [entries, firstValue, bits] = numbersOf(item, '00283002')
    if (entries !== undefined && firstValue !== undefined && bits !== undefined) {
      const described = { entries: entries === 0 ? 65_536 : entries, firstValue, bits }
      return { kind: 'table', table: await readLookupTable(described, item['00283006'], readBulk), isRescaled: true }
    }
  }
  const { slope, intercept, isRescaled } = pixelValues(frame)
  return { kind: 'rescale', slope, intercept, isRescaled }
}

export function modalityValue(modality: ModalityMapping, stored: number): number {
  return modality.kind === 'table' ? tableValue(modality.table, stored) : stored * modality.slope + modality.intercept
}

/** Values after the modality LUT; the stored array itself where nothing changes. */
export function modalityValues({ values }: GreyFrame, modality: ModalityMapping): ArrayLike<number> {
  if (modality.kind === 'rescale' && modality.slope === 1 && modality.intercept === 0) return values
  const mapped = new Float32Array(values.length)
  for (let at = 0; at < values.length; at += 1) mapped[at] = modalityValue(modality, values[at] ?? 0)
  return mapped
}

/** A window with numbers, or a table: what is applied to values after the modality LUT. */
export type VoiSetting =
  | {
      readonly kind: 'window'
      readonly center: number
      readonly width: number
      readonly shape: 'LINEAR' | 'LINEAR_EXACT' | 'SIGMOID'
    }
  | { readonly kind: 'table'; readonly table: LookupTable }

/** 0 (black) to 255 (white) of a value after the modality LUT (PS3.3 C.11.2.1.2, C.11.2.1.3); not rounded. */
function voiOutput(setting: VoiSetting, value: number): number {
  if (setting.kind === 'table') return (tableValue(setting.table, value) / (2 ** setting.table.bits - 1)) * 255
  const { center, width, shape } = setting
  switch (shape) {
    case 'SIGMOID':
      return 255 / (1 + Math.exp((-4 * (value - center)) / width))
    case 'LINEAR_EXACT':
      return hold(((value - center) / width + 0.5) * 255)
    case 'LINEAR':
      // With a width of 1 the window is a threshold.
      if (width <= 1) return value <= center - 0.5 ? 0 : 255
      return hold(((value - (center - 0.5)) / (width - 1) + 0.5) * 255)
    default: {
      const never: never = shape
      throw new Error(String(never))
    }
  }
}

function hold(grey: number): number {
  return Math.min(255, Math.max(0, grey))
}

/** Most entries of a table over stored values; what spans more is mapped value by value. */
const MOST_ENTRIES = 1 << 17

/** A grey frame as levels from 0 (black) to 255; inversion is left to whoever draws them. */
export function greyLevels(frame: GreyFrame, scale: GreyScale, setting: VoiSetting): Uint8Array<ArrayBuffer> {
  const levels = new Uint8Array(frame.values.length)
  mapValues(frame, levelOf(scale, setting), (size) => new Uint8Array(size), levels)
  return levels
}

/** A grey frame as opaque points: red, green, blue, alpha in the memory order of ImageData. */
export function greyPixels(
  frame: GreyFrame,
  scale: GreyScale,
  setting: VoiSetting,
  isInverted: boolean,
  pixels: Uint32Array,
): void {
  const level = levelOf(scale, setting)
  const point = (stored: number): number => {
    const grey = isInverted ? 255 - level(stored) : level(stored)
    return 0xff_00_00_00 | (grey << 16) | (grey << 8) | grey
  }
  mapValues(frame, point, (size) => new Uint32Array(size), pixels)
}

function levelOf(scale: GreyScale, setting: VoiSetting): (stored: number) => number {
  return (stored) => {
    const grey = Math.round(voiOutput(setting, modalityValue(scale.modality, stored)))
    return scale.isInverse ? 255 - grey : grey
  }
}

/** Each value once through a table of all between the least and the most, where those are not too many. */
function mapValues<T extends Uint8Array | Uint32Array>(
  { values, least, most }: GreyFrame,
  map: (stored: number) => number,
  tableOf: (size: number) => T,
  into: T,
): void {
  const entries = most - least + 1
  if (values instanceof Float32Array || entries > MOST_ENTRIES) {
    for (let at = 0; at < values.length; at += 1) into[at] = map(values[at] ?? 0)
    return
  }
  const table = tableOf(entries)
  for (let entry = 0; entry < entries; entry += 1) table[entry] = map(least + entry)
  for (let at = 0; at < values.length; at += 1) into[at] = table[(values[at] ?? 0) - least] ?? 0
}
