import type { RecordKind } from './record-kind.ts'

export type FacilityId = string & { readonly __brand: 'FacilityId' }

export type FacilityType = 'hospital' | 'clinic' | 'pharmacy' | 'nursing-station'

/** One institution of the network, told on every screen by its letter and name (SRC-4). */
export interface Facility {
  readonly id: FacilityId
  /** A, B, C …: belongs to the facility, the same for every user. */
  readonly letter: string
  readonly type: FacilityType
  readonly name: LocalizedName
  /** Short enough for a strip of eight: 見本総合. */
  readonly shortName: LocalizedName
  /** System of its patient numbers, `urn:oid:1.2.392.100495.20.3.51.1` and ten digits (fhir-jp.md §1). */
  readonly patientIdSystem: string
  /** Kinds that it publishes to the network; a kind that is not here is 「公開していません」 and never asked. */
  readonly disclosedKinds: ReadonlySet<RecordKind>
  /** Kinds that the profession of the user may not read (B1): 「閲覧権限がありません」 and never asked. */
  readonly closedKinds?: ReadonlySet<RecordKind>
  /** The facility where the user works. */
  readonly isOwn: boolean
}

export interface LocalizedName {
  readonly ja: string
  readonly en: string
}
