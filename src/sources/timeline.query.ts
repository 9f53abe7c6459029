import type { Answer } from '#clinical/answer.ts'
import type { FacilityId } from '#clinical/facility.ts'
import type { JstDate } from '#clinical/jst-date.ts'
import type { Occurrence } from '#clinical/occurrence.ts'
import type { Person } from '#clinical/person.ts'
import type { RecordKind } from '#clinical/record-kind.ts'

/** What every facility of the network says happened when, for the calendar. */
export interface TimelineView {
  /** Answers for the days since `askedSince`; the hub stands under `HUB_FACILITY_ID`. */
  readonly answers: ReadonlyMap<FacilityId, ReadonlyMap<RecordKind, Answer<Occurrence>>>
  /** Days before which nothing was asked yet, per facility: never to be read as "nothing happened". */
  readonly askedSince: ReadonlyMap<FacilityId, JstDate | 'beginning'>
  /** Asks one facility again, or all. */
  refetch(facility?: FacilityId): void
}

export declare function useTimeline(person: Person): TimelineView
