import { useTranslation } from 'react-i18next'
import { rowOf } from '#clinical/calendar/place.ts'
import { formatClinicalTime } from '#clinical/format/date.ts'
import type { Occurrence } from '#clinical/occurrence.ts'
import { FacilityLetter, useFacilityNames } from '#record/facility-names.tsx'
import { Icon } from '#ui/icon/icon.tsx'
import type { Words } from '../use-words.ts'
import styles from './panel.module.css'

/** Records whose day is not known, each with its date as it was recorded (VAL-7); newest first, undated last. */
export function ApartList({ records, words }: { readonly records: readonly Occurrence[]; readonly words: Words }) {
  const { t } = useTranslation('calendar')
  const { name } = useFacilityNames()
  const sorted = [...records].sort((a, b) => ((a.start?.text ?? '') > (b.start?.text ?? '') ? -1 : 1))
  return (
    <>
      <p className={styles.about}>{t(($) => $.panel.total, { count: records.length })}</p>
      <ul className={styles.apart}>
        {sorted.map((record) => {
          const row = rowOf(record.kind)
          return (
            <li key={record.key}>
              <FacilityLetter facility={record.facility} size={20} />
              <div>
                <p>
                  <b>
                    {record.start === undefined
                      ? t(($) => $.panel.undated)
                      : formatClinicalTime(record.start, words.language)}
                  </b>
                  {record.end === undefined ? '' : ` – ${formatClinicalTime(record.end, words.language)}`}
                </p>
                <p className={styles['apart-kind']}>
                  {row === undefined ? null : <Icon name={row} size={14} />}
                  {words.kind(record.kind)}
                  {'　'}
                  {name(record.facility)}
                </p>
                <p>{record.label}</p>
              </div>
            </li>
          )
        })}
      </ul>
    </>
  )
}
