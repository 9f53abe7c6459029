import { useMemo, useState } from 'react'
import type { EcgLead, WaveformGroup } from '#clinical/imaging/waveform.ts'
import { CSS_PX_PER_MM, PAPER_GAINS, type PaperGain, type PaperSpeed } from '#imaging/waveform/paper.ts'
import { layoutsOf, type Sheet, type SheetLayout, sheetOf } from '#imaging/waveform/sheet.ts'

export const PAPER_ZOOMS = [1, 1.5, 2] as const

export type PaperZoom = (typeof PAPER_ZOOMS)[number]

/** Everything a reader sets about the paper. */
export interface PaperSettings {
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
  set(change: Partial<PaperSettings>): void
  /** One step of the gain up or down. */
  turnGain(step: 1 | -1): void
}

/** The settings of the paper, 25 mm/s and 10 mm/mV at first, and the sheet that they give in the room there is. */
export function usePaper(group: WaveformGroup, room: { readonly width: number; readonly height: number }): Paper {
  const layouts = layoutsOf(group)
  const [settings, setSettings] = useState<PaperSettings>({
    layout: layouts[0],
    speed: 25,
    gain: 10,
    zoom: 1,
    rhythm: 'II',
  })
  const layout = layouts.includes(settings.layout) ? settings.layout : layouts[0]
  const { speed, gain, zoom, rhythm } = settings
  const pxPerMm = CSS_PX_PER_MM * zoom
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
    set,
    turnGain: (step) => {
      const next = PAPER_GAINS[PAPER_GAINS.indexOf(gain) + step]
      if (next !== undefined) set({ gain: next })
    },
  }
}
