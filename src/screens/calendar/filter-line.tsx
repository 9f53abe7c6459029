import { useTranslation } from 'react-i18next'
import { isFiltering } from '#clinical/calendar/calendar-filter.ts'
import { Button } from '#ui/button/button.tsx'
import styles from './calendar.module.css'
import type { CalendarView } from './use-calendar.ts'
import type { Words } from './use-words.ts'

interface FilterLineProps {
  readonly view: CalendarView
  readonly words: Words
  onClear(): void
}

/** The filter in force in words, with what it shows of all, and one click to be rid of it (SRC-7, CAL-7, H-28). */
export function FilterLine({ view, words, onClear }: FilterLineProps) {
  const { t } = useTranslation('calendar')
  if (!isFiltering(view.filter)) return null
  return (
    <p className={styles['filter-line']} role="status">
      <b>{t(($) => $.filter.inForce, { filters: words.filter(view.filter) })}</b>
      <span>{t(($) => $.filter.shown, { total: view.total, shown: view.shown })}</span>
      <Button size="strip" variant="outline" onClick={onClear}>
        {t(($) => $.filter.clear)}
      </Button>
    </p>
  )
}
