import type { Answer, AnswerState } from '#clinical/answer.ts'
import type { ClinicalTime } from '#clinical/clinical-time.ts'
import type { Allergy } from '#clinical/condition-facts.ts'
import type { FacilityId } from '#clinical/facility.ts'
import type { Concept } from '#clinical/fact-base.ts'
import { type ClinicalFact, isCurrentFact } from '#clinical/facts.ts'
import { isWholeNegation } from '#clinical/summary/absence.ts'
import { severityOf } from '#clinical/summary/allergy-lines.ts'
import { isPlainNegative } from '#clinical/summary/infection-lines.ts'
import { ofOneCause } from '#clinical/summary/same-cause.ts'

/** The four blocks at the right of the patient header (HDR-1). */
export type AlertKind = 'allergy' | 'contraindication' | 'infection' | 'memo'

/** Why a record is listed below the alerts and not counted among them. */
type AlertRemark = 'negation' | 'part-negation' | 'refuted' | 'inactive' | 'negative' | 'immunity'

/** One thing to be warned of, with every record that says so. */
export interface AlertItem {
  /** What makes two records one item. */
  readonly subject: Concept
  readonly text: string
  readonly sources: readonly {
    readonly key: string
    readonly facility: FacilityId
    readonly at: ClinicalTime | undefined
  }[]
  /** 重度: the sender calls the risk high, or a reaction severe. */
  readonly isCritical: boolean
  /** 未告知: not to be spoken of before the patient (PRV-1). */
  readonly isUndisclosed: boolean
  readonly remark: AlertRemark | undefined
}

/**
 * What one block says. 「不明」 is never 「なし」: `confirmed-none` needs a record that says so and every asked facility's
 * complete answer (HDR-2, H-03).
 */
export interface AlertSummary {
  readonly state:
    | 'loading'
    | 'listed'
    | 'confirmed-none'
    | 'not-recorded'
    /** Nothing in what has come, and somebody has failed or may not be asked: less than 記録なし (H-05). */
    | 'partly'
    | 'failed'
    | 'not-permitted'
    | 'not-disclosed'
  readonly items: readonly AlertItem[]
  readonly others: readonly AlertItem[]
  /** The newest record that says none; set with `confirmed-none`. */
  readonly confirmedBy: AlertItem['sources'][number] | undefined
  /** Facilities whose part is not here, by why (SRC-2). */
  readonly failed: readonly FacilityId[]
  readonly refused: readonly FacilityId[]
  readonly asking: readonly FacilityId[]
}

export function summarizeAlerts(answers: ReadonlyMap<FacilityId, Answer<ClinicalFact>>): AlertSummary {
  const facts = [...answers.values()].flatMap((answer) => (answer.state === 'data' ? answer.rows : []))
  const alerts = facts.filter(isCurrentFact).flatMap((fact) => alertOf(fact) ?? [])
  const items = merged(alerts.filter(({ remark }) => remark === undefined))
  const others = merged(alerts.filter(({ remark }) => remark !== undefined))
  const failed = inState(
    answers,
    (answer) =>
      answer.state === 'failed' ||
      (answer.state === 'data' && answer.gaps.some(({ kind }) => kind !== 'older-not-yet')),
  )
  const refused = inState(answers, ({ state }) => state === 'notPermitted' || state === 'outOfConsent')
  const asking = inState(
    answers,
    (answer) =>
      answer.state === 'loading' ||
      (answer.state === 'data' && answer.gaps.some(({ kind }) => kind === 'older-not-yet')),
  )
  const isComplete = failed.length + refused.length + asking.length === 0
  const saysNone = others.flatMap(({ remark, sources }) =>
    remark === 'negation' || remark === 'negative' ? sources : [],
  )
  const confirmedBy = isComplete && items.length === 0 ? newest(saysNone) : undefined
  const states = new Set([...answers.values()].map(({ state }) => state))
  const state =
    items.length > 0
      ? 'listed'
      : confirmedBy !== undefined
        ? 'confirmed-none'
        : stateWithoutItems(states, failed, refused, asking)
  return { state, items, others, confirmedBy, failed, refused, asking }
}

/** Nothing to list: the state that promises least. */
function stateWithoutItems(
  states: ReadonlySet<AnswerState>,
  failed: readonly FacilityId[],
  refused: readonly FacilityId[],
  asking: readonly FacilityId[],
): AlertSummary['state'] {
  if (asking.length > 0) return 'loading'
  const answered = states.has('none') || states.has('data')
  if (!answered && failed.length > 0) return 'failed'
  if (!answered && refused.length > 0) return 'not-permitted'
  if (!answered) return 'not-disclosed'
  return failed.length + refused.length > 0 ? 'partly' : 'not-recorded'
}

function inState(
  answers: ReadonlyMap<FacilityId, Answer<ClinicalFact>>,
  holds: (answer: Answer<ClinicalFact>) => boolean,
): FacilityId[] {
  return [...answers].filter(([, answer]) => holds(answer)).map(([facility]) => facility)
}

function alertOf(fact: ClinicalFact): AlertItem | undefined {
  const item = (
    text: string,
    remark: AlertRemark | undefined,
    isCritical = false,
    subject = worded(text),
  ): AlertItem => ({
    subject,
    text,
    remark,
    isCritical,
    isUndisclosed: fact.sensitivity.some(({ mark }) => mark === 'undisclosed'),
    sources: [{ key: fact.key, facility: fact.facility, at: fact.at ?? fact.recordedAt }],
  })
  switch (fact.kind) {
    case 'allergy': {
      return item(fact.cause.text, remarkOn(fact), severityOf(fact) === 'severe', fact.cause)
    }
    case 'contraindication':
      return item(fact.what.text, fact.isActive ? undefined : 'inactive', false, fact.what)
    case 'infection': {
      const value = fact.value?.text ?? fact.absentReason ?? ''
      const measured = [value, fact.value?.unit ?? ''].filter((each) => each !== '').join(' ')
      const text = measured === '' ? fact.item.text : `${fact.item.text} ${measured}`
      const remark = fact.isImmunity ? 'immunity' : isPlainNegative(fact) ? 'negative' : undefined
      // One test repeated is one item, told by its newest result (SUM-5); its name says what was tested for.
      return item(text, remark, false, worded(fact.item.text))
    }
    case 'note':
      return fact.isImportant ? item(fact.text, undefined) : undefined
    default:
      return undefined
  }
}

/** 「薬物アレルギー：なし」 denies drugs only: it never makes the whole block say なし. */
function remarkOn(allergy: Allergy): AlertRemark | undefined {
  if (allergy.isRefuted) return 'refuted'
  if (!allergy.isActive) return 'inactive'
  if (allergy.isNegation) return isWholeNegation(allergy) ? 'negation' : 'part-negation'
  return undefined
}

/** Told by its words alone. */
function worded(text: string): Concept {
  return { text, codings: [], isStandard: false }
}

/**
 * The same thing told by several records counts once, as on the screen of the conditions (SUM-3), by the newest of them, and
 * names them all; the severe come first.
 */
function merged(alerts: readonly AlertItem[]): readonly AlertItem[] {
  // What is repeated to the letter (a test of every month) is joined first: few are left to be compared with each other.
  const told = Map.groupBy(alerts, ({ remark, subject }) => JSON.stringify([remark, subject.text, subject.codings]))
  const byRemark = Map.groupBy([...told.values()].flatMap(together), ({ remark }) => remark)
  return [...byRemark.values()]
    .flatMap((each) => ofOneCause(each, ({ subject }) => subject))
    .flatMap(({ records }) => together(records))
    .toSorted((one, other) => Number(other.isCritical) - Number(one.isCritical))
}

/** One item of several that are the same; none of none. */
function together(alerts: readonly AlertItem[]): readonly AlertItem[] {
  const [newest] = alerts.toSorted((one, other) =>
    timeOf(one) === timeOf(other) ? 0 : timeOf(one) < timeOf(other) ? 1 : -1,
  )
  if (newest === undefined) return []
  return [
    {
      ...newest,
      sources: alerts.flatMap(({ sources }) => sources),
      isCritical: alerts.some(({ isCritical }) => isCritical),
      isUndisclosed: alerts.some(({ isUndisclosed }) => isUndisclosed),
    },
  ]
}

function newest(sources: readonly AlertItem['sources'][number][]): AlertItem['sources'][number] | undefined {
  return [...sources].sort((one, other) => ((one.at?.text ?? '') < (other.at?.text ?? '') ? 1 : -1))[0]
}

/** Text of the newest time among an item's records; undated ones stand behind every dated one. */
function timeOf({ sources }: AlertItem): string {
  return sources.map(({ at }) => at?.text ?? '').reduce((newest, text) => (text > newest ? text : newest), '')
}
