import type { Instant } from '#clinical/jst-date.ts'
import { userOfToken } from './demo-tokens.ts'
import { type FacilityRepository, facilityRepository } from './facility-repository.ts'
import type { EncodedAnswer, FhirAnswer, FhirRequest } from './fhir-engine/fhir-exchange.ts'
import { answerFhir, type FhirRepository } from './fhir-engine/fhir-server.ts'
import type { HubJournal } from './hub-journal.ts'
import { hubRepository } from './hub-repository.ts'
import { binaryAnswer } from './kept-files.ts'
import { PatientRecords } from './patient-records.ts'
import type { SampleNetworkFiles } from './sample-network-files.ts'

export const HUB = 'hub'

/** The servers of the sample network: one FHIR server per facility, and the hub. */
export interface SampleNetwork {
  /**
   * A hospital has its records ready before anybody asks; here they are read from their storages as soon as it is known
   * whose are wanted: from now on those of this person. What does not exist is no error.
   */
  expect(handle: string): void
  /** Answers a request to one server (`hub` or a facility's id). Throws RangeError for a server that is not there. */
  answer(server: string, request: FhirRequest, signal?: AbortSignal): Promise<FhirAnswer>
  /** The bytes behind an attachment (`GET Binary/<id>`); undefined for every other request, which `answer` answers. */
  file(server: string, request: FhirRequest): Promise<EncodedAnswer | undefined>
}

const PERSON = /^Patient\/([A-Za-z0-9.-]{1,64})$/
const BINARY = /^Binary\/([A-Za-z0-9.-]{1,64})$/

/** Opens the sample network over its files; records are read from their storages when they are first asked for. */
export async function openSampleNetwork(
  files: SampleNetworkFiles,
  journal: HubJournal,
  now: () => Instant,
): Promise<SampleNetwork> {
  const [network, hub] = await Promise.all([files.network(), files.hub()])
  const records = new PatientRecords((handle) => files.patientZip(handle))
  const facilities = new Map<string, FacilityRepository>(
    network.facilities.map((each) => [each.id, facilityRepository(network, hub, each, records)]),
  )
  const users = await hubRepository({ network, hub, journal, now })
  const repositoryOf = (server: string, { authorization }: FhirRequest): FhirRepository | undefined =>
    server === HUB ? users.as(userOfToken(authorization)) : facilities.get(server)
  const expect = (handle: string): void => {
    const [first, ...others] = network.patients.find((each) => each.handle === handle)?.folders ?? []
    // The last that waits is read next (PatientRecords): so they come in the order of the letters.
    for (const { facility: id, patientId } of first === undefined ? [] : [first, ...others.toReversed()]) {
      const facility = network.facilities.find((each) => each.id === id)
      // What cannot be read is told to whoever asks for it.
      if (facility !== undefined) records.of(facility, handle, patientId).catch(() => {})
    }
  }
  return {
    expect,
    async answer(server, request, signal) {
      const repository = repositoryOf(server, request)
      if (repository === undefined) throw new RangeError(`no server ${server}`)
      signal?.throwIfAborted()
      const person = server === HUB && request.method === 'GET' ? PERSON.exec(request.path)?.[1] : undefined
      if (person !== undefined) expect(person)
      return answerFhir(repository, request)
    },
    async file(server, { method, path, authorization }) {
      const id = method === 'GET' ? BINARY.exec(path)?.[1] : undefined
      if (id === undefined) return undefined
      const kept =
        server === HUB ? users.binary(id, userOfToken(authorization)) : await facilities.get(server)?.binary(id)
      return kept === undefined ? undefined : binaryAnswer(kept)
    },
  }
}
