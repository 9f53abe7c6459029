import type { ClinicalTime } from '../clinical-time.ts'
import type { Allergy } from '../condition-facts.ts'
import { isNamingCode } from '../naming-code.ts'
import { newestFirst } from './recorded-time.ts'
import { type OfOneCause, ofOneCause } from './same-cause.ts'

/**
 * 重症度 as reported, the worst of criticality and reactions; undefined = 記載なし, which is not mild. A risk that is called
 * low tells of the future, not of a reaction that was mild.
 */
export type AllergySeverity = 'severe' | 'moderate' | 'mild' | 'low-risk'

/** One 原因 with every record that names it (SUM-3). */
export interface AllergyLine {
  readonly key: string
  /** Newest first; never empty. The first one's words stand in the line. */
  readonly records: readonly Allergy[]
  readonly sameBy: OfOneCause<Allergy>['sameBy']
  readonly severity: AllergySeverity | undefined
  /** Every reaction that any of the records names, each once, the newest record's first. */
  readonly reactions: readonly string[]
  /** 確認日 of the newest record. */
  readonly at: ClinicalTime | undefined
  /** A code of a national system or of the sender; without any the cause is 自由記載. */
  readonly isCoded: boolean
  /** 未確定 by its records: one calls it unconfirmed and none confirms it. */
  readonly isUnconfirmed: boolean
  /** Records of the same cause that say otherwise: refuted there, or over. Both are shown (H-17). */
  readonly contradictedBy: readonly Allergy[]
}

/** アレルギー in the four ways in which a record may stand; only `active` is counted (HDR-2, H-17). */
export interface AllergyLines {
  readonly active: readonly AllergyLine[]
  readonly refuted: readonly AllergyLine[]
  readonly inactive: readonly AllergyLine[]
  /** 「アレルギーなし」: one line a record, newest first; never an allergy. */
  readonly negations: readonly Allergy[]
  /** Withdrawn by the sender (誤入力, 取消): told by their number (VAL-4). */
  readonly withdrawn: readonly Allergy[]
}

/**
 * The allergies of all facilities as lines: severe, moderate, not stated, called a low risk, mild; within these the newest
 * first. What is not stated stands before what is said to be mild.
 */
export function allergyLines(all: readonly Allergy[]): AllergyLines {
  const standing = Map.groupBy(all, standingOf)
  const of = (name: ReturnType<typeof standingOf>) => standing.get(name) ?? []
  const others = [...of('refuted'), ...of('inactive')]
  return {
    active: linesOf(of('active'), others),
    refuted: linesOf(of('refuted'), []),
    inactive: linesOf(of('inactive'), []),
    negations: of('negation').toSorted(byTime),
    withdrawn: of('withdrawn'),
  }
}

function standingOf(allergy: Allergy): 'active' | 'refuted' | 'inactive' | 'negation' | 'withdrawn' {
  if (allergy.status === 'entered-in-error' || allergy.status === 'cancelled') return 'withdrawn'
  if (allergy.isRefuted) return 'refuted'
  // 「なし」 that its sender calls over is no 「なし」 any more (H-17).
  if (allergy.isNegation && allergy.isActive) return 'negation'
  return allergy.isActive ? 'active' : 'inactive'
}

function linesOf(records: readonly Allergy[], others: readonly Allergy[]): readonly AllergyLine[] {
  const together = ofOneCause([...records, ...others], ({ cause }) => cause)
  const own = new Set(records)
  return together
    .flatMap(({ records: members, sameBy }) => {
      const inLine = members.filter((each) => own.has(each)).toSorted(byTime)
      const [newest] = inLine
      if (newest === undefined) return []
      const contradictedBy = members.filter((each) => !own.has(each)).toSorted(byTime)
      return [lineOf(newest, inLine, inLine.length === 1 ? undefined : sameBy, contradictedBy)]
    })
    .toSorted(bySeverity)
}

function lineOf(
  newest: Allergy,
  records: readonly Allergy[],
  sameBy: AllergyLine['sameBy'],
  contradictedBy: readonly Allergy[],
): AllergyLine {
  return {
    key: newest.key,
    records,
    sameBy,
    severity: worst(records.map(severityOf)),
    reactions: [...new Set(records.flatMap(({ reactions }) => reactions.map(({ text }) => text)))],
    at: timeOf(newest),
    isCoded: records.some(({ cause }) => cause.codings.some(isNamingCode)),
    isUnconfirmed:
      records.some(({ verification }) => verification === 'unconfirmed') &&
      !records.some(({ verification }) => verification === 'confirmed'),
    contradictedBy,
  }
}

/** 確認日: when it was recorded, else the time that the record has. */
export function timeOf({ recordedAt, at }: Allergy): ClinicalTime | undefined {
  return recordedAt ?? at
}

/** The severity of one record: the worst reaction, or the risk that the sender calls high or low. */
export function severityOf({ criticality, reactions }: Allergy): AllergySeverity | undefined {
  const stated = reactions.map(({ severity }) => SEVERITIES.find((each) => each === severity))
  const risk = criticality === 'high' ? 'severe' : criticality === 'low' ? 'low-risk' : undefined
  return worst([...stated, risk])
}

const SEVERITIES: readonly AllergySeverity[] = ['severe', 'moderate', 'mild', 'low-risk']

function worst(severities: readonly (AllergySeverity | undefined)[]): AllergySeverity | undefined {
  return SEVERITIES.find((each) => severities.includes(each))
}

const ORDER = ['severe', 'moderate', 'not-stated', 'low-risk', 'mild']

function bySeverity(one: AllergyLine, other: AllergyLine): number {
  const rank = ({ severity }: AllergyLine) => ORDER.indexOf(severity ?? 'not-stated')
  return rank(one) - rank(other) || newestFirst(one.at, other.at) || compareText(one.key, other.key)
}

function byTime(one: Allergy, other: Allergy): number {
  return newestFirst(timeOf(one), timeOf(other)) || compareText(one.key, other.key)
}

function compareText(one: string, other: string): number {
  return one === other ? 0 : one < other ? -1 : 1
}
