import type { Facility, FacilityId } from '#clinical/facility.ts'
import type { CrossReference } from './cross-reference.ts'
import type { FhirClient } from './fhir-client.ts'
import { FhirRecordSource } from './fhir-record-source.ts'
import { Foreground } from './foreground.ts'
import { WorkerRecordReader } from './reading/read-in-worker.ts'
import type { RecordSource } from './record-source.ts'

/** A facility whose records a FHIR server holds. */
export interface ServedFacility {
  readonly facility: Facility
  readonly client: FhirClient
  /** Whose records these are, on a server that several facilities share. */
  readonly tag: string | undefined
}

/** The sources of a network, over one foreground and one worker that reads for all. */
export function fhirRecordSources(
  served: readonly ServedFacility[],
  crossReference: CrossReference | undefined,
): ReadonlyMap<FacilityId, RecordSource> {
  const foreground = new Foreground()
  const reader = new WorkerRecordReader(startReader)
  return new Map(
    served.map(({ facility, client, tag }) => [
      facility.id,
      new FhirRecordSource(facility, client, foreground, reader, { crossReference, tag }),
    ]),
  )
}

/** The worker that reads for every source; without workers (Node) each reads on its own thread. */
function startReader(): Worker | undefined {
  if (typeof Worker === 'undefined') return undefined
  return new Worker(new URL('./reading/reading.worker.ts', import.meta.url), { type: 'module' })
}
