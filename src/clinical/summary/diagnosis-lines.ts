import type { ClinicalTime } from '../clinical-time.ts'
import type { Diagnosis } from '../condition-facts.ts'
import type { FacilityId } from '../facility.ts'
import { foldForSearch } from '../format/name-search.ts'
import type { DiagnosisOrder } from './diagnosis-order.ts'
import { newestFirst } from './recorded-time.ts'

export interface DiagnosisFilter {
  readonly facility: FacilityId | undefined
  /** As the sender named it; `''` = 記載なし; undefined = all. */
  readonly department: string | undefined
  /** Part of a name, in any width and kana. */
  readonly search: string
}

/** 病名: each record a line of its own; two hospitals that write the same name may mean two courses of it. */
export interface DiagnosisLines {
  readonly active: readonly Diagnosis[]
  /** 転帰済み, the newest end first: folded with their number (SUM-2). */
  readonly ended: readonly Diagnosis[]
  /** Ruled out by verification (否定), never among the active ones (H-17). */
  readonly refuted: readonly Diagnosis[]
  /** 誤入力. */
  readonly withdrawn: readonly Diagnosis[]
}

/** `facilities` in the order of their letters, for the order by hospital. */
export function diagnosisLines(
  all: readonly Diagnosis[],
  order: DiagnosisOrder = 'default',
  facilities: readonly FacilityId[] = [],
): DiagnosisLines {
  const standing = Map.groupBy(all, standingOf)
  const of = (name: ReturnType<typeof standingOf>) => standing.get(name) ?? []
  return {
    active: of('active').toSorted(comparing(order, facilities)),
    ended: of('ended').toSorted(
      (one, other) =>
        newestFirst(one.endedAt ?? startOf(one), other.endedAt ?? startOf(other)) || byDefault(one, other),
    ),
    refuted: of('refuted').toSorted(byDefault),
    withdrawn: of('withdrawn').toSorted(byDefault),
  }
}

/** The records that a filter lets through; what it hides is told with both numbers (SRC-7). */
export function filteredDiagnoses(all: readonly Diagnosis[], filter: DiagnosisFilter): readonly Diagnosis[] {
  const wanted = foldForSearch(filter.search)
  return all.filter(
    ({ facility, department, name }) =>
      (filter.facility === undefined || facility === filter.facility) &&
      (filter.department === undefined || (department ?? '') === filter.department) &&
      foldForSearch(name.text).includes(wanted),
  )
}

/** Departments that the records name, `''` for those that name none, in the order of their texts. */
export function departmentsOf(all: readonly Diagnosis[]): readonly { readonly name: string; readonly count: number }[] {
  const byName = Map.groupBy(all, ({ department }) => department ?? '')
  return [...byName]
    .map(([name, records]) => ({ name, count: records.length }))
    .toSorted((one, other) => (one.name < other.name ? -1 : 1))
}

/** What the folded line says: from which year to which, and how many ended how, the commonest outcome first. */
export interface EndedSummary {
  readonly from: string | undefined
  readonly until: string | undefined
  /** Outcome as the sender named it; undefined = 転帰の記載なし. */
  readonly outcomes: readonly { readonly outcome: string | undefined; readonly count: number }[]
}

export function endedSummary(ended: readonly Diagnosis[]): EndedSummary {
  const years = ended.flatMap(({ endedAt }) => (endedAt === undefined ? [] : [endedAt.text.slice(0, 4)])).toSorted()
  const outcomes = [...Map.groupBy(ended, ({ outcome }) => outcome)]
    .map(([outcome, records]) => ({ outcome, count: records.length }))
    .toSorted((one, other) => other.count - one.count)
  return { from: years[0], until: years.at(-1), outcomes }
}

function standingOf({ status, isEnded }: Diagnosis): 'active' | 'ended' | 'refuted' | 'withdrawn' {
  if (status === 'entered-in-error') return 'withdrawn'
  if (status === 'cancelled') return 'refuted'
  return isEnded ? 'ended' : 'active'
}

/** 開始; a record without one stands by the day it was written. */
function startOf({ startedAt, recordedAt }: Diagnosis): ClinicalTime | undefined {
  return startedAt ?? recordedAt
}

function byDefault(one: Diagnosis, other: Diagnosis): number {
  return (
    Number(other.isPrincipal) - Number(one.isPrincipal) ||
    newestFirst(startOf(one), startOf(other)) ||
    compareText(one.key, other.key)
  )
}

function comparing(
  order: DiagnosisOrder,
  facilities: readonly FacilityId[],
): (one: Diagnosis, other: Diagnosis) => number {
  switch (order) {
    case 'default':
      return byDefault
    case 'name':
      return (one, other) =>
        compareText(foldForSearch(one.name.text), foldForSearch(other.name.text)) || byDefault(one, other)
    case 'start':
      return (one, other) => newestFirst(startOf(one), startOf(other)) || byDefault(one, other)
    case 'outcome':
      return (one, other) => compareText(one.outcome ?? '', other.outcome ?? '') || byDefault(one, other)
    case 'department':
      return (one, other) => compareText(one.department ?? '', other.department ?? '') || byDefault(one, other)
    case 'facility':
      return (one, other) =>
        facilities.indexOf(one.facility) - facilities.indexOf(other.facility) || byDefault(one, other)
  }
}

function compareText(one: string, other: string): number {
  return one === other ? 0 : one < other ? -1 : 1
}
