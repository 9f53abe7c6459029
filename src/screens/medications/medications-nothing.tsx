import { useTranslation } from 'react-i18next'
import { emptiness } from '#record/facility-states.ts'
import { NothingHere } from '#record/nothing-here.tsx'
import gridStyles from './medication-grid.module.css'
import type { MedicationsAddress } from './medications-address.ts'
import { useShownWords } from './medications-filter.tsx'
import type { MedicationsView } from './use-medications.ts'

interface MedicationsNothingProps {
  readonly view: MedicationsView
  readonly address: MedicationsAddress
  readonly filters: string | undefined
  onClear(): void
  onShowAll(): void
}

/** In the place of rows: which kind of nothing it is (SRC-1, GRID-9). */
export function MedicationsNothing({ view, address, filters, onClear, onShowAll }: MedicationsNothingProps) {
  const { t } = useTranslation('medications')
  const shown = useShownWords(address)
  const answers = [view.prescriptionAnswers, view.injectionAnswers]
  if (view.groups.length > 0 || view.courses.length > 0) return null
  // Whoever is still asked has a row of its own, in the final layout (SPD-3).
  if (emptiness(answers, address.facility) === 'loading' && address.view !== 'list') return null
  return (
    <div className={gridStyles.nothing}>
      <NothingHere answers={answers} what={t(($) => $.what)} facility={address.facility} filter={hidden()} />
    </div>
  )

  /** What is past is hidden by 現在 alone: that is not 該当なし (SRC-1, SRC-7). */
  function hidden() {
    if (shown !== undefined && view.inReach > 0) return { words: shown, total: view.inReach, onClear: onShowAll }
    return filters === undefined ? undefined : { words: filters, total: view.total, onClear }
  }
}
