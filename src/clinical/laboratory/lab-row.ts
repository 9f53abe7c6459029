import type { ClinicalTime } from '../clinical-time.ts'
import type { FacilityId, LocalizedName } from '../facility.ts'
import type { LabResult, Measurement, VitalSign } from '../observation-facts.ts'

/** Sets of the grid, in the order that clinicians know (LAB-5); what no code table places is `unclassified`. */
export const LAB_SETS = [
  'blood-count',
  'chemistry',
  'coagulation',
  'immunology',
  'tumour-marker',
  'urine',
  'blood-gas',
  'body-fluid',
  'pathology',
  'unclassified',
  'vital-signs',
] as const

export type LabSetId = (typeof LAB_SETS)[number]

/** One result in a row of the grid, or one component of it (systolic pressure of a blood pressure). */
export interface LabCell {
  /** Unique in the network: `FactBase.key`, and the place among the components where it is one. */
  readonly key: string
  readonly facility: FacilityId
  /** Collection; undefined when the sender gave none. */
  readonly at: ClinicalTime | undefined
  /** `at` is the report, because no collection time came: 報告日時 (DT-5). */
  readonly isAtReportTime: boolean
  /** Value, flag, ranges and missing reason of this very result (H-08). */
  readonly measurement: Measurement
  /** The record it comes from, with its status, notes, specimen and method. */
  readonly fact: LabResult | VitalSign
  /**
   * Headings without a value of the panels that it is part of: no row tells what their sender remarked on
   * all of their results (検体凝固あり), so that it stands with each (VAL-5, H-14).
   */
  readonly panels?: readonly LabResult[]
}

/** Why the results of a row go on in another row: the method changed and the values are not comparable (LAB-1). */
export interface MethodBreak {
  /** `LabRow.key` of the row that goes on. */
  readonly to: string
  readonly reason: 'alp-jscc-ifcc' | 'ld-jscc-ifcc' | 'hba1c-jds-ngsp'
}

/**
 * Results that may be compared with each other: one analyte in one material, one unit and one method family (LAB-1),
 * told apart by codes and never by names (H-07). Different hospitals share a row only where all of these agree.
 */
export interface LabRow {
  /** analyte + identification + material + result + method family + unit by JLAC10, or the sender's own code. */
  readonly key: string
  /** The same item in any unit and by any method: what a reader pins or keeps in an own set. */
  readonly itemKey: string
  /** The familiar short name of the code (`Cr`), with what tells it from a sibling (`ALP（IFCC法）`), else the sender's text. */
  readonly name: LocalizedName
  /** Every name that senders gave to it, the newest first: for the search and the detail. */
  readonly senderNames: readonly string[]
  /** The newest sender's text of the unit (NUM-7); undefined for text results and for numbers without a unit. */
  readonly unit: string | undefined
  readonly material: string | undefined
  readonly methodFamily: string | undefined
  readonly setId: LabSetId
  /** Only of this facility, because the item has no code that means the same elsewhere: 標準コードなし (VAL-5). */
  readonly onlyOf: FacilityId | undefined
  /** Current results, oldest first; those without a time stand before all others. */
  readonly cells: readonly LabCell[]
  /** 取消 and 誤入力: left out of grids and graphs with this count, struck through in details (VAL-4). */
  readonly cancelled: readonly LabCell[]
  readonly breakTo: MethodBreak | undefined
}
