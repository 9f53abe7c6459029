import type { FactStatus } from './fact-base.ts'
import type { ClinicalFact } from './facts.ts'
import type { MedicationLine } from './medication-facts.ts'
import type { LabResult, PhysiologyResult } from './observation-facts.ts'
import type { Occurrence, OccurrenceStatus } from './occurrence.ts'

/** Names of test items that a label lists before it counts the rest. */
const ITEMS_IN_LABEL = 6

/**
 * "What happened when" from facts of one facility and one kind: the lines of one order, the results of one collection,
 * else one occurrence per fact. Facts entered in error happened to nobody and are left out (E14); cancelled ones say so.
 */
export function occurrencesOfFacts(facts: readonly ClinicalFact[]): readonly Occurrence[] {
  const groups = new Map<string, ClinicalFact[]>()
  for (const fact of facts) {
    if (fact.status === 'entered-in-error') continue
    const key = groupKey(fact)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [fact])
    else group.push(fact)
  }
  return [...groups].flatMap(([key, group]) => occurrenceOf(key, group))
}

/** A key that does not depend on which facts of the group came with which page or window. */
function groupKey(fact: ClinicalFact): string {
  switch (fact.kind) {
    case 'prescription':
    case 'injection': {
      const order = fact.act === 'ordered' ? (fact.orderKey ?? fact.key) : fact.facility
      return [fact.kind, fact.act, order, fact.at?.text.slice(0, fact.act === 'ordered' ? 19 : 10) ?? fact.key].join(
        '/',
      )
    }
    case 'imaging':
      // The study and what was done for it come from two messages of one examination.
      return fact.at === undefined ? fact.key : [fact.facility, fact.kind, fact.at.text, fact.title].join('/')
    case 'laboratory':
    case 'vital-sign':
    case 'infection':
    case 'physiology':
      return fact.at === undefined ? fact.key : [fact.facility, fact.kind, fact.at.text].join('/')
    default:
      return fact.key
  }
}

function occurrenceOf(key: string, group: readonly ClinicalFact[]): readonly Occurrence[] {
  const [first] = group
  if (first === undefined) return []
  const { facility, kind, at } = first
  // What was cancelled among things that stand is not named beside them (VAL-4, H-14).
  const standing = group.filter(({ status }) => status !== 'cancelled')
  const known = <T>(pick: (fact: ClinicalFact) => T | undefined) => group.map(pick).find((each) => each !== undefined)
  const act = 'act' in first ? { act: first.act } : {}
  return [
    {
      key: `${key}@occurrence`,
      facility,
      kind,
      ...act,
      start: at,
      end: endOf(first),
      label: labelOf(first, standing.length > 0 ? standing : group),
      setting: known(({ setting }) => setting),
      department: known(({ department }) => department),
      status: statusOf(group),
      refs: group.flatMap(({ refs }) => refs),
    },
  ]
}

function endOf(fact: ClinicalFact): Occurrence['end'] {
  return fact.kind === 'stay' || fact.kind === 'procedure' ? fact.until : undefined
}

function labelOf(first: ClinicalFact, group: readonly ClinicalFact[]): string {
  switch (first.kind) {
    case 'prescription':
    case 'injection':
      return distinct(group.flatMap((fact) => drugNames(fact as MedicationLine))).join('、')
    case 'laboratory':
    case 'infection':
    case 'vital-sign':
      return itemNames(group as readonly LabResult[])
    case 'stay':
      return [first.department, ...first.diagnoses, ...first.reasons].filter((text) => text !== undefined).join(' ')
    case 'visit':
      return [first.department, first.type, ...first.reasons].filter((text) => text !== undefined).join(' ')
    case 'imaging':
    case 'report':
    case 'file':
    case 'clinical-record':
      return first.title
    case 'physiology':
      return listed(group.map((fact) => (fact as PhysiologyResult).title))
    case 'note':
      return first.text
    case 'procedure':
    case 'order':
    case 'diet':
    case 'diagnosis':
      return first.name.text
    case 'immunization':
      return first.vaccine.text
    case 'allergy':
      return first.cause.text
    case 'contraindication':
      return first.what.text
  }
}

function drugNames({ drugs }: MedicationLine): readonly string[] {
  return drugs.map(({ name }) => name.text)
}

/** Panels name their set; without one the items do, the first few and how many more. */
function itemNames(results: readonly LabResult[]): string {
  const panels = results.filter(({ members }) => members !== undefined && members.length > 0)
  return listed((panels.length > 0 ? panels : results).map(({ item }) => item.text))
}

function listed(texts: readonly string[]): string {
  const names = distinct(texts)
  const rest = names.length - ITEMS_IN_LABEL
  return names.slice(0, ITEMS_IN_LABEL).join('、') + (rest > 0 ? ` ほか${rest}` : '')
}

function distinct(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)]
}

const OCCURRENCE_STATUS: Readonly<Record<FactStatus, OccurrenceStatus>> = {
  planned: 'planned',
  ongoing: 'ongoing',
  preliminary: 'preliminary',
  final: 'final',
  corrected: 'corrected',
  stopped: 'final',
  cancelled: 'cancelled',
  'entered-in-error': 'cancelled',
  unknown: 'unknown',
}

/** Of a group what a reader must know first: that something in it was corrected, or is not final yet. */
const FIRST_TOLD: readonly OccurrenceStatus[] = [
  'corrected',
  'preliminary',
  'planned',
  'ongoing',
  'unknown',
  'final',
  'cancelled',
]

function statusOf(group: readonly ClinicalFact[]): OccurrenceStatus {
  const statuses = new Set(group.map(({ status }) => OCCURRENCE_STATUS[status]))
  return FIRST_TOLD.find((status) => statuses.has(status)) ?? 'unknown'
}
