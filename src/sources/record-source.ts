import type { Answer } from '#clinical/answer.ts'
import type { Facility, FacilityId } from '#clinical/facility.ts'
import type { ClinicalFact } from '#clinical/facts.ts'
import type { Instant } from '#clinical/jst-date.ts'
import type { Occurrence, Period } from '#clinical/occurrence.ts'
import type { FacilityLink, Person, PersonHandle } from '#clinical/person.ts'
import type { RecordKind } from '#clinical/record-kind.ts'
import type { RecordVersion } from '#clinical/record-version.ts'
import type { ClockWatch } from './clock-watch.ts'
import type { FileServer } from './files/read-file.ts'
import type { PatientCriterion } from './find-people.ts'
import type { HubStore } from './hub/hub-store.ts'
import type { ImageServer } from './images/image-server.ts'
import type { ExportPolicy, SessionPolicy } from './policy-config.ts'

/** The key under which answers of the hub stand beside those of the facilities. */
export const HUB_FACILITY_ID = 'hub' as FacilityId

/** An answer that has arrived; `loading` belongs to the query that waits for it. */
export type Arrived<T> = Exclude<Answer<T>, { state: 'loading' }>

/**
 * One facility's records, wherever they are kept: a FHIR server or an SS-MIX2 folder (DESIGN.md §4). Both operations
 * answer, never throw, except when `signal` aborts them.
 */
export interface RecordSource {
  readonly facility: Facility
  /** A person has been opened: who they are here is found out before the first question about them needs it. */
  meet?(link: FacilityLink, signal: AbortSignal): Promise<void>
  /** A reader asked for another try (SRC-9): the next question is put even to a server that was to be left alone. */
  askAnyway?(): void
  /** A reader asked for more of what a limit cut (`capped`, E9): the next question goes further. */
  readOn?(): void
  /** Keeps nothing of what it has answered so far. */
  forget?(): void
  /** What happened when, of one kind: enough for the calendar, without the content of the records. */
  timeline(link: FacilityLink, kind: RecordKind, period: Period, signal: AbortSignal): Promise<Arrived<Occurrence>>
  /**
   * The records of one kind in a period. A kind without dates (allergies) ignores the period. `isBehind` = nobody waits
   * for it yet: it is asked when the network is quiet.
   */
  records(
    link: FacilityLink,
    kind: RecordKind,
    period: Period,
    signal: AbortSignal,
    isBehind?: boolean,
  ): Promise<Arrived<ClinicalFact>>
  /**
   * The records of one kind that no search by date finds, because they lack the time that it compares: of every age,
   * asked for when nobody waits for anything else. A source without it finds all records of a period by their dates.
   */
  undated?(link: FacilityLink, kind: RecordKind, signal: AbortSignal): Promise<Arrived<ClinicalFact>>
  /**
   * What a record said before: every version of it that the facility keeps, the newest first (E14). A source without it
   * gives out no former versions, which says nothing about whether there were any.
   */
  versions?(link: FacilityLink, record: VersionedRecord, signal: AbortSignal): Promise<Arrived<RecordVersion>>
}

/** A record whose versions are asked for. */
export type VersionedRecord = Pick<ClinicalFact, 'key' | 'kind' | 'refs'>

/** The hub of the network: who is linked for the user's facility, and to which facilities (DESIGN.md §8.10). */
export interface PatientDirectory {
  linkedPatients(signal: AbortSignal): Promise<Arrived<Person>>
  /** Those of them whom any of the criteria may mean (PDQm, ITI-78). What a lenient hub gives may be more. */
  search(criteria: readonly PatientCriterion[], signal: AbortSignal): Promise<Arrived<Person>>
  person(handle: PersonHandle, signal: AbortSignal): Promise<Arrived<Person>>
  /** Whoever of the linked patients has this number at this facility; `none` = nobody of them (RAD-106, H-19). */
  byNumber(facility: Facility, number: string, signal: AbortSignal): Promise<Arrived<Person>>
}

/** Everything a screen may ask, in one place: the network as configured for this user. */
export interface Network {
  readonly name: { readonly ja: string; readonly en: string }
  /** In the order of their letters. */
  readonly facilities: readonly Facility[]
  readonly directory: PatientDirectory
  /** The linked patient who is `Patient/id` of a server: whom a launch means (SMART App Launch). */
  launched?(server: string, id: string, signal: AbortSignal): Promise<Arrived<Person>>
  /** `pdqm`: nobody is listed before a search (ITI-78); without a statement every linked patient is. */
  readonly patientSearch?: 'list' | 'pdqm'
  readonly sources: readonly RecordSource[]
  /** Notes, memos and cautions of the whole network, kept at the hub. Its facility (`HUB_FACILITY_ID`) is the hub itself. */
  readonly hub: RecordSource
  /** What users write at the hub; undefined where there is nowhere to write, which screens say. */
  readonly hubStore?: HubStore
  /** Servers from which the files of documents are read, the hub's too; a facility without one gives out no files. */
  readonly fileServers?: ReadonlyMap<FacilityId, FileServer>
  /** Picture servers (DICOMweb); a facility without one gives out no images (画像は公開されていません). */
  readonly imageServers?: ReadonlyMap<FacilityId, ImageServer>
  /** Facilities' own viewers, opened by IHE Invoke Image Display (RAD-106). */
  readonly imageDisplays?: ReadonlyMap<FacilityId, URL>
  /** Where measurements and key images are stored; without it saving is off, which screens say (DESIGN.md §8.4). */
  readonly annotationServer?: ImageServer
  /** What the images screen offers; without a statement only what `reference` allows (DESIGN.md §8.3). */
  readonly imageTools?: 'reference' | 'full'
  /** Which professions may take records out; without a statement the defaults of DESIGN.md §8.13. */
  readonly exports?: ExportPolicy
  /** What the network has decided about sessions and rights; without a statement the defaults of `policyOf`. */
  readonly policy?: SessionPolicy
  /** Keeps nothing of what was answered; `everything`: nor which person an address stands for (A6). */
  forget?(what: 'answers' | 'everything'): void
  /** How far the clocks of its servers are from that of this device (E31, B6). */
  readonly clocks?: ClockWatch
  /** The present; a demonstration fixes it. Without it the clock of the device counts. */
  readonly now?: () => Instant
}
