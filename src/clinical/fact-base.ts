import type { ClinicalTime } from './clinical-time.ts'
import type { FacilityId } from './facility.ts'
import type { CareSetting, RecordRef } from './occurrence.ts'

/** What every clinical fact carries, whatever its kind (DESIGN.md §4). */
export interface FactBase {
  /** Unique in the network and stable between two readings: facility, resource type and id, never the id alone (E12). */
  readonly key: string
  /** Where the record comes from; of a note at the hub, the facility of its author. */
  readonly facility: FacilityId
  readonly refs: readonly RecordRef[]
  /** The time that places the fact on a calendar or in a list; undefined when the sender gave none. */
  readonly at: ClinicalTime | undefined
  /** When it was written down or reported, where that is another time. */
  readonly recordedAt: ClinicalTime | undefined
  readonly status: FactStatus
  readonly setting: CareSetting | undefined
  /** Department as the sender named it. */
  readonly department: string | undefined
  /** Name of the author, performer or requester as the sender wrote it. */
  readonly author: string | undefined
  readonly sensitivity: readonly Sensitivity[]
  /** Remarks of the sender, verbatim, behind what its codes and structure say in words. */
  readonly notes: readonly string[]
  /** Elements in which words are ours, with these words in English (in-language.ts); all others are as they were sent. */
  readonly inEnglish?: OwnWords | undefined
}

interface OwnWords {
  readonly notes?: readonly string[]
  readonly details?: readonly string[]
  readonly outcome?: string
  readonly reactions?: readonly Reaction[]
  readonly usage?: string | undefined
  readonly instructions?: readonly string[]
}

/** What happened, and how severe the sender called it. */
export interface Reaction {
  readonly text: string
  readonly severity: string | undefined
}

/**
 * `entered-in-error` and `cancelled` facts are never current results; details strike them through (VAL-4). `stopped` (中止)
 * is something that was in force until it was stopped, `on-hold` (休止, 休薬) what is held back for now; to what is `appended`
 * (追記) something was added and nothing changed.
 */
export type FactStatus =
  | 'planned'
  | 'ongoing'
  | 'preliminary'
  | 'final'
  | 'corrected'
  | 'appended'
  | 'on-hold'
  | 'stopped'
  | 'cancelled'
  | 'entered-in-error'
  | 'unknown'

/**
 * Marks that change who may see a fact (fhir-jp.md §0.5): `undisclosed` = 未告知, with the day as of which that was so;
 * `retained` = 長期保存; `restricted` = a confidentiality label above normal, named by its code.
 */
export type Sensitivity =
  | { readonly mark: 'undisclosed'; readonly asOf: ClinicalTime | undefined }
  | { readonly mark: 'retained' }
  | { readonly mark: 'restricted'; readonly code: string }

/**
 * A concept as a reader sees it and as a machine may join it. `text` is what the sender wrote (VAL-5); `codings` hold
 * normalised systems. `isStandard` is false where no coding of a nationally known system came: 「標準コードなし」.
 */
export interface Concept {
  readonly text: string
  readonly codings: readonly { readonly system: string; readonly code: string; readonly display: string | undefined }[]
  readonly isStandard: boolean
}

/** A value as recorded, never a bare number (VAL-1, VAL-2, VAL-3). */
export interface MeasuredValue {
  /** What a reader sees, comparator included: `<5`, `1.10`, `陰性`, `(2+)`. Never shortened, never rounded. */
  readonly text: string
  readonly comparator: '<' | '<=' | '>' | '>=' | undefined
  /** Plotting position of a numeric value; undefined for text. Not for display. */
  readonly magnitude: number | undefined
  /** The sender's text of the unit. */
  readonly unit: string | undefined
}

/** An amount of a drug or a duration with the digits of the sender: `{ text: '0.5', unit: '錠' }`. */
export interface Amount {
  readonly text: string
  readonly unit: string | undefined
}
