import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { JstDate } from '#clinical/jst-date.ts'
import { newRecords, newsSince } from '#clinical/news/new-records.ts'
import type { Person } from '#clinical/person.ts'
import { languageOf } from '#i18n/i18n.ts'
import { recentQuery } from '#sources/hub/news.query.ts'
import { useLooks } from '#sources/hub/user-state-context.tsx'
import { useNetwork } from '#sources/network-context.tsx'
import { HospitalLetter } from '#ui/hospital-letter/hospital-letter.tsx'
import { Icon } from '#ui/icon/icon.tsx'
import styles from './last-record-cell.module.css'

/** Never asked: who has not looked yet has no day to ask from. */
const NO_DAY = '1970-01-01' as JstDate

/** 新着: by kind and with its hospitals, since this user last looked; 未取得 until it is known (LIST-6, SRC-2). */
export function NewsCell({ person }: { readonly person: Person }) {
  const { t, i18n } = useTranslation('patients')
  const { t: clinical } = useTranslation('clinical')
  const network = useNetwork()
  const language = languageOf(i18n)
  const { isLoaded, lookOf } = useLooks()
  const look = lookOf(person)
  const since = newsSince(look)
  const query = recentQuery(network, person, since ?? NO_DAY)
  // Asked by the list, one row after another: this only watches.
  const { data } = useQuery({ ...query, enabled: false })
  if (isLoaded && since === undefined) return <span className={styles.quiet}>{t(($) => $.news.never)}</span>
  if (!isLoaded || data === undefined) return <span className={styles.quiet}>{t(($) => $.lastRecord.unknown)}</span>
  const kinds = newRecords(data.occurrences, look)
  const letters = network.facilities.filter(({ id }) => data.missing.includes(id)).map(({ letter }) => letter)
  return (
    <span className={styles.record}>
      {kinds.length === 0 && letters.length === 0 ? (
        <span className={styles.quiet}>{t(($) => $.news.none)}</span>
      ) : null}
      {kinds.map(({ kind, count, facilities }) => (
        <span key={kind} className={styles.news}>
          <Icon name={kind} size={16} label={clinical(($) => $.kind[kind])} />
          <b>{count}</b>
          {network.facilities
            .filter(({ id }) => facilities.includes(id))
            .map(({ id, letter, name }) => (
              <HospitalLetter key={id} letter={letter} name={name[language]} size={18} />
            ))}
        </span>
      ))}
      {letters.length === 0 ? null : (
        <span className={styles.gap}>{t(($) => $.lastRecord.missing, { letters: letters.join('・') })}</span>
      )}
    </span>
  )
}
