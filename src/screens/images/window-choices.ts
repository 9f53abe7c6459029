import type { ImageFrame } from '#clinical/imaging/image-study.ts'
import { fileWindows, presetsOf } from '#clinical/imaging/windows.ts'
import type { WindowChoice } from '#imaging/image-viewport.ts'
import type { ShownWindow } from '#imaging/viewport-state.ts'

/** One setting that can be chosen: the file's own first, in its order, then the usual ones of the modality (imaging.md §7). */
export interface WindowOption {
  /** Names it in a list of choices. */
  readonly value: string
  readonly from: 'file' | 'preset'
  /** The file's own words for it, or the key of the preset. */
  readonly name: string | undefined
  /** Undefined for a table, and for a share of the values of the image. */
  readonly numbers: { readonly center: number; readonly width: number } | undefined
  readonly choice: WindowChoice
}

export function windowOptions(frame: ImageFrame): readonly WindowOption[] {
  return [
    ...fileWindows(frame).map(
      (each, index): WindowOption => ({
        value: `file ${index}`,
        from: 'file',
        name: each.explanation,
        numbers: each.kind === 'window' ? each : undefined,
        choice: { kind: 'file', index },
      }),
    ),
    ...presetsOf(frame).map(
      (preset): WindowOption => ({
        value: `preset ${preset.key}`,
        from: 'preset',
        name: preset.key,
        numbers: 'center' in preset ? preset : undefined,
        choice: { kind: 'preset', preset },
      }),
    ),
  ]
}

/** Which of the options is in force; undefined for a window of the reader's own, or read from the pixels. */
export function optionInForce(shown: ShownWindow | undefined): string | undefined {
  if (shown === undefined) return undefined
  const { source } = shown
  switch (source.kind) {
    case 'file':
      return `file ${source.index}`
    case 'preset':
      return `preset ${source.key}`
    default:
      return undefined
  }
}
