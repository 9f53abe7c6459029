import { facilityIdentity } from '#standards/ssmix2/convert/facility-identity.ts'
import { patientResourceId } from '#standards/ssmix2/convert/scope.ts'
import type { FhirRepository } from './fhir-engine/fhir-server.ts'
import { FhirProblem } from './fhir-engine/operation-outcome.ts'
import { parseReference } from './fhir-engine/reference-search.ts'
import { ResourceStore } from './fhir-engine/resource-store.ts'
import { parseToken } from './fhir-engine/token-search.ts'
import type { KeptRecords, PatientRecords } from './patient-records.ts'
import type { NetworkFacility, NetworkFile } from './sample-network/network-files.ts'

interface Folder {
  readonly handle: string
  readonly patientId: string
}

/**
 * The FHIR server of one facility: read-only, over the storages of its patients. It answers about one patient at a
 * time, as the gateways of a network do; a search that names none is refused.
 */
export function facilityRepository(
  network: NetworkFile,
  facility: NetworkFacility,
  records: PatientRecords,
): FhirRepository {
  const folders = foldersOf(network, facility)
  const recordsOf = async (folder: Folder | undefined): Promise<KeptRecords> =>
    folder === undefined
      ? { store: new ResourceStore(), warnings: [] }
      : records.of(facility, folder.handle, folder.patientId)

  /** Undefined for a patient that the facility does not know: it then answers with an empty list. */
  function folderAsked(type: string, parameters: URLSearchParams): Folder | undefined {
    const reference = parameters.get('patient') ?? parameters.get('subject') ?? parameters.get('beneficiary')
    const id = reference ?? (type === 'Patient' ? parameters.get('_id') : null)
    if (id !== null) return folders.byId.get(parseReference(id)?.id ?? '')
    const identifier = parameters.get('patient:identifier') ?? parameters.get('subject:identifier')
    const token = identifier ?? (type === 'Patient' ? parameters.get('identifier') : null)
    if (token === null) throw new FhirProblem(400, 'required', `${type}: a search must name its patient`)
    const { system = facility.patientIdSystem, code = '' } = parseToken(token)
    return system === facility.patientIdSystem ? folders.byNumber.get(code) : undefined
  }

  return {
    title: facility.name.ja,
    async searched(type, parameters) {
      const { store, warnings } = await recordsOf(folderAsked(type, parameters))
      const concerning = warnings.filter(({ types }) => types === undefined || types.has(type))
      return { store, warnings: concerning.map(({ text }) => text) }
    },
    async holding(type, id) {
      if (type === 'Patient') return (await recordsOf(folders.byId.get(id))).store
      const read = await records.readAt(facility)
      return read.find((store) => store.get(type, id) !== undefined) ?? new ResourceStore()
    },
    crossReference: undefined,
    writer: undefined,
  }
}

function foldersOf(network: NetworkFile, facility: NetworkFacility) {
  const identity = facilityIdentity(facility.institutionNumber)
  const byNumber = new Map<string, Folder>()
  const byId = new Map<string, Folder>()
  for (const { handle, folders } of network.patients) {
    for (const { facility: id, patientId } of folders) {
      if (id !== facility.id) continue
      byNumber.set(patientId, { handle, patientId })
      byId.set(patientResourceId(identity, patientId), { handle, patientId })
    }
  }
  return { byNumber, byId }
}
