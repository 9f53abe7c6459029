import type { ClinicalTime } from './clinical-time.ts'
import type { Concept, FactBase, MeasuredValue } from './fact-base.ts'

/** The flag as the hospital reported it; letters of clinical-ux.md §1.6 (FLAG-1, FLAG-2, FLAG-3). */
export interface ReportedFlag {
  readonly code: 'H' | 'L' | 'HH' | 'LL' | 'A' | 'AA' | 'N' | 'other'
  /** The sender's own mark where it is none of those, for instance `POS` or `S`. */
  readonly text: string
}

/** A reference range that came with the result; another result's range is never used (DESIGN.md §8.2). */
export interface ReferenceRange {
  /** As a reader sees it: `3.5–5.0`, `≤0.41`, or the sender's text. */
  readonly text: string
  readonly low: MeasuredValue | undefined
  readonly high: MeasuredValue | undefined
  /** 男性, 女性, age … where the sender said to whom it applies. */
  readonly appliesTo: string | undefined
}

/** What one measurement says: of a result, or of one component of it. */
export interface Measurement {
  readonly item: Concept
  /** undefined when there is no value; `absentReason` then says why, where the sender did (VAL-6). */
  readonly value: MeasuredValue | undefined
  readonly absentReason: string | undefined
  readonly flag: ReportedFlag | undefined
  readonly ranges: readonly ReferenceRange[]
}

interface ObservationFact extends FactBase, Measurement {
  readonly method: string | undefined
  readonly components: readonly Measurement[]
  /** 結果日時; `at` is the collection, or this where no collection time came (DT-5). */
  readonly reportedAt: ClinicalTime | undefined
  readonly isAtReportTime: boolean
  /** By the number of its version this record is not what it was at first (E14); unknown where a server numbers none. */
  readonly isRevised?: true
}

/** One result of a laboratory; comparisons and trends join only on code, material, method and unit (LAB-1). */
export interface LabResult extends ObservationFact {
  readonly kind: 'laboratory'
  readonly specimen: Specimen | undefined
  /** `FactBase.key` of the results below it: of a panel, of a culture. */
  readonly members: readonly string[]
  /** Category words that tell sets apart: 血液検査, 微生物 … */
  readonly categories: readonly Concept[]
  readonly isMicrobiology: boolean
}

export interface Specimen {
  readonly material: Concept | undefined
  readonly accession: string | undefined
  readonly collectedAt: ClinicalTime | undefined
  readonly condition: string | undefined
}

/** HBs抗原, HBs抗体, HCV, HIV, 梅毒STS, 梅毒TP …: each with its date; antigen and antibody never collapse (SUM-5). */
export interface Infection extends ObservationFact {
  readonly kind: 'infection'
  readonly specimen: Specimen | undefined
  /** HBs抗体: positive after a vaccination, too, and no sign of an infection by itself (SUM-5). */
  readonly isImmunity: boolean
}

export interface VitalSign extends ObservationFact {
  readonly kind: 'vital-sign'
}

/** ECG, lung function, … : text and values; wave forms are referenced. */
export interface PhysiologyResult extends FactBase {
  readonly kind: 'physiology'
  readonly title: string
  readonly measurements: readonly Measurement[]
  readonly conclusion: string | undefined
}
