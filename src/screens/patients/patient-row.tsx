import { Link } from '@tanstack/react-router'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Facility, FacilityId } from '#clinical/facility.ts'
import { formatBirthDate } from '#clinical/format/date.ts'
import { formatEraYear } from '#clinical/format/era.ts'
import type { JstDate } from '#clinical/jst-date.ts'
import type { Person } from '#clinical/person.ts'
import { languageOf } from '#i18n/i18n.ts'
import { Tag } from '#ui/tag/tag.tsx'
import { LastRecordCell } from './last-record-cell.tsx'
import { LinkedFacilities } from './linked-facilities.tsx'
import type { LookAlike } from './look-alike.ts'
import { NewsCell } from './news-cell.tsx'
import styles from './patient-table.module.css'
import { useAgeWords } from './use-age-words.ts'

interface PatientRowProps {
  readonly person: Person
  readonly facilities: readonly Facility[]
  readonly own: FacilityId
  readonly today: JstDate
  readonly lookAlike: LookAlike | undefined
  /** Place among the rows, from 0. */
  readonly index: number
  /** Where not all rows are drawn, the height of those that are must be known: a long name takes two lines. */
  readonly measure: ((row: HTMLTableRowElement | null) => void) | undefined
}

/**
 * One linked patient. Only the name opens the record: a stray press on the row does nothing (LIST-4). Drawn once and kept
 * while others scroll past it.
 */
export const PatientRow = memo(function PatientRow({
  person,
  facilities,
  own,
  today,
  lookAlike,
  index,
  measure,
}: PatientRowProps) {
  const { t } = useTranslation('patients')
  const { t: clinical } = useTranslation('clinical')
  const number = person.links.find((link) => link.facility === own)?.patientNumber
  return (
    <tr
      ref={measure}
      data-row={index}
      data-index={index}
      data-person={person.handle}
      data-fifth={index % 5 === 4}
      data-deceased={person.deceased !== undefined}
      aria-rowindex={index + 2}
    >
      <th scope="row" className={styles.name}>
        <Link to="/p/$handle/calendar" params={{ handle: person.handle }}>
          {person.name.ideographic ?? person.name.phonetic ?? person.name.alphabetic ?? t(($) => $.row.nameMissing)}
        </Link>
        {lookAlike === undefined ? null : (
          <Tag tone="note">
            {t(($) => $.lookAlike[lookAlike])}
            <span className="visually-hidden">{t(($) => $.lookAlike.warning)}</span>
          </Tag>
        )}
        {person.deceased === undefined ? null : <Tag tone="black">{t(($) => $.row.deceased)}</Tag>}
        {person.isMerged ? <Tag tone="gap">{t(($) => $.row.merged)}</Tag> : null}
      </th>
      <td className={styles.kana}>
        {person.name.phonetic ?? <span className={styles.unknown}>{t(($) => $.row.kanaMissing)}</span>}
      </td>
      <td className={styles.date}>
        <BirthDate person={person} isEmphasised={lookAlike !== undefined} />
      </td>
      <td className={styles.number}>
        <AgeText person={person} today={today} />
      </td>
      <td className={styles.sex}>{clinical(($) => $.sex[person.sex])}</td>
      <td className={styles.date}>
        {number ?? <span className={styles.unknown}>{t(($) => $.row.numberMissing)}</span>}
      </td>
      <td>
        <LinkedFacilities person={person} facilities={facilities} own={own} />
      </td>
      <td>
        <NewsCell person={person} />
      </td>
      <td>
        <LastRecordCell person={person} />
      </td>
    </tr>
  )
})

function BirthDate({ person, isEmphasised }: { readonly person: Person; readonly isEmphasised: boolean }) {
  const { t, i18n } = useTranslation('patients')
  const language = languageOf(i18n)
  if (person.birthDate === undefined) {
    return <span className={styles.unknown}>{t(($) => $.row.birthDateMissing)}</span>
  }
  const era = formatEraYear(person.birthDate, language, 'short')
  const date = formatBirthDate(person.birthDate, language)
  return (
    <>
      {isEmphasised ? <strong className={styles.emphasised}>{date}</strong> : date}{' '}
      {era === undefined ? null : <span className={styles.era}>{era}</span>}
    </>
  )
}

function AgeText({ person, today }: { readonly person: Person; readonly today: JstDate }) {
  const { t } = useTranslation('patients')
  return useAgeWords()(person, today) ?? <span className={styles.unknown}>{t(($) => $.row.ageMissing)}</span>
}
