import type { Gap } from '#clinical/answer.ts'
import type { ClinicalTime } from '#clinical/clinical-time.ts'
import type { Facility } from '#clinical/facility.ts'
import type { ClinicalFact } from '#clinical/facts.ts'
import { jstDateAt } from '#clinical/jst-date.ts'
import type { Occurrence, Period } from '#clinical/occurrence.ts'
import { joinedOccurrences, type OccurrencePart } from '#clinical/occurrences-of-facts.ts'
import type { FacilityLink } from '#clinical/person.ts'
import type { RecordKind } from '#clinical/record-kind.ts'
import type { RecordVersion } from '#clinical/record-version.ts'
import { combinedSearches, dataOrNone, type SearchResult } from './combine-searches.ts'
import type { FhirClient, SearchParameters } from './fhir-client.ts'
import { type FoundPatient, unfoundAnswer } from './fhir-patient.ts'
import { Foreground } from './foreground.ts'
import { NEWEST, newestPage } from './newest-page.ts'
import { isWithin, startsBefore } from './period.ts'
import { type FhirSourceOptions, PersonAtFacility } from './person-at-facility.ts'
import { type Reach, ReadingReach } from './reach.ts'
import { Reading, type ReadRecords } from './reading.ts'
import type { Arrived, RecordSource, VersionedRecord } from './record-source.ts'
import { recordVersions } from './record-versions.ts'
import { comesWhole, leavesOut, plannedSearch } from './search-plan.ts'
import { searchesOf, type TypedSearch, undatedSearchesOf } from './searches.ts'
import { SharedRequests } from './shared-requests.ts'
import { Unanswered } from './unanswered.ts'
import { unaskedAnswer } from './unasked.ts'

/** What is asked of one kind: the records of a period, or those without the time that a search by date compares. */
interface Asked {
  readonly period: Period | 'undated'
  readonly isBehind: boolean
}

const EVER: Period = { from: undefined, until: undefined }
const NOTHING: ReadRecords = { gaps: [], facts: () => [], occurrences: () => [] }

/** One facility's records on a FHIR R4 server (or the hub's notes), asked by the table of `searches.ts`. */
export class FhirRecordSource implements RecordSource {
  readonly facility: Facility
  readonly #client: FhirClient
  readonly #shared = new SharedRequests()
  readonly #unanswered = new Unanswered()
  readonly #reach = new ReadingReach()
  /** Types of which the server refused to say what lacks its date. */
  readonly #withoutMissing = new Set<string>()
  readonly #foreground: Foreground
  readonly #person: PersonAtFacility
  readonly #tag: string | undefined

  /** `foreground` is the one of the network, so that what the reader sees goes before the history of every facility. */
  constructor(facility: Facility, client: FhirClient, foreground = new Foreground(), options: FhirSourceOptions = {}) {
    this.facility = facility
    this.#client = client
    this.#foreground = foreground
    this.#person = new PersonAtFacility(facility, client, options)
    this.#tag = options.tag
  }

  async meet(link: FacilityLink, signal: AbortSignal): Promise<void> {
    await Promise.all([this.#client.capabilities(signal), this.#person.find(link, signal, false)])
  }

  askAnyway(): void {
    this.#shared.forget()
    this.#unanswered.forget()
    this.#withoutMissing.clear()
    this.#client.askAnyway()
    this.#person.askAnyway()
  }

  readOn(): void {
    this.#shared.forget()
    this.#reach.extend()
  }

  forget(): void {
    this.#reach.forget()
    this.#shared.forget()
    this.#unanswered.forget()
    this.#withoutMissing.clear()
    this.#person.forget()
  }

  /**
   * A period without beginning brings whatever the server has, dated later or not at all, too: nothing is lost between
   * two windows, and the same occurrence has the same key in both.
   */
  async timeline(
    link: FacilityLink,
    kind: RecordKind,
    period: Period,
    signal: AbortSignal,
  ): Promise<Arrived<Occurrence>> {
    // All there ever was: the history behind the calendar.
    const asked = { period, isBehind: period.from === undefined }
    const answer = await this.#answer(link, kind, asked, signal, (read) => read.occurrences(kind))
    if (answer.state !== 'data') return answer
    const rows = answer.rows.filter((part) => !startsBefore(part, period.from)).map((part) => this.#settledPart(part))
    return dataOrNone(joinedOccurrences(rows), answer.gaps, answer.fetchedAt)
  }

  async records(
    link: FacilityLink,
    kind: RecordKind,
    period: Period,
    signal: AbortSignal,
    isBehind = false,
  ): Promise<Arrived<ClinicalFact>> {
    const answer = await this.#answer(link, kind, { period, isBehind }, signal, (read) => read.facts(kind))
    if (answer.state !== 'data') return answer
    const rows = answer.rows.filter((fact) => isWithin(fact, period)).map((fact) => this.#settled(fact))
    return dataOrNone(rows, answer.gaps, answer.fetchedAt)
  }

  async undated(link: FacilityLink, kind: RecordKind, signal: AbortSignal): Promise<Arrived<ClinicalFact>> {
    if (undatedSearchesOf(kind).length === 0) return { state: 'none', fetchedAt: this.#client.now() }
    return this.#answer(link, kind, { period: 'undated', isBehind: true }, signal, (read) => read.facts(kind))
  }

  async versions(link: FacilityLink, record: VersionedRecord, signal: AbortSignal): Promise<Arrived<RecordVersion>> {
    const unasked = unaskedAnswer(this.facility, link, record.kind)
    if (unasked !== undefined) return unasked
    const patient = await this.#person.find(link, signal, false)
    if (patient.kind !== 'found') return unfoundAnswer(patient, this.#client.now())
    const context = { facility: this.facility.id, base: this.#client.base, person: patient.identity, tag: this.#tag }
    return this.#foreground.run(() => recordVersions(this.#client, context, record, signal))
  }

  async #answer<T>(
    link: FacilityLink,
    kind: RecordKind,
    { period, isBehind }: Asked,
    signal: AbortSignal,
    pick: (records: ReadRecords) => readonly T[],
  ): Promise<Arrived<T>> {
    const unasked = unaskedAnswer(this.facility, link, kind)
    if (unasked !== undefined) return unasked
    // Beside the search for the patient: what the server can do is needed right after it.
    const capabilities = this.#client.capabilities(signal)
    const patient = await this.#person.find(link, signal, isBehind)
    await capabilities
    signal.throwIfAborted()
    if (patient.kind !== 'found') return unfoundAnswer(patient, this.#client.now())
    const searches = period === 'undated' ? undatedSearchesOf(kind) : searchesOf(kind)
    const results = await Promise.all(
      searches.map((each) =>
        period === 'undated'
          ? this.#undated(each, patient, signal)
          : this.#search(each, patient, period, signal, isBehind),
      ),
    )
    signal.throwIfAborted()
    return combinedSearches(kind, searches, results, pick, this.#client.now())
  }

  /**
   * What a search by date leaves out. Of a server that refuses or fails at `:missing` (it can be switched off in HAPI FHIR)
   * the whole is asked in its place, as for the history of the calendar.
   */
  async #undated(
    search: TypedSearch,
    patient: Extract<FoundPatient, { kind: 'found' }>,
    signal: AbortSignal,
  ): Promise<SearchResult> {
    const nothing = { kind: 'records', records: NOTHING, gaps: [], fetchedAt: this.#client.now() } as const
    if (!leavesOut(search, await this.#client.capabilities(signal))) return nothing
    if (!this.#withoutMissing.has(search.type)) {
      const result = await this.#search(search, patient, 'undated', signal, true)
      if (result.kind !== 'unsupported' && !(result.kind === 'failed' && result.why.reason === 'server-error')) {
        return result
      }
      if (result.kind === 'unsupported') this.#withoutMissing.add(search.type)
    }
    const whole = await this.#search(search, patient, EVER, signal, true)
    // A type that cannot be asked for at all is told by the search by date.
    return whole.kind === 'unsupported' ? nothing : whole
  }

  async #search(
    search: TypedSearch,
    patient: Extract<FoundPatient, { kind: 'found' }>,
    period: Period | 'undated',
    signal: AbortSignal,
    isBehind: boolean,
  ): Promise<SearchResult> {
    const capabilities = await this.#client.capabilities(signal)
    signal.throwIfAborted()
    const parameters = plannedSearch(search, patient.id, period, capabilities, this.#tag)
    if (parameters === undefined) return { kind: 'unsupported', isTypeKept: false }
    const reach = this.#reach.of(search.type, patient.id)
    const key = [reach.records, search.type, ...parameters.map(([name, value]) => `${name}=${value}`)].join('&')
    const question = `${search.type} ${patient.id}`
    const unanswered = isBehind ? this.#unanswered.failureOf(question, this.#client.now()) : undefined
    if (unanswered !== undefined) return { kind: 'failed', why: unanswered }
    const ask = async (shared: AbortSignal) => {
      const result = await this.#found(search, parameters, patient, reach, shared)
      if (result.kind === 'failed') this.#unanswered.note(question, result.why, this.#client.now())
      const isRefused = result.kind === 'unsupported' && result.isTypeKept
      if (!isRefused || search.demanded === undefined) return result
      return this.#found(search, [...parameters, ...search.demanded], patient, reach, shared)
    }
    const start = async (shared: AbortSignal) => {
      // What the newest part brought whole is there already, or is asked as if it had been.
      if (!isBehind || comesWhole(search)) return this.#foreground.run(() => ask(shared))
      await this.#foreground.quiet(shared)
      return ask(shared)
    }
    return this.#shared.run(key, signal, start, ({ kind }) => kind === 'records')
  }

  async #found(
    { type, dateParameter }: TypedSearch,
    parameters: SearchParameters,
    patient: Extract<FoundPatient, { kind: 'found' }>,
    reach: Reach,
    signal: AbortSignal,
  ): Promise<SearchResult> {
    const context = { facility: this.facility.id, base: this.#client.base, person: patient.identity, tag: this.#tag }
    const reading = new Reading(context, reach.records + NEWEST.records)
    const outcome = await this.#client.walk(type, parameters, reading, signal, reach)
    if (outcome.kind !== 'walked') return outcome
    const isWayCut = outcome.gaps.some(isCut)
    const wayGaps =
      isWayCut && dateParameter !== undefined
        ? await newestPage(this.#client, { type, parameters, by: dateParameter }, outcome.gaps, reading, signal)
        : outcome.gaps
    const fetchedAt = this.#client.now()
    const records = await reading.records(signal)
    // Of what the way cut the reading counts the same again, in records in place of resources.
    const gaps = [...wayGaps, ...records.gaps.filter((gap) => !(isWayCut && isCut(gap)))]
    if (gaps.some(isCut)) this.#reach.wasCut(type, patient.id)
    return { kind: 'records', records, gaps: gaps.map((gap) => readable(gap, type)), fetchedAt }
  }

  /** An order whose day has passed is no plan any more; whether it was carried out, its own record does not say. */
  #settled(fact: ClinicalFact): ClinicalFact {
    const isOver = fact.kind === 'order' && fact.status === 'planned' && this.#isPast(fact.at)
    return isOver ? { ...fact, status: 'unknown' } : fact
  }

  #settledPart(part: OccurrencePart): OccurrencePart {
    if (part.kind !== 'order' || !this.#isPast(part.start)) return part
    return { ...part, statuses: part.statuses.map((status) => (status === 'planned' ? 'unknown' : status)) }
  }

  #isPast(time: ClinicalTime | undefined): boolean {
    return time !== undefined && time.text < jstDateAt(this.#client.now())
  }
}

function isCut({ kind }: Gap): boolean {
  return kind === 'capped'
}

/** What was cut here a reader may ask for (E9). */
function readable(gap: Gap, type: string): Gap {
  return gap.kind === 'capped' ? { ...gap, of: type, mayReadOn: true } : gap
}
