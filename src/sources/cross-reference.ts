import type { Failure, FailureReason } from '#clinical/answer.ts'
import { expectedOf, type LinkedFacility, numbersAt } from '#clinical/decode/person.decode.ts'
import type { Facility } from '#clinical/facility.ts'
import type { FacilityLink } from '#clinical/person.ts'
import { isSameSystem } from '#standards/fhir/identifier-systems.ts'
import type { Identifier, Patient, Reference } from '#standards/fhir/r4.ts'
import { parseReference } from '#standards/fhir/references.ts'
import type { FhirClient } from './fhir-client.ts'
import { SharedRequests } from './shared-requests.ts'

type Crossed =
  | { readonly kind: 'links'; readonly links: readonly FacilityLink[] }
  | { readonly kind: 'failed'; readonly why: Failure }

/** What the index knows of one number: the numbers and Patients of the same person, or nobody. */
type Known =
  | { readonly kind: 'known'; readonly patient: Patient; readonly references: readonly Reference[] }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'failed'; readonly why: Failure }

interface Parameters {
  readonly resourceType: 'Parameters'
  readonly parameter?: readonly {
    readonly name: string
    readonly valueIdentifier?: Identifier
    readonly valueReference?: Reference
  }[]
}

/**
 * The numbers of one person at every facility, from a patient index: by IHE PIXm [ITI-83], or from the identifiers of the
 * Patient that IHE PDQm [ITI-78] finds by one of them (fhir-jp.md §7).
 */
export class CrossReference {
  readonly #index: FhirClient
  readonly #facilities: readonly LinkedFacility[]
  readonly #by: 'pix' | 'pdqm'
  readonly #shared = new SharedRequests()
  /** `$ihe-pix` has been answered: the server has it. */
  #hasAnswered = false

  constructor(index: FhirClient, facilities: readonly LinkedFacility[], by: 'pix' | 'pdqm') {
    this.#index = index
    this.#facilities = facilities
    this.#by = by
  }

  /** See `RecordSource.askAnyway`. */
  askAnyway(): void {
    this.#index.askAnyway()
  }

  /** Forgets what was kept for a moment: the next user asks anew. */
  forget(): void {
    this.#shared.forget()
  }

  /** What is known without asking: the link to the facility of the person's own number, all others `unknown` (H-03). */
  unasked(patient: Patient): readonly FacilityLink[] {
    const [source] = this.#sources(patient)
    if (source === undefined) return []
    return this.#facilities.map(({ facility }): FacilityLink => {
      const [patientNumber] = numbersAt(patient, facility)
      const isSource =
        patientNumber !== undefined && facility.patientIdSystem === source.system && patientNumber === source.value
      const rest = { facility: facility.id, patientResourceId: undefined, since: undefined }
      const expected = expectedOf(patient)
      return isSource
        ? { ...rest, state: 'linked', patientNumber, expected }
        : { ...rest, state: 'unknown', patientNumber: undefined, knownBy: source, expected }
    })
  }

  /** The links of a person. Whom the index does not know has none but where the number itself is from. */
  async links(patient: Patient, signal: AbortSignal): Promise<Crossed> {
    let failure: Failure | undefined
    const sources = this.#sources(patient)
    for (const source of sources) {
      const known = await this.#known(source, signal)
      if (known.kind === 'known') return { kind: 'links', links: this.#linksOf(source, known, expectedOf(patient)) }
      if (known.kind === 'failed') failure ??= known.why
    }
    if (failure !== undefined) return { kind: 'failed', why: failure }
    return { kind: 'links', links: this.unasked(patient).filter(({ state }) => state === 'linked') }
  }

  /** The link that stands behind one that is not known yet; undefined = the person is not known there. */
  async linkAt(
    facility: Facility,
    link: FacilityLink,
    signal: AbortSignal,
  ): Promise<FacilityLink | Failure | undefined> {
    if (link.knownBy === undefined) return undefined
    const known = await this.#known(link.knownBy, signal)
    if (known.kind === 'failed') return known.why
    if (known.kind === 'unknown') return undefined
    return this.#linksOf(link.knownBy, known, link.expected).find((each) => each.facility === facility.id)
  }

  /** The numbers by which the index can be asked, that of the own facility first. */
  #sources(patient: Patient): readonly { readonly system: string; readonly value: string }[] {
    return this.#facilities
      .map(({ facility }) => facility)
      .toSorted((one, other) => Number(other.isOwn) - Number(one.isOwn))
      .flatMap((facility) => numbersAt(patient, facility).map((value) => ({ system: facility.patientIdSystem, value })))
  }

  #known(source: { readonly system: string; readonly value: string }, signal: AbortSignal): Promise<Known> {
    const ask = (shared: AbortSignal) =>
      this.#by === 'pix' ? this.#byPix(source, shared) : this.#byPdqm(source, shared)
    return this.#shared.run(`${source.system}|${source.value}`, signal, ask, ({ kind }) => kind !== 'failed')
  }

  /** The answer leaves out the number that was asked with; 404 is a number, 400 an issuer, that the index does not know. */
  async #byPix(source: { readonly system: string; readonly value: string }, signal: AbortSignal): Promise<Known> {
    const query = [['sourceIdentifier', `${source.system}|${source.value}`]] as const
    const outcome = await this.#index.operation('Patient/$ihe-pix', query, signal)
    if (outcome.kind === 'absent') {
      // A server without the operation says 404, too: of such a one nobody may be called 未連携 (H-03).
      const isAnswer = this.#hasAnswered || /sourceIdentifier/i.test(outcome.detail ?? '')
      return isAnswer ? { kind: 'unknown' } : failed('unsupported-search')
    }
    if (outcome.kind === 'failed') return outcome
    if (outcome.kind === 'not-permitted' || outcome.kind === 'out-of-consent') return failed(outcome.kind)
    if (outcome.kind === 'refused') return failed(outcome.status === 400 ? 'misconfigured' : 'unsupported-search')
    if (!isParameters(outcome.body)) return failed('unsupported-search')
    this.#hasAnswered = true
    const parameters = outcome.body.parameter ?? []
    const identifier = parameters.flatMap(({ name, valueIdentifier }) =>
      name === 'targetIdentifier' && valueIdentifier !== undefined ? [valueIdentifier] : [],
    )
    const references = parameters.flatMap(({ name, valueReference }) =>
      name === 'targetId' && valueReference !== undefined ? [valueReference] : [],
    )
    return { kind: 'known', patient: { resourceType: 'Patient', identifier }, references }
  }

  /** The one Patient of this number, wherever a merged record leads; several are nobody's proof (H-02). */
  async #byPdqm(
    { system, value }: { readonly system: string; readonly value: string },
    signal: AbortSignal,
  ): Promise<Known> {
    const outcome = await this.#index.search('Patient', [['identifier', `${system}|${value}`]], signal)
    if (outcome.kind === 'failed') return outcome
    if (outcome.kind === 'unsupported') return failed('unsupported-search')
    if (outcome.kind !== 'found') return failed(outcome.kind)
    const patients = outcome.entries.flatMap(({ resource }) => (resource.resourceType === 'Patient' ? [resource] : []))
    const same = patients.filter(
      (each) =>
        each.active !== false && each.identifier?.some((of) => isSameSystem(of.system, system) && of.value === value),
    )
    const inUse = same.filter(({ link }) => !(link ?? []).some(({ type }) => type === 'replaced-by'))
    const [patient, ...others] = inUse
    if (others.length > 0) return failed('several-patients')
    if (patient !== undefined) return { kind: 'known', patient, references: [] }
    if (same.length > 0) return failed('patient-merged')
    const missing = outcome.gaps.find((gap) => gap.kind === 'page-missing')
    return missing === undefined ? { kind: 'unknown' } : { kind: 'failed', why: missing.why }
  }

  #linksOf(
    source: { readonly system: string; readonly value: string },
    { patient, references }: Extract<Known, { kind: 'known' }>,
    expected: FacilityLink['expected'],
  ): readonly FacilityLink[] {
    const identifier = [source, ...(patient.identifier ?? [])]
    return this.#facilities.flatMap(({ facility, base }): FacilityLink[] => {
      const [patientNumber, ...otherNumbers] = numbersAt({ ...patient, identifier }, facility)
      // An address counts where it names one Patient of a server that no other facility shares.
      const ids = references.flatMap((each) => {
        const parsed = parseReference(each)
        return parsed?.form === 'absolute' && parsed.type === 'Patient' && `${parsed.base}/` === base ? [parsed.id] : []
      })
      const patientResourceId = ids.length === 1 && otherNumbers.length === 0 ? ids[0] : undefined
      if (patientNumber === undefined && patientResourceId === undefined) return []
      return [
        {
          facility: facility.id,
          state: 'linked',
          patientNumber,
          patientResourceId,
          since: undefined,
          ...(otherNumbers.length === 0 ? {} : { otherNumbers }),
          ...(expected === undefined ? {} : { expected }),
        },
      ]
    })
  }
}

function failed(reason: FailureReason): { readonly kind: 'failed'; readonly why: Failure } {
  return { kind: 'failed', why: { reason, isRetryable: false } }
}

function isParameters(body: unknown): body is Parameters {
  return typeof body === 'object' && body !== null && 'resourceType' in body && body.resourceType === 'Parameters'
}
