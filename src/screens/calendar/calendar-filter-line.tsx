import { useTranslation } from 'react-i18next'
import { isFiltering } from '#clinical/calendar/calendar-filter.ts'
import { FilterLine } from '#record/filter-line.tsx'
import type { CalendarView } from './use-calendar.ts'
import type { Words } from './use-words.ts'

interface CalendarFilterLineProps {
  readonly view: CalendarView
  readonly words: Words
  onClear(): void
}

/** The filter in force in words, with what it shows of all, and one click to be rid of it (SRC-7, CAL-7, H-28). */
export function CalendarFilterLine({ view, words, onClear }: CalendarFilterLineProps) {
  const { t } = useTranslation('calendar')
  if (!isFiltering(view.filter)) return null
  const isSearching = (view.filter.search ?? '').trim() !== ''
  const isUnknown = [...view.unknown.values()].some((stretches) => stretches.length > 0)
  const shown = t(($) => $.filter.shown, { total: view.total, shown: view.shown })
  return (
    <FilterLine
      inForce={t(($) => $.filter.inForce, { filters: words.filter(view.filter) })}
      shown={isSearching && isUnknown ? `${shown}　${t(($) => $.filter.searchedPartly)}` : shown}
      clear={t(($) => $.filter.clear)}
      onClear={onClear}
    />
  )
}
