import type { ClinicalTime } from './clinical-time.ts'
import type { FacilityId } from './facility.ts'
import type { JstDate } from './jst-date.ts'
import type { MedicationAct } from './medication-act.ts'
import type { RecordKind } from './record-kind.ts'

/** Where a record was read: unique in the network, because ids of two facilities may be equal (E12). */
export interface RecordRef {
  readonly facility: FacilityId
  readonly resourceType: string
  readonly id: string
}

export type CareSetting = 'inpatient' | 'outpatient' | 'emergency' | 'home'

/** "What happened when": one thing on the calendar, without the content of its record. */
export interface Occurrence {
  readonly key: string
  readonly facility: FacilityId
  readonly kind: RecordKind
  /** 処方 or 注射 ordered, dispensed, given or stated: never to be read one for the other (MED-3, H-15). */
  readonly act?: MedicationAct
  /** Start, with the precision that was recorded; undefined when the record has no date (listed apart, never hidden). */
  readonly start: ClinicalTime | undefined
  /** End of a stay; undefined while it goes on, and for everything that has no extent. */
  readonly end: ClinicalTime | undefined
  /** First line for a reader: the order's drugs, the report's title, the names of the test sets. */
  readonly label: string
  /** Words beyond the label by which it is found: names that the label leaves out, findings, diagnoses. Not for display. */
  readonly further?: readonly string[]
  readonly setting: CareSetting | undefined
  /** Department as the sender named it. */
  readonly department: string | undefined
  readonly status: OccurrenceStatus
  readonly refs: readonly RecordRef[]
  /** Stands where something in it is 未告知 (PRV-1): label and words without that, no label when nothing else is in it. */
  readonly undisclosed?: {
    readonly restLabel: string | undefined
    readonly restFurther: readonly string[]
    /** The newest day as of which that was so, where one was told. */
    readonly asOf?: ClinicalTime
  }
}

/**
 * `stopped` (中止) and `on-hold` (休止): everything in it that stands was stopped or is held back; `partly-stopped` (一部中止)
 * and `partly-on-hold` (一部休止): the rest is not.
 */
export type OccurrenceStatus =
  | 'planned'
  | 'ongoing'
  | 'preliminary'
  | 'final'
  | 'corrected'
  | 'appended'
  | 'on-hold'
  | 'partly-on-hold'
  | 'stopped'
  | 'partly-stopped'
  | 'cancelled'
  | 'unknown'

/** A half-open span of days, `from` included and `until` not; undefined = without limit on that side. */
export interface Period {
  readonly from: JstDate | undefined
  readonly until: JstDate | undefined
}
