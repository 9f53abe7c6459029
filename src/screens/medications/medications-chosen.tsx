import { useTranslation } from 'react-i18next'
import { ChosenLine } from '#record/chosen-line.tsx'
import { lineRows } from './line-rows.ts'
import type { MedicationsAddress } from './medications-address.ts'
import { useShownWords } from './medications-filter.tsx'
import type { ChosenLines } from './use-chosen-lines.ts'
import type { MedicationsView } from './use-medications.ts'
import type { Words } from './use-words.ts'

/** Chosen records that a view does not show: its period or its filters leave them out. */
export function beyondOf({ rows }: ChosenLines, view: MedicationsView): number {
  const shown = new Set(lineRows(view).map(({ line }) => line.key))
  return rows.filter(({ line }) => !shown.has(line.key)).length
}

/** Which records are copied, saved and printed, in words: the chosen ones, else what the filters leave (SRC-7). */
export function useTakenWords(
  chosen: ChosenLines,
  beyond: number,
  words: Words,
  address: MedicationsAddress,
  filters: string | undefined,
): string | undefined {
  const { t } = useTranslation('medications')
  const shown = useShownWords(address)
  if (!chosen.isOn) return [shown, filters].filter((each) => each !== undefined).join('・') || undefined
  const about = words.chosen(chosen)
  return beyond === 0 ? t(($) => $.choose.only, { about }) : t(($) => $.choose.onlyBeyond, { about, count: beyond })
}

interface MedicationsChosenLineProps {
  readonly chosen: ChosenLines
  readonly beyond: number
  readonly words: Words
  onClear(): void
}

/** How many records are chosen, also of those that are not on the screen, and one press to be rid of the choice. */
export function MedicationsChosenLine({ chosen, beyond, words, onClear }: MedicationsChosenLineProps) {
  const { t } = useTranslation('medications')
  return (
    <ChosenLine
      count={t(($) => $.choose.count, { about: words.chosen(chosen) })}
      beyond={beyond}
      missing={chosen.missing === 0 ? undefined : t(($) => $.choose.missing, { count: chosen.missing })}
      onClear={onClear}
    />
  )
}
