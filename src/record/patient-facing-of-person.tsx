import { type ReactNode, use, useEffect, useMemo, useState } from 'react'
import type { Answer } from '#clinical/answer.ts'
import type { FacilityId } from '#clinical/facility.ts'
import type { ClinicalFact } from '#clinical/facts.ts'
import type { Period } from '#clinical/occurrence.ts'
import type { Person } from '#clinical/person.ts'
import { undisclosedNames } from '#clinical/summary/undisclosed.ts'
import { useRecords } from '#sources/records.query.ts'
import { rowsOf } from './facility-states.ts'
import { NO_NAMES, PatientFacingContext, usePatientFacing, visibleFacts } from './patient-facing.tsx'

const EVER: Period = { from: undefined, until: undefined }

interface PatientFacingOfPersonProps {
  /** Undefined while it is not known whose page this is. */
  readonly person: Person | undefined
  readonly children: ReactNode
}

/** Within the page of one patient: what of theirs must not be mentioned while the mode is on. */
export function PatientFacingOfPerson({ person, children }: PatientFacingOfPersonProps) {
  const around = use(PatientFacingContext)
  const [hiddenNames, setHiddenNames] = useState(NO_NAMES)
  const value = useMemo(() => ({ ...around, hiddenNames: around.isOn ? hiddenNames : NO_NAMES }), [around, hiddenNames])
  return (
    <PatientFacingContext value={value}>
      {around.isOn && person !== undefined ? <HiddenNames person={person} onNames={setHiddenNames} /> : null}
      {children}
    </PatientFacingContext>
  )
}

interface HiddenNamesProps {
  readonly person: Person
  onNames(names: readonly string[]): void
}

/** Asks for the diagnoses only once somebody wants to show the screen. */
function HiddenNames({ person, onNames }: HiddenNamesProps) {
  const diagnoses = useRecords(person, 'diagnosis', EVER)
  useEffect(() => onNames(undisclosedNames(rowsOf(diagnoses))), [diagnoses, onNames])
  return null
}

/** The answers to one question with only the facts that may be seen; an answer of which none is left says none. */
export function useVisibleAnswers<T extends ClinicalFact>(
  answers: ReadonlyMap<FacilityId, Answer<T>>,
): ReadonlyMap<FacilityId, Answer<T>> {
  const { isOn, hiddenNames } = usePatientFacing()
  return useMemo(() => {
    if (!isOn) return answers
    return new Map(
      [...answers].map(([facility, answer]): readonly [FacilityId, Answer<T>] => {
        if (answer.state !== 'data') return [facility, answer]
        const rows = visibleFacts(answer.rows, true, hiddenNames)
        return rows.length === 0 && answer.gaps.length === 0
          ? [facility, { state: 'none', fetchedAt: answer.fetchedAt }]
          : [facility, { ...answer, rows }]
      }),
    )
  }, [answers, isOn, hiddenNames])
}
