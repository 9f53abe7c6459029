import { useMemo, useState } from 'react'
import type { EcgLead, WaveformGroup } from '#clinical/imaging/waveform.ts'
import { CSS_PX_PER_MM, PAPER_GAINS, type PaperGain, type PaperSpeed } from '#imaging/waveform/paper.ts'
import { layoutsOf, neededWidth, type Sheet, type SheetLayout, sheetOf } from '#imaging/waveform/sheet.ts'

export const PAPER_ZOOMS = ['fit', '1', '1.5', '2'] as const

/** Times the size of the screen's own millimetre; `fit` makes the paper smaller where it is wider than the room. */
type PaperZoom = (typeof PAPER_ZOOMS)[number]

/** Everything a reader sets about the paper. */
interface PaperSettings {
  readonly layout: SheetLayout
  readonly speed: PaperSpeed
  readonly gain: PaperGain
  readonly zoom: PaperZoom
  readonly rhythm: EcgLead
}

export interface Paper extends PaperSettings {
  readonly layouts: readonly [SheetLayout, ...SheetLayout[]]
  readonly sheet: Sheet
  /** Pixels of the page in a millimetre of paper. */
  readonly pxPerMm: number
  /** Of the screen's own millimetre. */
  readonly percent: number
  set(change: Partial<PaperSettings>): void
  /** One step of the gain up or down. */
  turnGain(step: 1 | -1): void
}

/** The settings of the paper, 25 mm/s and 10 mm/mV at first, and the sheet that they give in the room there is. */
export function usePaper(
  group: WaveformGroup,
  room: { readonly width: number; readonly height: number },
  isCompact: boolean,
): Paper {
  const layouts = layoutsOf(group)
  const [settings, setSettings] = useState<PaperSettings>({
    layout: layouts[0],
    speed: 25,
    gain: 10,
    zoom: 'fit',
    rhythm: 'II',
  })
  const layout = layouts.includes(settings.layout) ? settings.layout : layouts[0]
  const { speed, gain, zoom, rhythm } = settings
  const factor = zoom === 'fit' ? fitting(room.width, neededWidth(group, layout, speed), isCompact) : Number(zoom)
  const pxPerMm = CSS_PX_PER_MM * factor
  const sheet = useMemo(
    () =>
      sheetOf(group, {
        layout,
        scale: { mmPerSecond: speed, mmPerMillivolt: gain },
        width: room.width / pxPerMm,
        height: room.height / pxPerMm,
        rhythm,
      }),
    [group, layout, speed, gain, rhythm, room.width, room.height, pxPerMm],
  )
  const set = (change: Partial<PaperSettings>) => setSettings((before) => ({ ...before, ...change }))
  return {
    ...settings,
    layout,
    layouts,
    sheet,
    pxPerMm,
    percent: Math.round(factor * 100),
    set,
    turnGain: (step) => {
      const next = PAPER_GAINS[PAPER_GAINS.indexOf(gain) + step]
      if (next !== undefined) set({ gain: next })
    },
  }
}

/** Smaller than this the small squares cannot be told any more: the reader scrolls instead. */
const LEAST_FIT = 0.75
/** Beside another recording the whole shape counts more than the small squares. */
const LEAST_COMPACT_FIT = 0.4

function fitting(width: number, neededMm: number, isCompact: boolean): number {
  const whole = width / (neededMm * CSS_PX_PER_MM)
  const least = isCompact ? LEAST_COMPACT_FIT : LEAST_FIT
  return whole >= 1 || whole < least ? 1 : whole
}
