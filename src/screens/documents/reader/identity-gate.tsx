import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DocumentEntry } from '#clinical/documents/document-entry.ts'
import { checkIdentity, type IdentityDifference, type StatedPatient } from '#clinical/documents/identity-check.ts'
import { formatBirthDate } from '#clinical/format/date.ts'
import type { Person } from '#clinical/person.ts'
import { languageOf } from '#i18n/i18n.ts'
import { useFacilityNames } from '#record/facility-names.tsx'
import { useNetwork } from '#sources/network-context.tsx'
import { canonicalSystem } from '#standards/fhir/identifier-systems.ts'
import { Button } from '#ui/button/button.tsx'
import { Icon } from '#ui/icon/icon.tsx'
import { IdentityLine } from './identity-line.tsx'
import styles from './reading-pane.module.css'

interface IdentityGateProps {
  readonly person: Person
  readonly entry: DocumentEntry
  /** As the document says; undefined when it names nobody. */
  readonly patient: StatedPatient | undefined
  /** Drawn only when it is this patient's, or acknowledged to be. */
  readonly children: () => ReactNode
}

const NOBODY: StatedPatient = {
  name: { ideographic: undefined, phonetic: undefined, alphabetic: undefined },
  birthDate: undefined,
  sex: 'unknown',
  numbers: [],
}

/**
 * Compares the document's own patient with the patient of the screen before a word of it is drawn (PID-6, H-02). Only a
 * spelling or a missing value can be acknowledged; somebody else's number, birth date or sex cannot (DESIGN.md §8.1).
 */
export function IdentityGate({ person, entry, patient, children }: IdentityGateProps) {
  const { facilities } = useNetwork()
  const [isAcknowledged, setAcknowledged] = useState(false)
  const issuers = facilities.map(({ id, patientIdSystem }) => ({
    facility: id,
    system: canonicalSystem(patientIdSystem),
  }))
  const check = checkIdentity(patient, person, issuers)
  const stated = patient ?? NOBODY
  if (check.verdict === 'match' || (check.verdict === 'acknowledge' && isAcknowledged)) {
    return (
      <>
        <IdentityLine check={{ state: 'stated', patient: stated, check }} entry={entry} person={person} />
        {children()}
      </>
    )
  }
  return (
    <Mismatch
      person={person}
      stated={stated}
      differences={check.differences}
      {...(check.verdict === 'acknowledge' ? { onAcknowledge: () => setAcknowledged(true) } : {})}
    />
  )
}

interface MismatchProps {
  readonly person: Person
  readonly stated: StatedPatient
  readonly differences: readonly IdentityDifference[]
  readonly onAcknowledge?: () => void
}

/** Both identities side by side, what differs in words, and nothing of the document. */
function Mismatch({ person, stated, differences, onAcknowledge }: MismatchProps) {
  const { t } = useTranslation('documents')
  const isBlocked = onAcknowledge === undefined
  const rows = useRows(person, stated)
  return (
    <section className={styles.mismatch} data-blocked={isBlocked} role="alert">
      <h2>
        <Icon name={isBlocked ? 'urgent' : 'caution'} size={20} />
        {t(($) => (isBlocked ? $.identity.blockedTitle : $.identity.acknowledgeTitle))}
      </h2>
      <p>{t(($) => (isBlocked ? $.identity.blockedDetail : $.identity.acknowledgeDetail))}</p>
      <table>
        <thead>
          <tr>
            <td />
            <th scope="col">{t(($) => $.identity.inDocument)}</th>
            <th scope="col">{t(($) => $.identity.onScreen)}</th>
            <th scope="col">{t(($) => $.identity.difference)}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ field, label, document, screen }) => {
            const difference = differences.find((each) => each.field === field)
            return (
              <tr key={label} data-differs={difference?.kind === 'differs'}>
                <th scope="row">{label}</th>
                <td>
                  <bdi>{document ?? t(($) => $.identity.none)}</bdi>
                </td>
                <td>
                  <bdi>{screen ?? t(($) => $.identity.none)}</bdi>
                </td>
                <td>{difference === undefined ? '' : t(($) => $.identity.kind[difference.kind])}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
      {onAcknowledge === undefined ? null : (
        <Button variant="outline" onClick={onAcknowledge}>
          {t(($) => $.identity.acknowledge)}
        </Button>
      )}
    </section>
  )
}

function useRows(person: Person, stated: StatedPatient) {
  const { t, i18n } = useTranslation('documents')
  const { t: clinical } = useTranslation('clinical')
  const { facilities } = useNetwork()
  const { name } = useFacilityNames()
  const language = languageOf(i18n)
  const birth = (time: Person['birthDate']) => (time === undefined ? undefined : formatBirthDate(time, language))
  const numbers = stated.numbers.map(({ system, value }) => {
    const issuer = facilities.find(({ patientIdSystem }) => canonicalSystem(patientIdSystem) === system)
    return { text: issuer === undefined ? value : `${name(issuer.id)} ${value}`, issuer }
  })
  const ours = numbers.flatMap(({ issuer }) => {
    const number = person.links.find(({ facility }) => facility === issuer?.id)?.patientNumber
    return issuer === undefined || number === undefined ? [] : [`${name(issuer.id)} ${number}`]
  })
  const joined = (texts: readonly string[]) => (texts.length === 0 ? undefined : texts.join('、'))
  return [
    {
      field: 'name',
      label: t(($) => $.identity.field.name),
      document: stated.name.ideographic ?? stated.name.alphabetic,
      screen: person.name.ideographic ?? person.name.alphabetic,
    },
    {
      field: 'kana',
      label: t(($) => $.identity.field.kana),
      document: stated.name.phonetic,
      screen: person.name.phonetic,
    },
    {
      field: 'birth-date',
      label: t(($) => $.identity.field['birth-date']),
      document: birth(stated.birthDate),
      screen: birth(person.birthDate),
    },
    {
      field: 'sex',
      label: t(($) => $.identity.field.sex),
      document: clinical(($) => $.sex[stated.sex]),
      screen: clinical(($) => $.sex[person.sex]),
    },
    {
      field: 'number',
      label: t(($) => $.identity.field.number),
      document: joined(numbers.map(({ text }) => text)),
      screen: joined(ours),
    },
  ] as const
}
