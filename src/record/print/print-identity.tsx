import { useTranslation } from 'react-i18next'
import { formatBirthDate } from '#clinical/format/date.ts'
import { formatEraYear } from '#clinical/format/era.ts'
import type { Person } from '#clinical/person.ts'
import { languageOf } from '#i18n/i18n.ts'
import { useNetwork } from '#sources/network-context.tsx'
import { useFacilityNames } from '../facility-names.tsx'
import styles from './print-document.module.css'

/** The box that says whose paper this is (PID-2, PID-11). */
export function PrintIdentity({ person }: { readonly person: Person }) {
  const { t, i18n } = useTranslation('record')
  const { t: clinical } = useTranslation('clinical')
  const language = languageOf(i18n)
  const network = useNetwork()
  const { name } = useFacilityNames()
  const own = network.facilities.find((facility) => facility.isOwn)
  const number = person.links.find((link) => link.facility === own?.id)?.patientNumber
  const birth = person.birthDate
  return (
    <p className={styles.identity}>
      <b className={styles.name}>{person.name.ideographic ?? person.name.alphabetic ?? '—'}</b>
      <span>{person.name.phonetic}</span>
      <span>
        {t(($) => $.printing.birth)} <b>{birth === undefined ? '—' : formatBirthDate(birth, language)}</b>{' '}
        {birth === undefined ? '' : formatEraYear(birth, language)}
      </span>
      <span>
        {t(($) => $.printing.sex)} <b>{clinical(($) => $.sex[person.sex])}</b>
      </span>
      {own === undefined || number === undefined ? null : (
        <span>
          {name(own.id)} <b>{number}</b>
        </span>
      )}
    </p>
  )
}
