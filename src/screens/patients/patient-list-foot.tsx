import { useTranslation } from 'react-i18next'
import { formatInstant } from '#clinical/format/date.ts'
import type { Person } from '#clinical/person.ts'
import { languageOf } from '#i18n/i18n.ts'
import type { PatientOrder } from '#session/patient-list-choices.ts'
import type { Arrived } from '#sources/record-source.ts'
import { Button } from '#ui/button/button.tsx'
import { Icon } from '#ui/icon/icon.tsx'
import styles from './patients.module.css'
import { useOrderWords } from './use-order-words.ts'

interface PatientListFootProps {
  readonly shown: readonly Person[]
  readonly order: PatientOrder
  readonly answer: Arrived<Person> | undefined
  readonly isFetching: boolean
  readonly onRefresh: () => void
}

/** In which order, what the columns mean, as of when: nothing about the list is left to be guessed (GRID-7, SRC-5). */
export function PatientListFoot({ shown, order, answer, isFetching, onRefresh }: PatientListFootProps) {
  const { t, i18n } = useTranslation('patients')
  const orderWords = useOrderWords()
  const fetchedAt = answer?.state === 'data' || answer?.state === 'none' ? answer.fetchedAt : undefined
  return (
    <footer className={styles.foot}>
      {shown.length === 0 ? null : (
        <>
          <span>{t(($) => $.order.stated, orderWords(order))}</span>
          <span>{t(($) => $.foot.newsMeans)}</span>
          <span>{t(($) => $.foot.lastRecordMeans)}</span>
          {shown.some((person) => person.isMerged) ? <span>{t(($) => $.foot.mergedMeans)}</span> : null}
        </>
      )}
      {fetchedAt === undefined ? null : (
        <span className={styles['as-of']}>
          {t(($) => $.foot.fetchedAt, { time: formatInstant(fetchedAt, languageOf(i18n)) })}
          <Button variant="text" size="strip" onClick={onRefresh} disabled={isFetching}>
            <Icon name="refresh" size={14} />
            {t(($) => $.foot.refresh)}
          </Button>
        </span>
      )}
    </footer>
  )
}
