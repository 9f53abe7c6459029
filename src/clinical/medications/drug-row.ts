import type { FacilityId } from '../facility.ts'
import type { Concept } from '../fact-base.ts'
import type { JstDate } from '../jst-date.ts'
import type { MedicationAct } from '../medication-act.ts'
import type { Drug, MedicationLine } from '../medication-facts.ts'

/** A half-open span of days: `from` included, `until` not. */
export interface DaySpan {
  readonly from: JstDate
  readonly until: JstDate
}

/**
 * One supply on the time axis (MED-4). `until` is the first day after it, computed from start and days supplied
 * (推定); undefined = 終了不明, drawn as an open end.
 */
export interface DrugBand {
  readonly key: string
  readonly line: MedicationLine
  readonly from: JstDate
  readonly until: JstDate | undefined
  /** Days supplied, as a whole number, also where nobody can tell from them when it ends; undefined where none came. */
  readonly days: number | undefined
  /** Set where the dose differs from the supply before it and the two can be compared (MED-8). */
  readonly change: DoseChange | undefined
  /**
   * Another dose than that of the supply before it, which lasts for weeks beside it: whether this one took its place or
   * was added to it nobody told, so that both are in force and neither 増 nor 減 is claimed (MED-8, H-15).
   */
  readonly otherDoseBeside: DoseChange | undefined
  /**
   * Name of the other product of the ingredient that this supply takes the place of, such as another strength: its dose
   * is not compared, for amounts of two products are not the same measure (MED-8).
   */
  readonly replaces: string | undefined
}

/** 頓用, 外用 and 自己注射 without a duration: a day and an amount, never a stretch (MED-4). */
export interface DrugPoint {
  readonly key: string
  readonly line: MedicationLine
  readonly on: JstDate
}

/** 増 or 減: what changed, with the digits of the sender. */
export interface DoseChange {
  readonly direction: 'increase' | 'decrease'
  /** 1日量 where both lines gave it, else 1回量. */
  readonly what: 'daily-dose' | 'dose'
  /** 製剤量 or 成分量, the same of both; undefined where neither said (MED-2). */
  readonly strengthType: Drug['strengthType']
  readonly from: string
  readonly to: string
  readonly unit: string
}

/**
 * The state of a row on the day of looking, by what was recorded and nothing else: a supply that covers today is 継続,
 * never 「服用中」 (MED-3, MED-7). `open-ended` = 終了不明, `unknown` = 状態不明: its sender did not say whether it is in force.
 */
export type CourseStatus =
  | 'continuing'
  | 'changed'
  | 'open-ended'
  | 'unknown'
  | 'planned'
  | 'on-hold'
  | 'stopped'
  | 'ended'

/** One drug as one facility ordered, dispensed or stated it: one line of the grid. */
export interface DrugRow {
  /** Stable between two readings. */
  readonly key: string
  /** `yj:2171022`: equal only where codes say that the ingredient is the same; undefined = 標準コードなし or no link. */
  readonly ingredientKey: string | undefined
  /** Name as ordered, of the newest line (MED-1). */
  readonly name: Concept
  readonly facility: FacilityId
  readonly act: MedicationAct
  /** In the order of their time, the newest last; cancelled ones and those entered in error are not among them. */
  readonly lines: readonly MedicationLine[]
  /** Those that say how it is to be taken today, the newest first (lines-in-force.ts). */
  readonly inForce: readonly [MedicationLine, ...MedicationLine[]]
  /** In the order of time. */
  readonly bands: readonly DrugBand[]
  readonly points: readonly DrugPoint[]
  /** Lines without a day on which they could be drawn. */
  readonly undated: readonly MedicationLine[]
  readonly status: CourseStatus
  /** Belongs to 現在; else to 過去 (MED-7). */
  readonly isCurrent: boolean
  /** Last day on which anything of the row is known to hold; undefined where nothing tells. */
  readonly lastDay: JstDate | undefined
  /** Days that this row and one of another facility supply, of the same ingredient (MED-6, H-16). */
  readonly overlaps: readonly DaySpan[]
  /** Names of other products of the ingredient that the facility supplies beside it today (products-alongside.ts). */
  readonly alongside?: readonly string[]
  readonly weekly: Weekly | undefined
}

/**
 * Taken once a week (H-15): `stated` in the dosing in force; known of the `ingredient`, or stated `formerly`, though the
 * dosing in force does not say so: then it must be looked at.
 */
export type Weekly = 'stated' | 'ingredient' | 'formerly'

/** Rows of one ingredient across facilities, or one row on its own (MED-5). */
export interface DrugGroup {
  readonly key: string
  readonly ingredientKey: string | undefined
  /** 一般名 where the records themselves give one; never a guess. */
  readonly genericName: string | undefined
  readonly rows: readonly DrugRow[]
  /**
   * Days on which two facilities supply the ingredient: 「重複の可能性」 (MED-6, H-16). Of a row that stands alone, its own:
   * they are found among all rows of the ingredient, whether these stand together or not.
   */
  readonly overlaps: readonly DaySpan[]
}

export interface DrugRowOptions {
  /** Default true: rows of one ingredient stand together (MED-5). */
  readonly isGrouped?: boolean
}
