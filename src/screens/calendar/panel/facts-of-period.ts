import type { Answer, Gap } from '#clinical/answer.ts'
import type { FacilityId } from '#clinical/facility.ts'
import type { ClinicalFact } from '#clinical/facts.ts'
import type { JstDate } from '#clinical/jst-date.ts'
import type { Occurrence, RecordRef } from '#clinical/occurrence.ts'

interface Days {
  readonly from: JstDate
  readonly until: JstDate
}

/** The content behind one facility's occurrences of one day and kind. */
export interface FactsOfFacility {
  readonly state: 'loading' | 'failed' | 'data'
  readonly facts: readonly ClinicalFact[]
  /** Occurrences whose content has not arrived (yet): shown by their label, never left out. */
  readonly missing: readonly Occurrence[]
  readonly isPartial: boolean
  readonly unreadable: readonly Extract<Gap, { kind: 'unreadable' }>[]
}

interface FactsOfPeriodOptions {
  /** What each facility says of each kind of the row. */
  readonly views: readonly ReadonlyMap<FacilityId, Answer<ClinicalFact>>[]
  readonly facility: FacilityId
  /** What the calendar counts and shows of this facility. */
  readonly occurrences: readonly Occurrence[]
  /** Without it a fact of any time is taken. */
  readonly period: Days | undefined
  /** A filter is in force: only facts that belong to a shown occurrence may appear. */
  readonly isFiltered: boolean
}

/**
 * Joins what the calendar counted with what the records say. A fact belongs to the facility of its author: a note of the
 * hub stands under the clinic that wrote it. Without a filter every fact of the period is shown, whether or not an
 * occurrence names it, so that nothing is lost between the two questions.
 */
export function factsOfPeriod({
  views,
  facility,
  occurrences,
  period,
  isFiltered,
}: FactsOfPeriodOptions): FactsOfFacility {
  const answers = views.flatMap((view) => [...view].filter(([id, answer]) => isRelevant(id, facility, answer)))
  const gaps = answers.flatMap(([, answer]) => (answer.state === 'data' ? answer.gaps : []))
  const named = new Set(occurrences.flatMap((each) => each.refs.map(refKey)))
  const belongs = (fact: ClinicalFact) =>
    fact.refs.some((ref) => named.has(refKey(ref))) || occurrences.some((each) => isAtOnce(fact, each))
  const facts = answers
    .flatMap(([, answer]) => (answer.state === 'data' ? answer.rows : []))
    .filter((fact) => fact.facility === facility && isWithin(fact, period) && (!isFiltered || belongs(fact)))
  const told = new Set(facts.flatMap((fact) => fact.refs.map(refKey)))
  const isTold = (each: Occurrence) =>
    each.refs.some((ref) => told.has(refKey(ref))) || facts.some((fact) => isAtOnce(fact, each))
  const states = [
    ...answers.map(([, answer]) => answer.state),
    // Half of an answer that is still awaited is awaited, not missing.
    ...gaps.flatMap((gap) => (gap.kind === 'part-awaited' ? (['loading'] as const) : [])),
  ]
  return {
    state: states.includes('loading') ? 'loading' : states.includes('failed') ? 'failed' : 'data',
    facts,
    missing: occurrences.filter((each) => !isTold(each)),
    isPartial: gaps.some((gap) => gap.kind !== 'unreadable' && gap.kind !== 'part-awaited'),
    unreadable: gaps.filter((gap) => gap.kind === 'unreadable'),
  }
}

/** The hub keeps notes of everybody, so its answer concerns every facility that has one. */
function isRelevant(id: FacilityId, facility: FacilityId, answer: Answer<ClinicalFact>): boolean {
  return id === facility || (answer.state === 'data' && answer.rows.some((fact) => fact.facility === facility))
}

function refKey({ facility, resourceType, id }: RecordRef): string {
  return `${facility}/${resourceType}/${id}`
}

/** A fact that no occurrence names, at the very time of one: part of it, as a result is of its report. */
function isAtOnce(fact: ClinicalFact, occurrence: Occurrence): boolean {
  return fact.at !== undefined && occurrence.start?.text === fact.at.text
}

function isWithin(fact: ClinicalFact, period: Days | undefined): boolean {
  if (period === undefined || fact.at === undefined) return true
  const day = fact.at.text.slice(0, 10)
  return day.length < 10 || (day >= period.from && day < period.until)
}
