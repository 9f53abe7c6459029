import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DocumentEntry } from '#clinical/documents/document-entry.ts'
import { checkIdentity, type StatedPatient } from '#clinical/documents/identity-check.ts'
import type { Person } from '#clinical/person.ts'
import { IdentityMismatch } from '#record/identity-mismatch.tsx'
import { useNetwork } from '#sources/network-context.tsx'
import { canonicalSystem } from '#standards/fhir/identifier-systems.ts'
import { IdentityLine } from './identity-line.tsx'

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
  const { t } = useTranslation('documents')
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
  const isBlocked = check.verdict === 'blocked'
  return (
    <IdentityMismatch
      person={person}
      stated={stated}
      differences={check.differences}
      title={t(($) => (isBlocked ? $.identity.blockedTitle : $.identity.acknowledgeTitle))}
      detail={t(($) => (isBlocked ? $.identity.blockedDetail : $.identity.acknowledgeDetail))}
      inContent={t(($) => $.identity.inDocument)}
      {...(isBlocked ? {} : { onAcknowledge: () => setAcknowledged(true) })}
    />
  )
}
