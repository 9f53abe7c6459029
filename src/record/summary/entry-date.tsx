import '#i18n/conditions.ts'
import { useTranslation } from 'react-i18next'
import type { ClinicalTime } from '#clinical/clinical-time.ts'
import { formatBirthDate } from '#clinical/format/date.ts'
import type { JstDate } from '#clinical/jst-date.ts'
import { informationAge } from '#clinical/summary/recorded-time.ts'
import { languageOf } from '#i18n/i18n.ts'
import styles from './summary.module.css'

interface EntryDateProps {
  readonly at: ClinicalTime | undefined
  readonly today: JstDate
  /** 登録 of what was told once, or simply how long ago a result is. */
  readonly of?: 'entry' | 'result'
}

/** A date with the age of the information under it: what is old looks old (SUM-4). */
export function EntryDate({ at, today, of = 'entry' }: EntryDateProps) {
  const { t, i18n } = useTranslation('conditions')
  if (at === undefined) return <span className={styles.quiet}>{t(($) => $.dateUnknown)}</span>
  const age = informationAge(at, today)
  const count = age?.years ?? 0
  return (
    <span className={styles.date} data-old={age?.isOld ?? false}>
      {formatBirthDate(at, languageOf(i18n))}
      {age === undefined ? null : (
        <span>{of === 'entry' ? t(($) => $.age, { count }) : t(($) => $.ageResult, { count })}</span>
      )}
    </span>
  )
}
