import type { Facility } from '#clinical/facility.ts'
import type { FacilityLink } from '#clinical/person.ts'
import type { CrossReference } from './cross-reference.ts'
import type { FhirClient } from './fhir-client.ts'
import { type FoundPatient, findPatient } from './fhir-patient.ts'
import { STALE_AFTER_MS } from './freshness.ts'
import { SharedRequests } from './shared-requests.ts'
import { Unanswered } from './unanswered.ts'

export interface FhirSourceOptions {
  /** Finds the number of a person whose link is not known yet. */
  readonly crossReference?: CrossReference | undefined
  /** Whose records these are, on a server that several facilities share: code of STORAGE_FACILITY_SYSTEM. */
  readonly tag?: string | undefined
}

/** The Patient of whoever is open, at one facility: looked for once for all that is asked of them. */
export class PersonAtFacility {
  readonly #facility: Facility
  readonly #client: FhirClient
  readonly #crossReference: CrossReference | undefined
  readonly #tag: string | undefined
  readonly #shared = new SharedRequests()
  readonly #unanswered = new Unanswered()
  /** Counts what was forgotten: who was looked for before is not kept after (E15). */
  #epoch = 0
  #lastFound: { readonly link: string; readonly patient: FoundPatient; readonly at: number } | undefined

  constructor(facility: Facility, client: FhirClient, { crossReference, tag }: FhirSourceOptions) {
    this.#facility = facility
    this.#client = client
    this.#crossReference = crossReference
    this.#tag = tag
  }

  /** See `RecordSource.askAnyway`. Who the person is there may have changed, too (E15). */
  askAnyway(): void {
    this.forget()
    this.#crossReference?.askAnyway()
  }

  forget(): void {
    this.#crossReference?.forget()
    this.#shared.forget()
    this.#unanswered.forget()
    this.#epoch += 1
    this.#lastFound = undefined
  }

  /** `isBehind` = nobody waits for it: what had no answer a moment ago is not asked again for it (E2). */
  async find(link: FacilityLink, signal: AbortSignal, isBehind: boolean): Promise<FoundPatient> {
    const key = keyOf(link)
    const now = this.#client.now()
    const kept = this.#lastFound
    // The clock is set back where the servers' time corrects it (E31): how long ago it was, nobody can say then.
    const age = kept === undefined ? -1 : now - kept.at
    if (kept?.link === key && age >= 0 && age < STALE_AFTER_MS) return kept.patient
    const unanswered = isBehind ? this.#unanswered.failureOf(key, now) : undefined
    if (unanswered !== undefined) return { kind: 'failed', why: unanswered }
    const epoch = this.#epoch
    const patient = await this.#shared.run(key, signal, (shared) => this.#ask(link, shared))
    if (epoch !== this.#epoch) return patient
    if (patient.kind === 'found') this.#lastFound = { link: key, patient, at: this.#client.now() }
    if (patient.kind === 'failed') this.#unanswered.note(key, patient.why, this.#client.now())
    return patient
  }

  /** By the link; one that is not known yet is asked of the cross-reference first. */
  async #ask(link: FacilityLink, signal: AbortSignal): Promise<FoundPatient> {
    const find = (at: FacilityLink) => findPatient(this.#client, this.#facility, at, signal, this.#tag)
    if (link.state !== 'unknown') return find(link)
    // A link of the index leads nowhere: whether it is the one to this hospital, nobody can say (H-03).
    if (link.knownBy === undefined) return { kind: 'failed', why: { reason: 'misconfigured', isRetryable: false } }
    const known = await this.#crossReference?.linkAt(this.#facility, link, signal)
    if (known === undefined) return { kind: 'not-linked' }
    return 'reason' in known ? { kind: 'failed', why: known } : find(known)
  }
}

/** Two links with the same key lead to the same Patient. */
function keyOf({
  state,
  patientResourceId = '',
  patientNumber = '',
  otherNumbers = [],
  knownBy,
  expected,
}: FacilityLink): string {
  const known = [state === 'unknown', patientResourceId, patientNumber, ...otherNumbers, knownBy?.value]
  return [...known, expected?.birthDate?.text, expected?.sex].join(' ')
}
