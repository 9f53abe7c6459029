import type { Facility, FacilityId } from '#clinical/facility.ts'
import { CrossReference } from './cross-reference.ts'
import type { FhirClient } from './fhir-client.ts'
import { FhirRecordSource } from './fhir-record-source.ts'
import { Foreground, type Idle } from './foreground.ts'

/** The FHIR servers of a network's records, as plain data: a worker is told of them by a message. */
export interface RecordServers {
  readonly facilities: readonly {
    readonly facility: Facility
    /** Absolute, ending in `/`. */
    readonly base: string
    /** Whose records these are, on a server that several facilities share. */
    readonly tag: string | undefined
  }[]
  readonly firstByteMs: number
  /** Where the numbers of a person come from that their links do not tell. */
  readonly crossReference:
    | {
        readonly by: 'pix' | 'pdqm'
        readonly base: string
        readonly facilities: readonly { readonly facility: Facility; readonly base: string | undefined }[]
      }
    | undefined
}

/** The sources of a network, over one foreground. `idle`: see `Foreground`. */
export function fhirRecordSources(
  { facilities, crossReference }: RecordServers,
  clientOf: (base: string) => FhirClient,
  idle?: Idle,
): ReadonlyMap<FacilityId, FhirRecordSource> {
  const foreground = new Foreground(idle)
  const index =
    crossReference === undefined
      ? undefined
      : new CrossReference(clientOf(crossReference.base), crossReference.facilities, crossReference.by)
  return new Map(
    facilities.map(({ facility, base, tag }) => [
      facility.id,
      new FhirRecordSource(facility, clientOf(base), foreground, { crossReference: index, tag }),
    ]),
  )
}
