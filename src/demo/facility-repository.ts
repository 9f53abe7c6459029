import type { DocumentReference, Patient } from '#standards/fhir/r4.ts'
import { facilityIdentity } from '#standards/ssmix2/convert/facility-identity.ts'
import { patientResourceId } from '#standards/ssmix2/convert/scope.ts'
import type { FhirRepository } from './fhir-engine/fhir-server.ts'
import { FhirProblem } from './fhir-engine/operation-outcome.ts'
import { parseReference } from './fhir-engine/reference-search.ts'
import { ResourceStore } from './fhir-engine/resource-store.ts'
import { parseToken } from './fhir-engine/token-search.ts'
import { handleOfBinary, type KeptFile } from './kept-files.ts'
import type { KeptRecords, PatientRecords } from './patient-records.ts'
import type { HubFile, NetworkFacility, NetworkFile } from './sample-network/network-files.ts'

/** A person whom the facility knows under a number. Whoever has been there has a folder in its storage. */
interface Registered {
  readonly handle: string
  readonly patientId: string
  readonly hasFolder: boolean
  /** For a storage that says nothing of the person: no folder, or documents only. */
  readonly patient: Patient | undefined
  /** Documents whose content waits for consent: in no storage. */
  readonly listed: readonly DocumentReference[]
}

/** A search for a Patient by these brings nothing but the Patient. */
const OF_THE_PATIENT: ReadonlySet<string> = new Set(['identifier', '_id', '_count', '_format'])

/** A server of FHIR records that gives out files, too. */
export interface FacilityRepository extends FhirRepository {
  /** The file behind `Binary/<id>`; undefined when there is none. */
  binary(id: string): Promise<KeptFile | undefined>
}

/**
 * The FHIR server of one facility: read-only, over the storages of its patients. It answers about one patient at a
 * time, as the gateways of a network do; a search that names none is refused.
 */
export function facilityRepository(
  network: NetworkFile,
  hub: HubFile,
  facility: NetworkFacility,
  records: PatientRecords,
): FacilityRepository {
  const registered = registeredAt(network, hub, facility)
  const recordsOf = async (person: Registered | undefined, isMaster = false): Promise<KeptRecords> => {
    if (person === undefined) return nothing()
    const { handle, patientId, hasFolder, patient, listed } = person
    const read = async () =>
      isMaster ? records.master(facility, handle, patientId) : records.of(facility, handle, patientId)
    const kept = hasFolder ? await read() : nothing()
    if (patient !== undefined && kept.store.all('Patient').length === 0) kept.store.put(patient)
    for (const document of listed) {
      if (kept.store.get('DocumentReference', document.id ?? '') === undefined) kept.store.put(document)
    }
    return kept
  }

  /** Undefined for a patient that the facility does not know: it then answers with an empty list. */
  function personAsked(type: string, parameters: URLSearchParams): Registered | undefined {
    const reference = parameters.get('patient') ?? parameters.get('subject') ?? parameters.get('beneficiary')
    const id = reference ?? (type === 'Patient' ? parameters.get('_id') : null)
    // `_id` is the id alone, a reference names the type before it.
    if (id !== null) return registered.byId.get(parseReference(id)?.id ?? id)
    const identifier = parameters.get('patient:identifier') ?? parameters.get('subject:identifier')
    const token = identifier ?? (type === 'Patient' ? parameters.get('identifier') : null)
    if (token === null) throw new FhirProblem(400, 'required', `${type}: a search must name its patient`)
    const { system = facility.patientIdSystem, code = '' } = parseToken(token)
    return system === facility.patientIdSystem ? registered.byNumber.get(code) : undefined
  }

  return {
    title: facility.name.ja,
    async searched(type, parameters) {
      const isMaster = type === 'Patient' && [...parameters.keys()].every((name) => OF_THE_PATIENT.has(name))
      const { store, warnings } = await recordsOf(personAsked(type, parameters), isMaster)
      const concerning = warnings.filter(({ types }) => types === undefined || types.has(type))
      return { store, warnings: concerning.map(({ text }) => text) }
    },
    async holding(type, id) {
      if (type === 'Patient') return (await recordsOf(registered.byId.get(id), true)).store
      const read = await records.readAt(facility)
      return read.find((store) => store.get(type, id) !== undefined) ?? new ResourceStore()
    },
    versions: (type, id) => records.versions(facility, type, id),
    async binary(id) {
      const kept = await recordsOf(registered.byHandle.get(handleOfBinary(id)))
      return kept.binaries.get(id)
    },
    crossReference: undefined,
    writer: undefined,
  }
}

function nothing(): KeptRecords {
  return { store: new ResourceStore(), warnings: [], binaries: new Map() }
}

function registeredAt(network: NetworkFile, hub: HubFile, facility: NetworkFacility) {
  const identity = facilityIdentity(facility.institutionNumber)
  const byNumber = new Map<string, Registered>()
  const byId = new Map<string, Registered>()
  const byHandle = new Map<string, Registered>()
  const register = (person: Registered): void => {
    byNumber.set(person.patientId, person)
    byId.set(patientResourceId(identity, person.patientId), person)
    byHandle.set(person.handle, person)
  }
  const listedFor = (handle: string, id: string): readonly DocumentReference[] =>
    network.awaitingConsent
      .filter((each) => each.handle === handle && each.facility === facility.id)
      .map(({ document }) => ({ ...document, subject: { reference: `Patient/${id}` } }))
  for (const { resource } of hub.entry) {
    if (resource.resourceType !== 'Patient') continue
    for (const identifier of resource.identifier ?? []) {
      const { system, value: patientId } = identifier
      if (system !== facility.patientIdSystem || patientId === undefined) continue
      const { name = [], gender, birthDate } = resource
      const demographics = { name, ...(gender && { gender }), ...(birthDate && { birthDate }) }
      const id = patientResourceId(identity, patientId)
      const patient: Patient = { resourceType: 'Patient', id, identifier: [identifier], ...demographics }
      const handle = resource.id ?? ''
      register({ handle, patientId, hasFolder: false, patient, listed: listedFor(handle, id) })
    }
  }
  for (const { handle, folders } of network.patients) {
    for (const { facility: id, patientId } of folders) {
      if (id !== facility.id) continue
      const listed = listedFor(handle, patientResourceId(identity, patientId))
      register({ handle, patientId, hasFolder: true, patient: byNumber.get(patientId)?.patient, listed })
    }
  }
  return { byNumber, byId, byHandle }
}
