import { useTranslation } from 'react-i18next'
import { useFacilityNames } from '#record/facility-names.tsx'
import { Button } from '#ui/button/button.tsx'
import styles from './medications.module.css'
import type { MedicationsAddress } from './medications-address.ts'
import type { MedicationsView } from './use-medications.ts'

/** The filters in force in words; undefined when none is. */
export function useFilterWords({ facility }: MedicationsAddress, find: string): string | undefined {
  const { t } = useTranslation('medications')
  const { withLetter } = useFacilityNames()
  const words = [
    facility === undefined ? undefined : withLetter(facility),
    find.trim() === '' ? undefined : t(($) => $.filter.named, { text: find.trim() }),
  ].filter((each) => each !== undefined)
  return words.length === 0 ? undefined : words.join('・')
}

/** Whether 現在 or 過去 alone is shown, in words: on the screen the switch says it, elsewhere nothing would (SRC-7). */
export function useShownWords({ shows }: MedicationsAddress): string | undefined {
  const { t } = useTranslation('medications')
  return shows === 'all' ? undefined : t(($) => (shows === 'past' ? $.shows.pastOnly : $.shows.currentOnly))
}

interface MedicationsFilterLineProps {
  readonly view: MedicationsView
  readonly filters: string
  onClear(): void
}

/** The filter in force in words, with what it shows of all, and one click to be rid of it (SRC-7). */
export function MedicationsFilterLine({ view, filters, onClear }: MedicationsFilterLineProps) {
  const { t } = useTranslation('medications')
  return (
    <p className={styles['filter-line']} role="status">
      <b>{t(($) => $.filter.inForce, { filters })}</b>
      {view.counts === undefined ? null : (
        <span>{t(($) => $.filter.shown, { total: view.total, shown: view.shown })}</span>
      )}
      <Button size="strip" variant="outline" onClick={onClear}>
        {t(($) => $.filter.clear)}
      </Button>
    </p>
  )
}
