import { useTranslation } from 'react-i18next'
import { useFacilityNames } from '#record/facility-names.tsx'
import { FilterLine } from '#record/filter-line.tsx'
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
    <FilterLine
      inForce={t(($) => $.filter.inForce, { filters })}
      shown={view.counts === undefined ? undefined : t(($) => $.filter.shown, { total: view.total, shown: view.shown })}
      clear={t(($) => $.filter.clear)}
      onClear={onClear}
    />
  )
}
