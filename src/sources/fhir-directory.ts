import type { Failure } from '#clinical/answer.ts'
import { decodePerson, type LinkedFacility } from '#clinical/decode/person.decode.ts'
import type { Facility } from '#clinical/facility.ts'
import type { Person, PersonHandle } from '#clinical/person.ts'
import { stringifyExact } from '#standards/fhir/exact-json.ts'
import type { Patient } from '#standards/fhir/r4.ts'
import { crossReferenced } from './cross-reference.ts'
import type { FhirClient, SearchOutcome } from './fhir-client.ts'
import type { PatientHandles } from './patient-handles.ts'
import type { Arrived, PatientDirectory } from './record-source.ts'

export interface FhirDirectoryOptions {
  readonly hub: FhirClient
  readonly facilities: readonly LinkedFacility[]
  readonly handles: PatientHandles
  readonly crossReference: 'link' | 'pix'
}

/** The linked patients of the user's facility: the Patients of the hub, which discloses those and no others. */
export class FhirDirectory implements PatientDirectory {
  readonly #options: FhirDirectoryOptions

  constructor(options: FhirDirectoryOptions) {
    this.#options = options
  }

  async linkedPatients(signal: AbortSignal): Promise<Arrived<Person>> {
    return this.#people(await this.#options.hub.search('Patient', [], signal))
  }

  #people(outcome: SearchOutcome): Arrived<Person> {
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
        for (const { resource } of outcome.entries) {
          if (resource.resourceType !== 'Patient' || isReplaced(resource)) continue
          const person = this.#person(resource)
          if (person !== undefined) rows.push(person)
          else gaps.push({ kind: 'unreadable', what: 'Patient', why: 'not understood', raw: stringifyExact(resource) })
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
    const { hub, handles, crossReference } = this.#options
    const id = handles.patientIdOf(handle)
    if (id === undefined) return { state: 'none', fetchedAt: hub.now() }
    const outcome = await hub.read('Patient', id, signal)
    if (outcome.kind === 'absent') return { state: 'none', fetchedAt: hub.now() }
    if (outcome.kind === 'not-permitted') return { state: 'notPermitted' }
    if (outcome.kind === 'failed') return this.#failed(outcome.why)
    const patient = outcome.resource as Patient
    const person = isReplaced(patient) ? undefined : this.#person(patient)
    if (person === undefined) return this.#failed({ reason: 'misconfigured', isRetryable: false })
    const fetchedAt = hub.now()
    if (crossReference === 'link') return { state: 'data', rows: [person], gaps: [], fetchedAt }
    const facilities = this.#options.facilities.map(({ facility }) => facility)
    const crossed = await crossReferenced(hub, patient, facilities, signal)
    if (crossed.kind === 'failed') {
      return { state: 'data', rows: [person], gaps: [{ kind: 'page-missing', why: crossed.why }], fetchedAt }
    }
    return { state: 'data', rows: [{ ...person, links: crossed.links }], gaps: [], fetchedAt }
  }

  async byNumber(facility: Facility, number: string, signal: AbortSignal): Promise<Arrived<Person>> {
    const own = await this.#withIdentifier(facility, number, signal)
    const isSearched = own.state !== 'failed' || own.why.reason !== 'unsupported-search'
    if (own.state !== 'none' && isSearched) return own
    // A hub may keep the numbers in its links only, where no search finds them, or know no such search.
    if (this.#options.crossReference === 'link') {
      return withNumber(await this.linkedPatients(signal), facility, number)
    }
    const facilities = this.#options.facilities.map((each) => each.facility)
    const asked: Patient = {
      resourceType: 'Patient',
      identifier: [{ system: facility.patientIdSystem, value: number }],
    }
    const crossed = await crossReferenced(this.#options.hub, asked, facilities, signal)
    if (crossed.kind === 'failed') return this.#failed(crossed.why)
    for (const { facility: id, patientNumber } of crossed.links) {
      const other = facilities.find((each) => each.id === id && each.id !== facility.id)
      if (other === undefined || patientNumber === undefined) continue
      const found = await this.#withIdentifier(other, patientNumber, signal)
      if (found.state !== 'none') return found
    }
    return own
  }

  /** What the hub gives is checked again: a server that does not know the parameter gives everybody. */
  async #withIdentifier(facility: Facility, number: string, signal: AbortSignal): Promise<Arrived<Person>> {
    const query = [['identifier', `${facility.patientIdSystem}|${number}`]] as const
    return withNumber(this.#people(await this.#options.hub.search('Patient', query, signal)), facility, number)
  }

  #person(patient: Patient): Person | undefined {
    if (patient.id === undefined) return undefined
    try {
      return decodePerson(patient, this.#options.handles.handleOf(patient.id), this.#options.facilities)
    } catch {
      // Not shaped as a Patient: told with its JSON by whoever asked.
      return undefined
    }
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
