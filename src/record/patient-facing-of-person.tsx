import { type ReactNode, use, useEffect, useMemo, useState } from 'react'
import type { Answer, Gap } from '#clinical/answer.ts'
import type { Diagnosis } from '#clinical/condition-facts.ts'
import type { FacilityId } from '#clinical/facility.ts'
import { type ClinicalFact, isUndisclosed } from '#clinical/facts.ts'
import type { Period } from '#clinical/occurrence.ts'
import type { Person, PersonHandle } from '#clinical/person.ts'
import { undisclosedNames } from '#clinical/summary/undisclosed.ts'
import { useRecords } from '#sources/records.query.ts'
import { type Answers, rowsOf } from './facility-states.ts'
import { type NamesMissing, NO_NAMES, PatientFacingContext } from './patient-facing.tsx'
import { useVisibleFacts } from './visible-facts.ts'

const EVER: Period = { from: undefined, until: undefined }

interface PatientFacingOfPersonProps {
  /** Undefined while it is not known whose page this is. */
  readonly person: Person | undefined
  readonly children: ReactNode
}

/** What is known of the names that must not be mentioned; of one person, so that no other's stands a moment longer. */
interface KnownNames {
  readonly of: PersonHandle
  readonly names: readonly string[]
  readonly hasUntold: boolean
  readonly missing: NamesMissing | undefined
}

/** Before anybody could be asked. */
const NOT_ASKED: NamesMissing = { state: 'asking', facilities: [] }

/** Within the page of one patient: what of theirs must not be mentioned while the mode is on. */
export function PatientFacingOfPerson({ person, children }: PatientFacingOfPersonProps) {
  const around = use(PatientFacingContext)
  const [known, setKnown] = useState<KnownNames>()
  const own = around.isOn && known?.of === person?.handle ? known : undefined
  const value = useMemo(
    () => ({
      ...around,
      hiddenNames: own?.names ?? NO_NAMES,
      hasUntold: own?.hasUntold ?? false,
      namesMissing: around.isOn && own === undefined ? NOT_ASKED : own?.missing,
    }),
    [around, own],
  )
  return (
    <PatientFacingContext value={value}>
      {around.isOn && person !== undefined ? <HiddenNames person={person} onNames={setKnown} /> : null}
      {children}
    </PatientFacingContext>
  )
}

interface HiddenNamesProps {
  readonly person: Person
  onNames(known: KnownNames): void
}

/** Asks for the diagnoses only once somebody wants to show the screen. */
function HiddenNames({ person, onNames }: HiddenNamesProps) {
  const diagnoses = useRecords(person, 'diagnosis', EVER)
  useEffect(() => {
    const rows = rowsOf(diagnoses)
    onNames({
      of: person.handle,
      names: undisclosedNames(rows),
      hasUntold: rows.some(isUndisclosed),
      missing: namesMissingFrom(diagnoses),
    })
  }, [diagnoses, onNames, person.handle])
  return null
}

/** Gaps behind which no diagnosis of this patient can lie that was not there before. */
const NAMES_NOTHING: ReadonlySet<Gap['kind']> = new Set(['wrong-patient', 'refresh-failed'])

/**
 * Hospitals that may know of more untold diagnoses than have come: asked, failed, answered in part, or with a record that
 * could not be read. Who publishes no diagnoses or may not be asked has answered: their own marks stand in their records.
 */
function namesMissingFrom(answers: Answers<Diagnosis>): NamesMissing | undefined {
  const asking: FacilityId[] = []
  const failed: FacilityId[] = []
  for (const [facility, answer] of answers) {
    const isAsked = answer.state === 'loading' || gapsOf(answer).some(({ kind }) => kind === 'older-not-yet')
    if (isAsked) asking.push(facility)
    else if (answer.state === 'failed' || gapsOf(answer).some(({ kind }) => !NAMES_NOTHING.has(kind))) {
      failed.push(facility)
    }
  }
  if (asking.length > 0) return { state: 'asking', facilities: asking }
  return failed.length > 0 ? { state: 'failed', facilities: failed } : undefined
}

function gapsOf(answer: Answer<Diagnosis>): readonly Gap[] {
  return answer.state === 'data' ? answer.gaps : []
}

/** The answers to one question with only the facts that may be seen; an answer of which none is left says none. */
export function useVisibleAnswers<T extends ClinicalFact>(
  answers: ReadonlyMap<FacilityId, Answer<T>>,
): ReadonlyMap<FacilityId, Answer<T>> {
  const visible = useVisibleFacts()
  return useMemo(
    () =>
      new Map(
        [...answers].map(([facility, answer]): readonly [FacilityId, Answer<T>] => {
          if (answer.state !== 'data') return [facility, answer]
          const rows = visible(answer.rows)
          if (rows === answer.rows) return [facility, answer]
          return rows.length === 0 && answer.gaps.length === 0
            ? [facility, { state: 'none', fetchedAt: answer.fetchedAt }]
            : [facility, { ...answer, rows }]
        }),
      ),
    [answers, visible],
  )
}
