import type { ClinicalTime } from './clinical-time.ts'
import type { FactStatus } from './fact-base.ts'
import { type ClinicalFact, isUndisclosed, newestTime } from './facts.ts'
import type { Occurrence, OccurrenceStatus } from './occurrence.ts'
import { wordsBesideName } from './words-beside-name.ts'

/** Names of test items that a label lists before it counts the rest. */
const ITEMS_IN_LABEL = 6

/** A part does not know yet whether all that it is joined with was stopped, too. */
type PartStatus = Exclude<OccurrenceStatus, 'partly-stopped' | 'partly-on-hold'>

/**
 * What the facts of one search say of one occurrence: small, so that it can be made where the facts are read, and joined
 * with what another search says of the same (a study and what was done for it, results and those within a report).
 */
export interface OccurrencePart extends Omit<Occurrence, 'label' | 'further' | 'status' | 'undisclosed'> {
  readonly names: readonly {
    readonly text: string
    /** Names a set of results, and is told instead of them. */
    readonly isSet: boolean
    readonly isCancelled: boolean
    readonly isUndisclosed: boolean
    /** As of when it is 未告知. */
    readonly asOf?: ClinicalTime
  }[]
  /** What else a reader of the record sees in words. */
  readonly details: readonly { readonly text: string; readonly isUndisclosed: boolean }[]
  readonly statuses: readonly PartStatus[]
}

/**
 * "What happened when" from facts of one facility and one kind: the lines of one order, the results of one collection,
 * else one occurrence per fact. Facts entered in error happened to nobody and are left out (E14); cancelled ones say so.
 */
export function occurrencesOfFacts(facts: readonly ClinicalFact[]): readonly Occurrence[] {
  return joinedOccurrences(occurrenceParts(facts))
}

/** The first of the two steps of `occurrencesOfFacts`. */
export function occurrenceParts(facts: readonly ClinicalFact[]): readonly OccurrencePart[] {
  const groups = new Map<string, ClinicalFact[]>()
  for (const fact of facts) {
    if (fact.status === 'entered-in-error') continue
    const key = groupKey(fact)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [fact])
    else group.push(fact)
  }
  return [...groups].flatMap(([key, group]) => partOf(key, group))
}

/** The second: parts of one occurrence become one, in the order in which they came. */
export function joinedOccurrences(parts: readonly OccurrencePart[]): readonly Occurrence[] {
  const joined = new Map<string, OccurrencePart>()
  for (const part of parts) {
    const before = joined.get(part.key)
    joined.set(part.key, before === undefined ? part : both(before, part))
  }
  return [...joined.values()].map(({ names, details, statuses, ...rest }) => {
    const label = labelOf(rest.kind, names)
    const further = furtherOf(label, [...names, ...details])
    return {
      ...rest,
      label,
      ...(further.length === 0 ? {} : { further }),
      status: statusOf(statuses),
      ...undisclosedOf(rest.kind, names, details),
    }
  })
}

function both(one: OccurrencePart, other: OccurrencePart): OccurrencePart {
  return {
    ...one,
    setting: one.setting ?? other.setting,
    department: one.department ?? other.department,
    refs: [...one.refs, ...other.refs],
    names: distinctNames([...one.names, ...other.names]),
    details: distinctDetails([...one.details, ...other.details]),
    statuses: [...new Set([...one.statuses, ...other.statuses])],
  }
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

function partOf(key: string, group: readonly ClinicalFact[]): readonly OccurrencePart[] {
  const [first] = group
  if (first === undefined) return []
  const { facility, kind } = first
  const known = <T>(pick: (fact: ClinicalFact) => T | undefined) => group.map(pick).find((each) => each !== undefined)
  const act = 'act' in first ? { act: first.act } : {}
  return [
    {
      key: `${key}@occurrence`,
      facility,
      kind,
      ...act,
      start: timeOfOccurrence(first),
      end: endOf(first),
      setting: known(({ setting }) => setting),
      department: known(({ department }) => department),
      refs: group.flatMap(({ refs }) => refs),
      names: distinctNames(group.flatMap(namesOf)),
      details: distinctDetails(group.flatMap(detailsOf)),
      statuses: [...new Set(group.map(({ status }) => OCCURRENCE_STATUS[status]))],
    },
  ]
}

/** When a fact came into the record: a diagnosis is written down, whenever the disease began. */
export function timeOfOccurrence(fact: ClinicalFact): ClinicalTime | undefined {
  return fact.kind === 'diagnosis' ? (fact.recordedAt ?? fact.at) : fact.at
}

function endOf(fact: ClinicalFact): ClinicalTime | undefined {
  return fact.kind === 'stay' || fact.kind === 'procedure' ? fact.until : undefined
}

type Name = OccurrencePart['names'][number]

function namesOf(fact: ClinicalFact): readonly Name[] {
  const isCancelled = fact.status === 'cancelled'
  const isSet = fact.kind === 'laboratory' && fact.members.length > 0
  const asOf = newestTime(fact.sensitivity.map((each) => (each.mark === 'undisclosed' ? each.asOf : undefined)))
  return textsOf(fact).map((text) => ({
    text,
    isSet,
    isCancelled,
    isUndisclosed: isUndisclosed(fact),
    ...(asOf === undefined ? {} : { asOf }),
  }))
}

function textsOf(fact: ClinicalFact): readonly string[] {
  switch (fact.kind) {
    case 'prescription':
    case 'injection':
      return fact.drugs.map(({ name }) => name.text)
    case 'laboratory':
    case 'infection':
    case 'vital-sign':
      return [fact.item.text]
    case 'stay':
      return [[fact.department, ...fact.diagnoses, ...fact.reasons].filter((text) => text !== undefined).join(' ')]
    case 'visit':
      return [[fact.department, fact.type, ...fact.reasons].filter((text) => text !== undefined).join(' ')]
    case 'imaging':
    case 'report':
    case 'file':
    case 'clinical-record':
    case 'physiology':
      return [fact.title]
    case 'note':
      return [fact.text]
    case 'procedure':
    case 'order':
    case 'diet':
    case 'diagnosis':
      return [fact.name.text]
    case 'immunization':
      return [fact.vaccine.text]
    case 'allergy':
      return [fact.cause.text]
    case 'contraindication':
      return [fact.what.text]
    case 'contact':
      return [fact.relation ?? fact.name ?? '']
  }
}

function distinctNames(names: readonly Name[]): readonly Name[] {
  const seen = new Map(
    names.map((name) => [
      `${name.isSet} ${name.isCancelled} ${name.isUndisclosed} ${name.asOf?.text ?? ''} ${name.text}`,
      name,
    ]),
  )
  return [...seen.values()]
}

/** Sets are told instead of their results; what was cancelled among things that stand is not named (VAL-4, H-14). */
function labelOf(kind: Occurrence['kind'], names: readonly Name[]): string {
  const standing = names.filter(({ isCancelled }) => !isCancelled)
  const told = standing.length > 0 ? standing : names
  const sets = told.filter(({ isSet }) => isSet)
  const texts = [...new Set((sets.length > 0 ? sets : told).map(({ text }) => text))]
  // An order is told with all of its drugs; of results the first few, and how many more.
  const most = kind === 'prescription' || kind === 'injection' ? texts.length : ITEMS_IN_LABEL
  const rest = texts.length - most
  return texts.slice(0, most).join('、') + (rest > 0 ? ` ほか${rest}` : '')
}

type Detail = OccurrencePart['details'][number]

function detailsOf(fact: ClinicalFact): readonly Detail[] {
  const texts = [...wordsBesideName(fact), fact.author, ...(fact.kind === 'note' ? [] : fact.notes)]
  return texts.flatMap((text) =>
    text === undefined || text === '' ? [] : [{ text, isUndisclosed: isUndisclosed(fact) }],
  )
}

function distinctDetails(details: readonly Detail[]): readonly Detail[] {
  return [...new Map(details.map((detail) => [`${detail.isUndisclosed} ${detail.text}`, detail])).values()]
}

/** Everything by which it is found and that its label does not say already. */
function furtherOf(label: string, words: readonly { readonly text: string }[]): readonly string[] {
  return [...new Set(words.map(({ text }) => text))].filter((text) => text !== '' && !label.includes(text))
}

function undisclosedOf(
  kind: Occurrence['kind'],
  names: readonly Name[],
  details: readonly Detail[],
): Pick<Occurrence, 'undisclosed'> {
  const told = names.filter((name) => !name.isUndisclosed)
  if (told.length === names.length) return {}
  const restLabel = told.length === 0 ? undefined : labelOf(kind, told)
  const rest = [...told, ...details].filter((each) => !each.isUndisclosed)
  const asOf = newestTime(names.map((name) => name.asOf))
  const restFurther = furtherOf(restLabel ?? '', rest)
  return { undisclosed: { restLabel, restFurther, ...(asOf === undefined ? {} : { asOf }) } }
}

const OCCURRENCE_STATUS: Readonly<Record<FactStatus, PartStatus>> = {
  planned: 'planned',
  ongoing: 'ongoing',
  preliminary: 'preliminary',
  final: 'final',
  corrected: 'corrected',
  appended: 'appended',
  'on-hold': 'on-hold',
  stopped: 'stopped',
  cancelled: 'cancelled',
  'entered-in-error': 'cancelled',
  unknown: 'unknown',
}

/** Of a group what a reader must know first: that something in it was corrected, or is not final yet. */
const FIRST_TOLD: readonly PartStatus[] = [
  'corrected',
  'appended',
  'preliminary',
  'planned',
  'stopped',
  'on-hold',
  'ongoing',
  'unknown',
  'final',
  'cancelled',
]

/** One stopped or suspended drug of an order stops neither the others nor may it be told as carried out (H-14). */
function statusOf(statuses: readonly PartStatus[]): OccurrenceStatus {
  const first = FIRST_TOLD.find((status) => statuses.includes(status)) ?? 'unknown'
  const isAll = (...of: readonly PartStatus[]) => statuses.every((status) => of.includes(status))
  if (first === 'stopped') return isAll('stopped', 'cancelled') ? 'stopped' : 'partly-stopped'
  if (first === 'on-hold') return isAll('on-hold', 'cancelled') ? 'on-hold' : 'partly-on-hold'
  return first
}
