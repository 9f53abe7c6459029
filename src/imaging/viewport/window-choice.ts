import { fileWindows, type WindowPreset } from '#clinical/imaging/windows.ts'
import type { GreyFrame } from '../decode/decoded-frame.ts'
import { type GreyScale, modalityValue, type VoiSetting } from '../display/grey-scale.ts'
import type { LoadedFrame } from '../frames/loaded-frame.ts'
import type { WindowChoice } from '../image-viewport.ts'
import type { ShownWindow } from '../viewport-state.ts'

/** What the reader has chosen so far: the file's (the first window at the start), a preset, or numbers. */
export type ChosenWindow = WindowChoice | { readonly kind: 'user'; readonly center: number; readonly width: number }

export const FIRST_OF_FILE: ChosenWindow = { kind: 'file', index: 0 }

export interface AppliedWindow {
  readonly setting: VoiSetting
  readonly shown: ShownWindow
}

/**
 * The window that a choice means for one frame. A choice of the file goes by each frame's own numbers; a frame without
 * windows is shown over the range of its values, and the state says so (H-20).
 */
export function windowOf(loaded: LoadedFrame, choice: ChosenWindow): AppliedWindow | undefined {
  const { decoded, greyScale } = loaded
  if (decoded.kind !== 'grey' || greyScale === undefined) return undefined
  switch (choice.kind) {
    case 'user':
      return linear(choice.center, choice.width, 'LINEAR', { kind: 'user' })
    case 'preset':
      return ofPreset(choice.preset, decoded, greyScale)
    case 'file':
      return ofFile(loaded, greyScale, choice.index) ?? ofFile(loaded, greyScale, 0) ?? ofRange(decoded, greyScale)
    default: {
      const never: never = choice
      throw new Error(String(never))
    }
  }
}

function ofFile(loaded: LoadedFrame, greyScale: GreyScale, wanted: number): AppliedWindow | undefined {
  const windows = fileWindows(loaded.frame)
  // A table that could not be had gives way to the next window of the file.
  const index = windows.findIndex((each, at) => at >= wanted && (each.kind === 'window' || greyScale.voiLuts.has(at)))
  const found = windows[index]
  if (found === undefined) return undefined
  const source = { kind: 'file', index, explanation: found.explanation } as const
  if (found.kind === 'window') return linear(found.center, found.width, found.shape, source)
  const table = greyScale.voiLuts.get(index)
  if (table === undefined) return undefined
  const { firstValue, entries } = table
  const shown = { center: firstValue + entries.length / 2, width: entries.length, shape: 'LUT', source } as const
  return { setting: { kind: 'table', table }, shown }
}

function ofPreset(preset: WindowPreset, frame: GreyFrame, greyScale: GreyScale): AppliedWindow {
  const source = { kind: 'preset', key: preset.key } as const
  if ('center' in preset) return linear(preset.center, preset.width, 'LINEAR', source)
  const [low, high] = shares(frame, preset.from, preset.to).map((value) => modalityValue(greyScale.modality, value))
  return between(low ?? 0, high ?? 0, source)
}

function ofRange(frame: GreyFrame, { modality }: GreyScale): AppliedWindow {
  const ends = [modalityValue(modality, frame.least), modalityValue(modality, frame.most)]
  return between(ends[0] ?? 0, ends[1] ?? 0, { kind: 'pixel-range' })
}

/** The linear window whose limits are these two values. */
function between(one: number, other: number, source: ShownWindow['source']): AppliedWindow {
  const low = Math.min(one, other)
  const high = Math.max(one, other)
  return linear((low + high + 1) / 2, Math.max(1, high - low + 1), 'LINEAR', source)
}

function linear(
  center: number,
  width: number,
  shape: 'LINEAR' | 'LINEAR_EXACT' | 'SIGMOID',
  source: ShownWindow['source'],
): AppliedWindow {
  return { setting: { kind: 'window', center, width, shape }, shown: { center, width, shape, source } }
}

/** Stored values below which these shares (0 to 1) of the pixels lie; told from a sample of them. */
function shares({ values, least, most }: GreyFrame, from: number, to: number): readonly number[] {
  if (from <= 0 && to >= 1) return [least, most]
  const step = Math.max(1, Math.floor(values.length / 20_000))
  const sample = Float64Array.from(
    { length: Math.ceil(values.length / step) },
    (_, at) => values[at * step] ?? 0,
  ).sort()
  return [from, to].map((share) => sample[Math.round(share * (sample.length - 1))] ?? 0)
}
