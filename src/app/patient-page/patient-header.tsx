import { useTranslation } from 'react-i18next'
import { ageOn, formatAge } from '#clinical/format/age.ts'
import { formatBirthDate } from '#clinical/format/date.ts'
import { formatEraYear } from '#clinical/format/era.ts'
import { jstDateAt, parseJstDate } from '#clinical/jst-date.ts'
import type { Person } from '#clinical/person.ts'
import { languageOf } from '#i18n/i18n.ts'
import { useSignedInUser } from '#session/session-context.tsx'
import { now } from '#sources/freshness.ts'
import { useNetwork } from '#sources/network-context.tsx'
import { HospitalLetter } from '#ui/hospital-letter/hospital-letter.tsx'
import { Tag } from '#ui/tag/tag.tsx'
import { PatientAlerts } from './patient-alerts.tsx'
import styles from './patient-header.module.css'

/** Who is in front of the reader: at the top of every patient screen, unabbreviated, never covered (PID-1, PID-2). */
export function PatientHeader({ person }: { readonly person: Person }) {
  const { t } = useTranslation()
  const { t: clinical } = useTranslation('clinical')
  return (
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: the header of a page is a banner, and a banner may be named
    <header
      className={styles.header}
      aria-label={t(($) => $.header.label)}
      data-deceased={person.deceased !== undefined}
    >
      <div className={styles.identity}>
        <Name person={person} />
        <BirthDate person={person} />
        {person.deceased === undefined ? <LivingAge person={person} /> : <DeathAge person={person} />}
        <p className={styles.cell}>
          <span className={styles.label}>{t(($) => $.header.sex)}</span>
          <b>{clinical(($) => $.sex[person.sex])}</b>
        </p>
        <OwnNumber person={person} />
      </div>
      <PatientAlerts person={person} />
    </header>
  )
}

/** フリガナ above 氏名. A name with a character of a private area cannot be shown whole, and the header says so (ACC-8). */
function Name({ person }: { readonly person: Person }) {
  const { t } = useTranslation()
  const { ideographic, phonetic, alphabetic } = person.name
  const name = ideographic ?? phonetic ?? alphabetic
  const hasMissingGlyph = /[\p{Co}�〓]/u.test(name ?? '')
  return (
    <div className={styles.cell}>
      <span className={styles.label}>{phonetic ?? t(($) => $.header.kanaMissing)}</span>
      <span className={styles.name}>
        <span>{name ?? t(($) => $.header.nameMissing)}</span>
        {person.isMerged ? <Tag tone="gap">{t(($) => $.header.merged)}</Tag> : null}
      </span>
      {hasMissingGlyph ? <span className={styles.gap}>{t(($) => $.header.missingGlyph)}</span> : null}
    </div>
  )
}

function BirthDate({ person }: { readonly person: Person }) {
  const { t, i18n } = useTranslation()
  const language = languageOf(i18n)
  const era = person.birthDate === undefined ? undefined : formatEraYear(person.birthDate, language)
  return (
    <p className={styles.cell}>
      <span className={styles.label}>{t(($) => $.header.birthDate)}</span>
      <span>
        <b>
          {person.birthDate === undefined ? t(($) => $.header.unknown) : formatBirthDate(person.birthDate, language)}
        </b>{' '}
        {era}
      </span>
    </p>
  )
}

function LivingAge({ person }: { readonly person: Person }) {
  const { t, i18n } = useTranslation()
  const network = useNetwork()
  const age = ageOn(person.birthDate, jstDateAt(now(network)))
  return (
    <p className={styles.cell}>
      <span className={styles.label}>{t(($) => $.header.age)}</span>
      <b>{age === undefined ? t(($) => $.header.unknown) : formatAge(age, languageOf(i18n))}</b>
    </p>
  )
}

/** 死亡 changes the header itself: date and age at death where the age stands (PID-8). */
function DeathAge({ person }: { readonly person: Person }) {
  const { t, i18n } = useTranslation()
  const language = languageOf(i18n)
  const at = person.deceased?.at
  const day = parseJstDate(at?.text.slice(0, 10) ?? '')
  const age = day === undefined ? undefined : ageOn(person.birthDate, day)
  return (
    <div className={styles.cell}>
      <span className={styles.label}>
        <Tag tone="black">{t(($) => $.header.deceased)}</Tag>{' '}
        {at === undefined ? t(($) => $.header.deathDateUnknown) : formatBirthDate(at, language)}
      </span>
      <b>
        {t(($) => $.header.ageAtDeath, {
          age: age === undefined ? t(($) => $.header.unknown) : formatAge(age, language),
        })}
      </b>
    </div>
  )
}

/** The number in the viewer's own facility, with the facility: never a bare number (PID-2, PID-7). */
function OwnNumber({ person }: { readonly person: Person }) {
  const { t, i18n } = useTranslation()
  const { facilities } = useNetwork()
  const { facility: own } = useSignedInUser()
  const facility = facilities.find((each) => each.id === own)
  if (facility === undefined) return null
  const name = facility.name[languageOf(i18n)]
  const number = person.links.find((link) => link.facility === own)?.patientNumber
  return (
    <p className={styles.cell}>
      <span className={styles.label}>
        <HospitalLetter letter={facility.letter} name={name} size={18} /> {name}
      </span>
      <b>{number ?? t(($) => $.header.numberMissing)}</b>
    </p>
  )
}
