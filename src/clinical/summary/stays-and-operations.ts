import type { Procedure, Stay } from '../event-facts.ts'
import { isCurrentFact } from '../facts.ts'
import { newestFirst } from './recorded-time.ts'

/** A line of 直近の入院・手術. */
export interface CourseEvent {
  /** Of a treatment that was given again and again, the newest. */
  readonly fact: Stay | Procedure
  /** How often that treatment is recorded at that hospital; 1 for stays and operations, each of which has its own line. */
  readonly times: number
}

/**
 * 直近の入院・手術: stays and operations newest first, then what else was done, each treatment once with its number, so that
 * a dialysis of every other day hides no bypass. What is only planned or was cancelled is not among them.
 */
export function staysAndOperations(stays: readonly Stay[], procedures: readonly Procedure[]): readonly CourseEvent[] {
  const facts = [...stays, ...procedures].filter((fact) => isCurrentFact(fact) && fact.status !== 'planned')
  const inOrder = facts.toSorted((one, other) => newestFirst(one.at, other.at) || (one.key < other.key ? -1 : 1))
  const treatments = Map.groupBy(inOrder.filter(isTreatment), ({ facility, name }) => `${facility}|${name.text}`)
  return [
    ...inOrder.filter((fact) => !isTreatment(fact)).map((fact) => ({ fact, times: 1 })),
    ...[...treatments.values()].flatMap(([fact, ...earlier]) =>
      fact === undefined ? [] : [{ fact, times: 1 + earlier.length }],
    ),
  ]
}

/** Surgery: SNOMED CT "surgical procedure", and K codes of the fee schedule. */
const SURGICAL_CATEGORY = '387713003'
const SURGICAL_CODE = /^K\d{3}/
/** 「白内障手術」, 「冠動脈バイパス移植術」, 「胃切除」; 「術後リハビリテーション」 is none. */
const SURGICAL_NAME = /術(?![前中後])|切除|摘出|置換|移植|吻合|縫合|造設|植込|埋込|バイパス/

/** Something done that is no operation by its category, code or name: 人工腎臓, 創傷処置. */
function isTreatment(fact: Stay | Procedure): fact is Procedure {
  if (fact.kind === 'stay') return false
  const { category, name } = fact
  const isSurgical =
    category?.codings.some(({ code }) => code === SURGICAL_CATEGORY) === true ||
    /手術/.test(category?.text ?? '') ||
    name.codings.some(({ code }) => SURGICAL_CODE.test(code)) ||
    SURGICAL_NAME.test(name.text.normalize('NFKC'))
  return !isSurgical
}
