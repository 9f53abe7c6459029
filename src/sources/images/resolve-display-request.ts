import type { Failure } from '#clinical/answer.ts'
import type { Facility } from '#clinical/facility.ts'
import type {
  DisplayRequest,
  ImagePlace,
  RequestedPatient,
  StudyReference,
} from '#clinical/imaging/invoke-image-display.ts'
import { type ListedStudy, listedStudy } from '#clinical/imaging/listed-study.ts'
import type { Person } from '#clinical/person.ts'
import { textOf } from '#standards/dicom/dicom-json.ts'
import { TAG } from '#standards/dicom/tags.ts'
import { canonicalSystem } from '#standards/fhir/identifier-systems.ts'
import type { Network } from '../record-source.ts'
import { listAll } from './image-answers.ts'
import type { ImageServer } from './image-server.ts'
import { pathOf } from './server-of.ts'

/** Whose images a request means. Nobody's are shown unless it is exactly one of the linked patients (H-19). */
export type ResolvedRequest =
  | {
      readonly kind: 'found'
      readonly person: Person
      /** Empty for a request of a patient. */
      readonly studyUids: readonly string[]
      /** Where in the only study to begin; the series of an image is found out where the request does not name it. */
      readonly place: ImagePlace
      /** Studies of the request that no picture server has. */
      readonly missing: number
    }
  | { readonly kind: 'unknown-issuer' | 'not-linked' | 'several-patients' | 'birth-date-differs' | 'no-picture-server' }
  /** No picture server has the study; `unasked` of them could not be asked. */
  | { readonly kind: 'not-found'; readonly unasked: readonly Facility[] }
  | { readonly kind: 'failed'; readonly why: Failure }

/**
 * Finds the person that a request means: a patient by the hub's search for the number of its issuer, a study by asking every
 * picture server for it and the hub for the number that it is kept under. Answers, never throws, except when aborted.
 */
export async function resolveDisplayRequest(
  network: Network,
  request: DisplayRequest,
  signal: AbortSignal,
): Promise<ResolvedRequest> {
  return request.type === 'PATIENT' ? ofPatient(network, request.patient, signal) : ofStudies(network, request, signal)
}

async function ofPatient(network: Network, asked: RequestedPatient, signal: AbortSignal): Promise<ResolvedRequest> {
  const facility = issuerOf(network, asked.issuer)
  if (facility === undefined) return { kind: 'unknown-issuer' }
  const person = await personOf(network, facility, asked.id, signal)
  if (!('handle' in person)) return person
  const born = person.birthDate?.text.replaceAll('-', '')
  const isOther = asked.birthDate !== undefined && born !== undefined && !asked.birthDate.startsWith(born)
  return isOther
    ? { kind: 'birth-date-differs' }
    : { kind: 'found', person, studyUids: [], place: NO_PLACE, missing: 0 }
}

/** Without an issuer the number is one of the facility where the user works: its own system sent the request. */
function issuerOf({ facilities }: Network, issuer: string | undefined): Facility | undefined {
  if (issuer === undefined) return facilities.find(({ isOwn }) => isOwn)
  const system = canonicalSystem(`urn:oid:${issuer.replace(/^urn:oid:/, '')}`)
  return facilities.find(({ id, patientIdSystem }) => canonicalSystem(patientIdSystem) === system || id === issuer)
}

async function personOf(
  { directory }: Network,
  facility: Facility,
  number: string,
  signal: AbortSignal,
): Promise<Person | Exclude<ResolvedRequest, { kind: 'found' }>> {
  const answer = await directory.byNumber(facility, number, signal)
  if (answer.state === 'failed') return { kind: 'failed', why: answer.why }
  const [person, ...others] = answer.state === 'data' ? answer.rows : []
  if (others.length > 0) return { kind: 'several-patients' }
  return person ?? { kind: 'not-linked' }
}

const NO_PLACE: ImagePlace = { seriesUid: undefined, sopInstanceUid: undefined }

async function ofStudies(
  network: Network,
  { by, place }: Extract<DisplayRequest, { type: 'STUDY' }>,
  signal: AbortSignal,
): Promise<ResolvedRequest> {
  const servers = network.facilities.flatMap((facility) => {
    const server = network.imageServers?.get(facility.id)
    return server === undefined ? [] : [{ facility, server }]
  })
  if (servers.length === 0) return { kind: 'no-picture-server' }
  const [parameter, keys] =
    'studyUids' in by
      ? (['StudyInstanceUID', by.studyUids] as const)
      : (['AccessionNumber', by.accessionNumbers] as const)
  const unasked = new Set<Facility>()
  const answers = await Promise.all(
    servers.flatMap(({ facility, server }) =>
      keys.map(async (key) => {
        const query = [
          [parameter, key],
          ['includefield', TAG.IssuerOfPatientID],
        ] as const
        const outcome = await listAll(server, 'studies', query, TAG.StudyInstanceUID, signal)
        if (outcome.kind !== 'listed') unasked.add(facility)
        const rows = outcome.kind === 'listed' ? outcome.rows : []
        const studies = rows.flatMap((row) => listedStudy(row, facility) ?? [])
        return studies.filter((each) => isMeant(each, by)).map((study) => ({ facility, key, study }))
      }),
    ),
  )
  const found = answers.flat()
  if (found.length === 0) return { kind: 'not-found', unasked: [...unasked] }
  const people = new Map<Person['handle'], Person>()
  for (const { facility, study } of found) {
    const issuer = ownNumber(study, facility)
    if (issuer === undefined) return { kind: 'not-linked' }
    const person = await personOf(network, facility, issuer, signal)
    if (!('handle' in person)) return person
    people.set(person.handle, person)
  }
  const [person, ...others] = people.values()
  if (person === undefined || others.length > 0) return { kind: 'several-patients' }
  const studyUids = [...new Set(found.map(({ study }) => study.studyUid))]
  const [first] = found
  const server = first === undefined ? undefined : network.imageServers?.get(first.facility.id)
  return {
    kind: 'found',
    person,
    studyUids,
    place:
      studyUids.length === 1 && first && server ? await placeIn(server, first.study.studyUid, place, signal) : NO_PLACE,
    missing: keys.filter((key) => !found.some((each) => each.key === key)).length,
  }
}

/** An image without its series is looked up; one that cannot be found leaves the study, opened at its start. */
async function placeIn(
  server: ImageServer,
  studyUid: string,
  { seriesUid, sopInstanceUid }: ImagePlace,
  signal: AbortSignal,
): Promise<ImagePlace> {
  if (sopInstanceUid === undefined || seriesUid !== undefined) return { seriesUid, sopInstanceUid }
  const query = [['SOPInstanceUID', sopInstanceUid]] as const
  const outcome = await listAll(server, `${pathOf(studyUid)}/instances`, query, TAG.SOPInstanceUID, signal)
  const rows = outcome.kind === 'listed' ? outcome.rows : []
  const row = rows.find((each) => textOf(each, TAG.SOPInstanceUID) === sopInstanceUid)
  const found = row === undefined ? undefined : textOf(row, TAG.SeriesInstanceUID)
  return found === undefined ? NO_PLACE : { seriesUid: found, sopInstanceUid }
}

/** What was asked for is checked again: a server that does not know the parameter lists everything. */
function isMeant(study: ListedStudy, by: StudyReference): boolean {
  return 'studyUids' in by
    ? by.studyUids.includes(study.studyUid)
    : study.accession !== undefined && by.accessionNumbers.includes(study.accession)
}

function ownNumber({ patient }: ListedStudy, facility: Facility): string | undefined {
  return patient.numbers.find(
    ({ system }) => system === undefined || !system.startsWith('urn:oid:') || system === facility.patientIdSystem,
  )?.value
}
