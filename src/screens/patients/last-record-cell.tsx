import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { formatClinicalTime } from '#clinical/format/date.ts'
import type { Person } from '#clinical/person.ts'
import type { RecordKind } from '#clinical/record-kind.ts'
import { languageOf } from '#i18n/i18n.ts'
import { useNetwork } from '#sources/network-context.tsx'
import { HospitalLetter } from '#ui/hospital-letter/hospital-letter.tsx'
import { Icon, type IconName } from '#ui/icon/icon.tsx'
import { lastRecordQuery } from './last-record.query.ts'
import styles from './last-record-cell.module.css'

/** 最終記録 with kind and hospital; 未取得 until it is known, and by whom it is not (SRC-1, SRC-2, SRC-4). */
export function LastRecordCell({ person }: { readonly person: Person }) {
  const { t, i18n } = useTranslation('patients')
  const { t: clinical } = useTranslation('clinical')
  const network = useNetwork()
  const language = languageOf(i18n)
  // Asked by the list, one row after another: this only watches.
  const { data } = useQuery({ ...lastRecordQuery(network, person), enabled: false })
  if (data === undefined) return <span className={styles.quiet}>{t(($) => $.lastRecord.unknown)}</span>
  const { newest, missing } = data
  const facility = network.facilities.find(({ id }) => id === newest?.facility)
  const letters = network.facilities.filter(({ id }) => missing.includes(id)).map(({ letter }) => letter)
  return (
    <span className={styles.record}>
      {newest?.start === undefined ? (
        <span className={styles.quiet}>{missing.length > 0 ? null : t(($) => $.lastRecord.none)}</span>
      ) : (
        <span className={styles.one}>
          {formatClinicalTime({ text: newest.start.text.slice(0, 10), precision: 'day' }, language)}
          <Icon name={iconOf(newest.kind)} size={16} label={clinical(($) => $.kind[newest.kind])} />
          {facility === undefined ? null : (
            <HospitalLetter letter={facility.letter} name={facility.name[language]} size={18} />
          )}
        </span>
      )}
      {letters.length === 0 ? null : (
        <span className={styles.gap}>{t(($) => $.lastRecord.missing, { letters: letters.join('・') })}</span>
      )}
    </span>
  )
}

/** A visit is a clinical record, as on the calendar. */
function iconOf(kind: RecordKind): IconName {
  return kind === 'stay' || kind === 'prescription' || kind === 'laboratory' ? kind : 'clinical-record'
}
