import '#i18n/record.ts'
import { useTranslation } from 'react-i18next'
import { FilterChip } from '#ui/filter-chip/filter-chip.tsx'
import type { RecordView } from './record-view.ts'

interface OrderChipProps<V extends RecordView> {
  readonly view: V
  onView(view: V): void
}

/** The one direction of time of all time grids (DT-7): older left until the reader turns it round; lists and graphs never turn. */
export function OrderChip<V extends RecordView>({ view, onView }: OrderChipProps<V>) {
  const { t } = useTranslation('record')
  const { order, ...rest } = view
  return (
    <FilterChip
      isOn={order === 'newest-first'}
      onChange={(isOn) => onView((isOn ? { ...rest, order: 'newest-first' } : rest) as V)}
    >
      {t(($) => $.order.newestFirst)}
    </FilterChip>
  )
}
