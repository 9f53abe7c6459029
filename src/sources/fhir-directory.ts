import type { Failure } from '#clinical/answer.ts'
import { decodePerson, type LinkedFacility } from '#clinical/decode/person.decode.ts'
import type { Facility } from '#clinical/facility.ts'
import type { FacilityLink, Person, PersonHandle } from '#clinical/person.ts'
import { stringifyExact } from '#standards/fhir/exact-json.ts'
import type { Patient } from '#standards/fhir/r4.ts'
import type { CrossReference } from './cross-reference.ts'
import type { FhirClient, SearchOutcome } from './fhir-client.ts'
import type { PatientCriterion } from './find-people.ts'
import { withLinkedNumbers } from './linked-numbers.ts'
import type { PatientHandles } from './patient-handles.ts'
import type { Arrived, PatientDirectory } from './record-source.ts'

export interface FhirDirectoryOptions {
  readonly hub: FhirClient
  readonly facilities: readonly LinkedFacility[]
  readonly handles: PatientHandles
  /** Where another server than the Patient itself knows the numbers; undefined = its links, or its own numbers. */
  readonly crossReference: (() => Promise<CrossReference>) | undefined
  /** Numbers on the Patient stand for links: a patient index that knows none (PDQm). */
  readonly areNumbersLinks: boolean
  /** The hub lists every linked patient unasked. */
  readonly isListed: boolean
}

/** The linked patients of the user's facility: the Patients of the hub, which discloses those and no others. */
export class FhirDirectory implements PatientDirectory {
  readonly #options: FhirDirectoryOptions

  constructor(options: FhirDirectoryOptions) {
    this.#options = options
  }

  async linkedPatients(signal: AbortSignal): Promise<Arrived<Person>> {
    return this.#people(await this.#options.hub.search('Patient', [], signal), signal)
  }

  async search(criteria: readonly PatientCriterion[], signal: AbortSignal): Promise<Arrived<Person>> {
    const { hub, facilities } = this.#options
    const { findPeople } = await import('./find-people.ts')
    const all = facilities.map(({ facility }) => facility)
    return this.#people(await findPeople(hub, criteria, all, signal), signal)
  }

  async #people(outcome: SearchOutcome, signal: AbortSignal): Promise<Arrived<Person>> {
    switch (outcome.kind) {
      case 'not-permitted':
        return { state: 'notPermitted' }
      case 'out-of-consent':
        return { state: 'outOfConsent' }
      case 'unsupported':
        return this.#failed({ reason: 'unsupported-search', isRetryable: false })
      case 'failed':
        return this.#failed(outcome.why)
      case 'found': {
        const gaps = [...outcome.gaps]
        const rows: Person[] = []
        const found = outcome.entries.flatMap(({ resource }) =>
          resource.resourceType === 'Patient' && !isReplaced(resource) ? [resource] : [],
        )
        const numbered = await this.#numbered(found, signal)
        if (numbered.kind === 'failed') return this.#failed(numbered.why)
        const crossReference = await this.#options.crossReference?.()
        for (const patient of numbered.patients) {
          const person = await this.#person(patient, crossReference, numbered.incomplete.has(patient.id))
          if (person !== undefined) rows.push(person)
          else gaps.push({ kind: 'unreadable', what: 'Patient', why: 'not understood', raw: stringifyExact(patient) })
        }
        const fetchedAt = this.#options.hub.now()
        return rows.length === 0 && gaps.length === 0
          ? { state: 'none', fetchedAt }
          : { state: 'data', rows, gaps, fetchedAt }
      }
    }
  }

  /** A person whose record was merged into another since is told as a fault, never shown half (E15). */
  async person(handle: PersonHandle, signal: AbortSignal): Promise<Arrived<Person>> {
    const { hub, handles } = this.#options
    if (handles.patientIdOf(handle) === undefined && this.#options.isListed) {
      // After a reload the handles of the tab are learnt again from the list.
      const listed = await this.linkedPatients(signal)
      if (listed.state !== 'data' && listed.state !== 'none') return listed
      const missing = listed.state === 'data' ? listed.gaps.find((gap) => gap.kind === 'page-missing') : undefined
      if (missing !== undefined && handles.patientIdOf(handle) === undefined) return this.#failed(missing.why)
    }
    const id = handles.patientIdOf(handle)
    if (id === undefined) return { state: 'none', fetchedAt: hub.now() }
    const outcome = await hub.read('Patient', id, signal)
    if (outcome.kind === 'absent') return { state: 'none', fetchedAt: hub.now() }
    if (outcome.kind === 'not-permitted') return { state: 'notPermitted' }
    if (outcome.kind === 'failed') return this.#failed(outcome.why)
    const patient = outcome.resource as Patient
    if (isReplaced(patient)) return this.#failed({ reason: 'patient-merged', isRetryable: false })
    const numbered = await this.#numbered([patient], signal)
    if (numbered.kind === 'failed') return this.#failed(numbered.why)
    const crossReference = await this.#options.crossReference?.()
    const person = await this.#person(numbered.patients[0] ?? patient, crossReference, numbered.incomplete.has(id))
    if (person === undefined) return this.#failed({ reason: 'misconfigured', isRetryable: false })
    const fetchedAt = hub.now()
    if (crossReference === undefined) return { state: 'data', rows: [person], gaps: [], fetchedAt }
    const crossed = await crossReference.links(patient, signal)
    // The links stay unknown, and each hospital says so: none of them becomes 未連携 by a fault of the index (H-03).
    if (crossed.kind === 'failed') {
      return { state: 'data', rows: [person], gaps: [{ kind: 'page-missing', why: crossed.why }], fetchedAt }
    }
    return { state: 'data', rows: [{ ...person, links: crossed.links }], gaps: [], fetchedAt }
  }

  async byNumber(facility: Facility, number: string, signal: AbortSignal): Promise<Arrived<Person>> {
    const own = await this.#withIdentifier(facility, number, signal)
    const isSearched = own.state !== 'failed' || own.why.reason !== 'unsupported-search'
    if (own.state !== 'none' && isSearched) return own
    const { facilities } = this.#options
    const crossReference = await this.#options.crossReference?.()
    // A hub may keep the numbers in its links only, where no search finds them, or know no such search.
    if (crossReference === undefined) return withNumber(await this.linkedPatients(signal), facility, number)
    const asked: Patient = {
      resourceType: 'Patient',
      identifier: [{ system: facility.patientIdSystem, value: number }],
    }
    const crossed = await crossReference.links(asked, signal)
    if (crossed.kind === 'failed') return this.#failed(crossed.why)
    for (const { facility: id, patientNumber } of crossed.links) {
      const other = facilities.find((each) => each.facility.id === id && id !== facility.id)?.facility
      if (other === undefined || patientNumber === undefined) continue
      const found = await this.#withIdentifier(other, patientNumber, signal)
      if (found.state !== 'none') return found
    }
    return own
  }

  /** What the hub gives is checked again: a server that does not know the parameter gives everybody. */
  async #withIdentifier(facility: Facility, number: string, signal: AbortSignal): Promise<Arrived<Person>> {
    const query = [['identifier', `${facility.patientIdSystem}|${number}`]] as const
    const found = await this.#people(await this.#options.hub.search('Patient', query, signal), signal)
    return withNumber(found, facility, number)
  }

  /** Links that only point at other Patients of the hub get the numbers of those. */
  async #numbered(patients: readonly Patient[], signal: AbortSignal) {
    const { hub, areNumbersLinks } = this.#options
    const isPointing = patients.some(({ link }) =>
      link?.some(({ type, other }) => type === 'seealso' && other?.reference),
    )
    if (areNumbersLinks || !isPointing) return { kind: 'patients', patients, incomplete: new Set<string>() } as const
    return withLinkedNumbers(hub, patients, signal)
  }

  async #person(
    patient: Patient,
    crossReference: CrossReference | undefined,
    isIncomplete: boolean,
  ): Promise<Person | undefined> {
    if (patient.id === undefined) return undefined
    try {
      const { handles, facilities, areNumbersLinks } = this.#options
      const person = decodePerson(patient, await handles.handleOf(patient.id), facilities, areNumbersLinks)
      if (crossReference !== undefined) return { ...person, links: crossReference.unasked(patient) }
      return isIncomplete ? { ...person, links: this.#inDoubt(person) } : person
    } catch {
      // Not shaped as a Patient: told with its JSON by whoever asked.
      return undefined
    }
  }

  /** Where a link leads nowhere, it may be the one to any hospital that has none (H-03). */
  #inDoubt({ links }: Person): readonly FacilityLink[] {
    return this.#options.facilities.map(({ facility: { id } }): FacilityLink => {
      const link = links.find(({ facility }) => facility === id)
      const none = { facility: id, patientNumber: undefined, patientResourceId: undefined, since: undefined }
      return link === undefined || link.state === 'not-linked' ? { ...none, ...link, state: 'unknown' } : link
    })
  }

  #failed(why: Failure): Arrived<Person> {
    return { state: 'failed', why, at: this.#options.hub.now() }
  }
}

function withNumber(answer: Arrived<Person>, facility: Facility, number: string): Arrived<Person> {
  if (answer.state !== 'data') return answer
  const rows = answer.rows.filter(({ links }) =>
    links.some((link) => link.facility === facility.id && link.patientNumber === number),
  )
  // A record that could not be read may be the one that was asked for, so a gap stays a gap.
  return rows.length === 0 && answer.gaps.length === 0
    ? { state: 'none', fetchedAt: answer.fetchedAt }
    : { ...answer, rows }
}

function isReplaced({ link }: Patient): boolean {
  return (link ?? []).some(({ type }) => type === 'replaced-by')
}
