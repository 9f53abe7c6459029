import type { ClinicalTime } from './clinical-time.ts'
import type { Amount, Concept, FactBase } from './fact-base.ts'
import type { JstDate } from './jst-date.ts'
import type { MedicationAct } from './medication-act.ts'

/** One drug of a line; an injection's mixture has several, in the sender's order. */
export interface Drug {
  /** Name as ordered, with form and strength as the sender wrote it (MED-1). */
  readonly name: Concept
  /** 1回量 of this drug where the mixture gives it per drug. */
  readonly amount: Amount | undefined
  /** 製剤量 or 原薬量 of `amount` and of the line's doses (MED-2). */
  readonly strengthType: 'preparation' | 'ingredient' | undefined
}

/** One line: one drug of a prescription, or one Rp of an injection with its drugs. */
export interface MedicationLine extends FactBase {
  readonly act: MedicationAct
  /** Joins the lines of one order: facility and the sender's order number; undefined when none came. */
  readonly orderKey: string | undefined
  readonly rpNumber: string | undefined
  readonly orderInRp: string | undefined
  readonly drugs: readonly Drug[]
  /**
   * Dosing text, verbatim: never derived from the digits of a 用法コード (fhir-jp.md §2.3). Where only a structure came
   * (`timing.repeat`), words made from it that end in 「（構造化データから）」.
   */
  readonly usage: string | undefined
  /** Further instructions: 不均等投与, 隔日, 粉砕 …, verbatim and in order. */
  readonly instructions: readonly string[]
  /** Of `instructions` those that staff wrote to staff in their own words: no direction for the patient (PRV-1). */
  readonly comments?: readonly string[]
  /** 1回量. */
  readonly dose: Amount | undefined
  /** 1日量; never computed from `dose`. */
  readonly dailyDose: Amount | undefined
  /** 総量. */
  readonly total: Amount | undefined
  /** 日分; of 頓用 see `timesSupplied`. */
  readonly daysSupplied: Amount | undefined
  /** 頓用: ○回分. */
  readonly timesSupplied: string | undefined
  readonly isAsNeeded: boolean
  /** Reason of an as-needed drug: 発熱時, 疼痛時 … */
  readonly asNeededFor: string | undefined
  readonly route: string | undefined
  readonly method: string | undefined
  readonly site: string | undefined
  /** Rate of an infusion, verbatim: `60 mL/時`. */
  readonly rate: string | undefined
  /** Line (末梢, 中心静脈 …) and device of an injection. */
  readonly line: string | undefined
  readonly device: string | undefined
  /** First day of use (投与開始日), which is not the day of the order. */
  readonly startsOn: ClinicalTime | undefined
  /** Last day, computed from start and days supplied: shown as 推定; undefined = 終了不明. */
  readonly endsOn: JstDate | undefined
  /** End of an administration. */
  readonly until: ClinicalTime | undefined
  /** 院内・院外, 定期・臨時・退院 … as the sender categorised the order. */
  readonly categories: readonly Concept[]
  /** Why it was not given or was stopped. */
  readonly statusReason: string | undefined
  /** The order behind a dispense or an administration, as `FactBase.key` of it. */
  readonly orderedBy: string | undefined
  /**
   * Business numbers of the order that this line is or carries out, facility and system with each, the narrowest first:
   * what joins an order with its administrations where no reference can be followed.
   */
  readonly orderNumbers: readonly string[]
}

export interface Prescription extends MedicationLine {
  readonly kind: 'prescription'
}

export interface Injection extends MedicationLine {
  readonly kind: 'injection'
}
