import { useTranslation } from 'react-i18next'
import { formatClinicalTime, formatPlainDate, formatWeekday } from '#clinical/format/date.ts'
import { parseJstDate } from '#clinical/jst-date.ts'
import type { LabColumn } from '#clinical/laboratory/lab-columns.ts'
import { languageOf } from '#i18n/i18n.ts'
import { FacilityLetter } from '#record/facility-names.tsx'
import { NewDot } from '#record/new-facts.tsx'
import styles from './labs-grid.module.css'

interface ColumnHeadingProps {
  readonly column: LabColumn
  /** One of its results came since this user last looked (LIST-6). */
  readonly isNew: boolean
}

/** LAB-4: date and weekday over time and letter; the year stands above and, for a reader, in the text (DT-2). */
export function ColumnHeading({ column, isNew }: ColumnHeadingProps) {
  const { t, i18n } = useTranslation('labs')
  const language = languageOf(i18n)
  const { at, isAtReportTime, facilities } = column
  const date = parseJstDate(at?.text.slice(0, 10) ?? '')
  const clock = at?.text.slice(11, 16) ?? ''
  return (
    <span className={styles.collection}>
      {at === undefined ? (
        <span className={styles.undated}>{t(($) => $.column.undated)}</span>
      ) : date === undefined ? (
        <b>{formatClinicalTime(at, language)}</b>
      ) : (
        <span>
          <span className="visually-hidden">{formatPlainDate(date).slice(0, 5)}</span>
          <b>{formatPlainDate(date).slice(5)}</b>({formatWeekday(date, language)})
        </span>
      )}
      <span className={styles.whence}>
        {isAtReportTime ? <span className={styles.reported}>{t(($) => $.column.reported)}</span> : null}
        {clock}
        {isNew ? <NewDot /> : null}
        {facilities.map((facility) => (
          <FacilityLetter key={facility} facility={facility} />
        ))}
      </span>
    </span>
  )
}
