import { type RefObject, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatPlainDate } from '#clinical/format/date.ts'
import { addDays } from '#clinical/jst-date.ts'
import type { Person } from '#clinical/person.ts'
import { CopyButton } from '#record/export/copy-button.tsx'
import { CsvButton } from '#record/export/csv-button.tsx'
import { Segment } from '#ui/segment/segment.tsx'
import styles from './calendar.module.css'
import type { GridHandle } from './calendar-grid.tsx'
import { occurrencesWithin } from './occurrences-within.ts'
import type { CalendarView } from './use-calendar.ts'
import { useCalendarExport } from './use-calendar-export.ts'
import type { Words } from './use-words.ts'

interface CalendarOutputProps {
  readonly person: Person
  readonly view: CalendarView
  readonly words: Words
  readonly grid: RefObject<GridHandle | null>
}

/** The records of the columns in view, or all that the filters leave, as a file or as text; how many is said beforehand. */
export function CalendarOutput({ person, view, words, grid }: CalendarOutputProps) {
  const { t } = useTranslation('calendar')
  const [scope, setScope] = useState<'in-view' | 'all'>('in-view')
  // What was in view when the menu was opened.
  const [inView] = useState(() => grid.current?.inView())
  const exportOf = useCalendarExport(person, view, words)
  const isAll = scope === 'all' || inView === undefined
  const occurrences = isAll ? view.occurrences : occurrencesWithin(view.occurrences, inView)
  const period = isAll
    ? t(($) => $.output.all)
    : `${formatPlainDate(inView.from)} – ${formatPlainDate(addDays(inView.until, -1))}`
  const { csv, text } = exportOf({ occurrences, period, days: isAll ? undefined : inView })
  return (
    <>
      {inView === undefined ? null : (
        <Segment
          label={t(($) => $.output.label)}
          options={[
            { value: 'in-view', label: t(($) => $.output.inView) },
            { value: 'all', label: t(($) => $.output.all) },
          ]}
          value={scope}
          onChange={setScope}
        />
      )}
      <p>
        {isAll ? null : `${period}　`}
        <b>{t(($) => $.output.count, { count: occurrences.length })}</b>
      </p>
      <div className={styles.output}>
        <CsvButton fileName="calendar" make={csv} />
        <CopyButton make={text} />
      </div>
    </>
  )
}
