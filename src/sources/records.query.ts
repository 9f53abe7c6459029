import type { Answer } from '#clinical/answer.ts'
import type { FacilityId } from '#clinical/facility.ts'
import type { FactOf } from '#clinical/facts.ts'
import type { Period } from '#clinical/occurrence.ts'
import type { Person } from '#clinical/person.ts'
import type { RecordKind } from '#clinical/record-kind.ts'

/** Records of one kind, facility by facility; the hub stands under `HUB_FACILITY_ID` where it keeps the kind. */
export type RecordsView<K extends RecordKind> = ReadonlyMap<FacilityId, Answer<FactOf<K>>>

export declare function useRecords<K extends RecordKind>(person: Person, kind: K, period: Period): RecordsView<K>
