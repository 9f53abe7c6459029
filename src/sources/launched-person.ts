import type { Facility } from '#clinical/facility.ts'
import type { Person } from '#clinical/person.ts'
import { isSameSystem } from '#standards/fhir/identifier-systems.ts'
import type { Patient } from '#standards/fhir/r4.ts'
import type { FhirClient } from './fhir-client.ts'
import type { PatientHandles } from './patient-handles.ts'
import type { Arrived, PatientDirectory } from './record-source.ts'

interface LaunchServers {
  readonly directory: PatientDirectory
  readonly handles: PatientHandles
  readonly hub: FhirClient
  readonly facilities: readonly { readonly facility: Facility; readonly client: FhirClient }[]
}

/**
 * The patient with whom another system opened the viewer (SMART App Launch): a Patient of the server `base`, found among
 * the linked patients by the number that the hospital gave. `none` = nobody of them; never a guess by name (H-01).
 */
export async function launchedPerson(
  { directory, handles, hub, facilities }: LaunchServers,
  base: string,
  id: string,
  signal: AbortSignal,
): Promise<Arrived<Person>> {
  if (base === hub.base) return directory.person(await handles.handleOf(id), signal)
  const there = facilities.filter(({ client }) => client.base === base)
  const [first] = there
  if (first === undefined) return failed('misconfigured', hub)
  const outcome = await first.client.read('Patient', id, signal)
  if (outcome.kind === 'absent') return { state: 'none', fetchedAt: hub.now() }
  if (outcome.kind === 'not-permitted') return { state: 'notPermitted' }
  if (outcome.kind === 'failed') return { state: 'failed', why: outcome.why, at: hub.now() }
  const { identifier = [] } = outcome.resource as Patient
  for (const { facility } of there) {
    const own = identifier.find(({ system }) => isSameSystem(system, facility.patientIdSystem))
    if (own?.value !== undefined) return directory.byNumber(facility, own.value, signal)
  }
  return { state: 'none', fetchedAt: hub.now() }
}

function failed(reason: 'misconfigured', hub: FhirClient): Arrived<Person> {
  return { state: 'failed', why: { reason, isRetryable: false }, at: hub.now() }
}
