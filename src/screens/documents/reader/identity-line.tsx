import { useTranslation } from 'react-i18next'
import type { DocumentEntry } from '#clinical/documents/document-entry.ts'
import type { IdentityCheck, StatedPatient } from '#clinical/documents/identity-check.ts'
import { formatBirthDate } from '#clinical/format/date.ts'
import type { Person } from '#clinical/person.ts'
import { languageOf } from '#i18n/i18n.ts'
import { useFacilityNames } from '#record/facility-names.tsx'
import { Icon } from '#ui/icon/icon.tsx'
import styles from './reading-pane.module.css'

/** How the patient of a document was checked. */
type LineCheck =
  | { readonly state: 'stated'; readonly patient: StatedPatient; readonly check: IdentityCheck }
  /** The content names nobody that could be read (a PDF, a picture): only the record around it was checked. */
  | { readonly state: 'unstated' }
  /** The record itself is the content, and its subject was checked when it came (E13). */
  | { readonly state: 'subject' }

interface IdentityLineProps {
  readonly check: LineCheck
  readonly entry: DocumentEntry
  readonly person: Person
}

/** The document's own patient above its first word, and whether it is the patient of the screen (DOC-2, PID-6, PID-7). */
export function IdentityLine({ check, entry, person }: IdentityLineProps) {
  const { t, i18n } = useTranslation('documents')
  const { t: clinical } = useTranslation('clinical')
  const { name } = useFacilityNames()
  const language = languageOf(i18n)
  const number = person.links.find(({ facility }) => facility === entry.facility)?.patientNumber
  const registered = number === undefined ? undefined : `${name(entry.facility)} ${number}`
  if (check.state !== 'stated') {
    const isSubject = check.state === 'subject'
    return (
      <p className={styles.identity} data-verdict={isSubject ? 'match' : 'unstated'}>
        <Icon name={isSubject ? 'none' : 'info'} size={18} />
        <span>{t(($) => $.identity.label)}</span>
        {registered === undefined ? null : <span className={styles.quiet}>{registered}</span>}
        <span className={styles.verdict}>{t(($) => (isSubject ? $.identity.subject : $.identity.unstated))}</span>
      </p>
    )
  }
  const { patient } = check
  const isMatch = check.check.verdict === 'match'
  const hasNumber = !check.check.differences.some(({ field }) => field === 'number')
  return (
    <p className={styles.identity} data-verdict={isMatch ? 'match' : 'acknowledged'}>
      <Icon name={isMatch ? 'none' : 'caution'} size={18} />
      <span>{t(($) => $.identity.label)}</span>
      <b>
        <bdi>{patient.name.ideographic ?? patient.name.alphabetic ?? t(($) => $.identity.none)}</bdi>
      </b>
      {patient.name.phonetic === undefined ? null : <bdi>{patient.name.phonetic}</bdi>}
      <span>
        {patient.birthDate === undefined ? t(($) => $.identity.none) : formatBirthDate(patient.birthDate, language)}
      </span>
      <span>{clinical(($) => $.sex[patient.sex])}</span>
      <span className={styles.quiet}>{hasNumber ? registered : t(($) => $.identity.numberMissing)}</span>
      <span className={styles.verdict}>{t(($) => (isMatch ? $.identity.matches : $.identity.acknowledged))}</span>
    </p>
  )
}
