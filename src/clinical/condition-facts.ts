import type { ClinicalTime } from './clinical-time.ts'
import type { Concept, FactBase, Reaction } from './fact-base.ts'

export interface Diagnosis extends FactBase {
  readonly kind: 'diagnosis'
  /** The name with its modifiers as the physician entered it. */
  readonly name: Concept
  /** 疑い: shown in the name text as well (SUM-2). */
  readonly isSuspected: boolean
  /** 主病名. */
  readonly isPrincipal: boolean
  readonly startedAt: ClinicalTime | undefined
  readonly endedAt: ClinicalTime | undefined
  /** 転帰 as the sender named it. */
  readonly outcome: string | undefined
  /** Ended, by its outcome, status or end date: folded with a count (SUM-2). */
  readonly isEnded: boolean
  readonly severity: string | undefined
  readonly bodySite: string | undefined
}

export type AllergyCategory = 'medication' | 'food' | 'environment' | 'biologic' | 'unknown'

export interface Allergy extends FactBase {
  readonly kind: 'allergy'
  readonly cause: Concept
  readonly category: AllergyCategory
  /** The record says that there is none (アレルギーなし): never counted as an allergy (HDR-2). */
  readonly isNegation: boolean
  /** Refuted by verification (否定済み): kept, never active (H-17). */
  readonly isRefuted: boolean
  /** 確定 or 未確定; undefined where the record does not say. */
  readonly verification: 'confirmed' | 'unconfirmed' | undefined
  readonly isActive: boolean
  /** The national service calls it 重症度. */
  readonly criticality: 'high' | 'low' | 'unable-to-assess' | undefined
  readonly reactions: readonly Reaction[]
  /** What the reactions name beside the cause: the one drug of 「抗菌薬」 that did it. */
  readonly substances: readonly Concept[]
  readonly onset: ClinicalTime | undefined
  readonly lastOccurrence: ClinicalTime | undefined
}

/** 薬剤禁忌 and other cautions; an important memo of the network is a Note. */
export interface Contraindication extends FactBase {
  readonly kind: 'contraindication'
  readonly what: Concept
  readonly category: Concept | undefined
  readonly isActive: boolean
  readonly until: ClinicalTime | undefined
}
