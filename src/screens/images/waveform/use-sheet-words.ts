import '#i18n/waveform.ts'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Waveform, WaveformGroup } from '#clinical/imaging/waveform.ts'
import type { SheetWords } from '#imaging/waveform/draw-sheet.ts'
import { clockAt } from './waveform-words.ts'

/** The words that stand on the paper, in the language of the screen. */
export function useSheetWords({ recordedAt }: Waveform, { startMs }: WaveformGroup): SheetWords {
  const { t } = useTranslation('waveform')
  return useMemo(
    () => ({
      font: getComputedStyle(document.documentElement).getPropertyValue('--font-ui') || 'sans-serif',
      gap: t(($) => $.paper.gap),
      derived: t(($) => $.paper.derived),
      clock: (ms) => clockAt(recordedAt, startMs + ms),
      range: (low, high, unit) => t(($) => $.paper.range, { low, high, unit }),
      shifted: (zero) => t(($) => $.paper.shifted, { zero }),
    }),
    [t, recordedAt, startMs],
  )
}
