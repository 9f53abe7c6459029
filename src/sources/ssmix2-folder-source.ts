import type { Gap } from '#clinical/answer.ts'
import { RecordDecoder } from '#clinical/decode/decode-records.ts'
import { identityOf } from '#clinical/decode/subject.ts'
import type { Facility } from '#clinical/facility.ts'
import type { ClinicalFact } from '#clinical/facts.ts'
import { type Instant, type JstDate, parseJstDate } from '#clinical/jst-date.ts'
import type { Occurrence, Period } from '#clinical/occurrence.ts'
import { occurrencesOfFacts } from '#clinical/occurrences-of-facts.ts'
import type { FacilityLink } from '#clinical/person.ts'
import type { RecordKind } from '#clinical/record-kind.ts'
import type { Resource } from '#standards/fhir/r4.ts'
import { convertPatient } from '#standards/ssmix2/convert/convert-patient.ts'
import { facilityIdentity } from '#standards/ssmix2/convert/facility-identity.ts'
import type { ConversionProblem } from '#standards/ssmix2/convert/problem.ts'
import { DATA_TYPES } from '#standards/ssmix2/data-types.ts'
import { indexStorage, type PatientIndex, type StorageIndex } from '#standards/ssmix2/storage-index.ts'
import { occurrencesOf, type StoredOccurrence } from '#standards/ssmix2/timeline.ts'
import { isWithin } from './period.ts'
import type { Arrived, RecordSource } from './record-source.ts'
import { unaskedAnswer } from './unasked.ts'

/** An SS-MIX2 storage as it lies in a folder, on a stick or a disk: the paths of its files, and how to read one. */
export interface StorageFolder {
  /** `/`-separated, below one of the facility's storage roots. */
  readonly paths: Iterable<string>
  read(path: string): Promise<Uint8Array>
}

/** Kinds whose files say by their names alone what happened when (DESIGN.md §4); of the others the files are opened. */
const NAMED: ReadonlySet<RecordKind> = new Set<RecordKind>([
  'visit',
  'prescription',
  'injection',
  'laboratory',
  'imaging',
  'physiology',
  'order',
  'diet',
  'report',
  'clinical-record',
  'file',
])

interface Converted {
  readonly patientId: string
  readonly resources: readonly Resource[]
  readonly problems: readonly ConversionProblem[]
}

/** One facility's records in an SS-MIX2 storage folder: no server, no network. */
export class Ssmix2FolderSource implements RecordSource {
  readonly facility: Facility
  readonly #folder: StorageFolder
  readonly #now: () => Instant
  #index: StorageIndex | undefined
  /** Of the person who was asked about last only: nothing of another stays in memory (PID-4). */
  #converted: Converted | undefined

  constructor(facility: Facility, folder: StorageFolder, now: () => Instant) {
    this.facility = facility
    this.#folder = folder
    this.#now = now
  }

  async timeline(
    link: FacilityLink,
    kind: RecordKind,
    period: Period,
    signal: AbortSignal,
  ): Promise<Arrived<Occurrence>> {
    const unasked = unaskedAnswer(this.facility, link, kind)
    if (unasked !== undefined) return unasked
    const patient = this.#patient(link)
    if (patient === undefined) return { state: 'notLinked' }
    if (!NAMED.has(kind)) {
      const answer = await this.records(link, kind, period, signal)
      return answer.state === 'data' ? { ...answer, rows: occurrencesOfFacts(answer.rows) } : answer
    }
    const stored = occurrencesOf(patient).filter((each) => each.kind === kind)
    const rows = stored
      .map((each) => this.#occurrence(each, kind))
      .filter(({ start }) => isInPeriod(start?.text, period))
    return this.#dataOrNone(rows, this.#unusedFiles(patient, kind))
  }

  async records(
    link: FacilityLink,
    kind: RecordKind,
    period: Period,
    signal: AbortSignal,
  ): Promise<Arrived<ClinicalFact>> {
    const unasked = unaskedAnswer(this.facility, link, kind)
    if (unasked !== undefined) return unasked
    const patient = this.#patient(link)
    if (patient === undefined) return { state: 'notLinked' }
    const { resources, problems } = await this.#convert(patient, signal)
    const master = resources.find((each) => each.resourceType === 'Patient')
    const delivered = resources.map((resource) => ({ resource, fullUrl: undefined, isMatch: true }))
    const decoder = new RecordDecoder(delivered, {
      facility: this.facility.id,
      base: '',
      person: master === undefined ? undefined : identityOf(master),
    })
    while (decoder.decodeSome(delivered.length));
    const { facts, gaps } = decoder.result()
    const rows = facts.filter((fact) => fact.kind === kind && isWithin(fact, period))
    const unread = problems.flatMap((problem) => gapOf(problem, kind))
    return this.#dataOrNone(rows, [...gaps, ...unread, ...this.#unusedFiles(patient, kind)])
  }

  #patient({ patientNumber }: FacilityLink): PatientIndex | undefined {
    this.#index ??= indexStorage(this.#folder.paths)
    return patientNumber === undefined ? undefined : this.#index.patients.get(patientNumber)
  }

  async #convert(patient: PatientIndex, signal: AbortSignal): Promise<Converted> {
    if (this.#converted?.patientId === patient.patientId) return this.#converted
    this.#converted = undefined
    const resources: Resource[] = []
    const problems: ConversionProblem[] = []
    const identity = facilityIdentity(this.facility.patientIdSystem)
    for await (const file of convertPatient(identity, patient, (path) => this.#folder.read(path))) {
      signal.throwIfAborted()
      resources.push(...file.resources)
      problems.push(...file.problems)
    }
    this.#converted = { patientId: patient.patientId, resources, problems }
    return this.#converted
  }

  /**
   * Files about this patient that are there and must not be used: their names contradict their folders, or no version of
   * them is marked current. Without a word about them "none" would be said without proof (H-05).
   */
  #unusedFiles({ patientId, notices }: PatientIndex, kind: RecordKind): readonly Gap[] {
    const damaged = (this.#index?.problems ?? []).filter(
      ({ reason, path }) =>
        reason === 'contradicts-folders' &&
        path.split('/').some((part) => part === patientId || part.startsWith(`${patientId}_`)),
    )
    const orphaned = notices.filter(({ reason }) => reason === 'no-current')
    return [
      ...damaged.map(({ path, what }) => ({ path, what })),
      ...orphaned.map(({ paths }) => ({ path: paths[0] ?? '', what: 'its current version is missing' })),
    ].flatMap(({ path, what }) => gapOf({ file: path, severity: 'error', what, raw: path }, kind))
  }

  #occurrence(stored: StoredOccurrence, kind: RecordKind): Occurrence {
    const { date, dataType, key, label, department } = stored
    const day = dayOf(date)
    return {
      key: `${this.facility.id}/${dataType}/${date ?? '-'}/${key}@file`,
      facility: this.facility.id,
      kind,
      start: day === undefined ? undefined : { text: day, precision: 'day' },
      end: undefined,
      label,
      setting: undefined,
      department,
      // A name does not tell whether a result is final, nor whether an order was carried out.
      status: 'unknown',
      refs: [],
    }
  }

  #dataOrNone<T>(rows: readonly T[], gaps: readonly Gap[]): Arrived<T> {
    const fetchedAt = this.#now()
    return rows.length === 0 && gaps.length === 0
      ? { state: 'none', fetchedAt }
      : { state: 'data', rows, gaps, fetchedAt }
  }
}

function dayOf(date: string | undefined): JstDate | undefined {
  return date === undefined ? undefined : parseJstDate(`${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6, 8)}`)
}

/** An undated record belongs to the period without beginning, and to it alone. */
function isInPeriod(day: string | undefined, { from, until }: Period): boolean {
  if (day === undefined) return from === undefined
  return (from === undefined || day >= from) && (until === undefined || day < until)
}

/** A file that gave no record makes the kind that it is about partial; one whose kind is not known, every kind. */
function gapOf({ file, severity, what, raw }: ConversionProblem, kind: RecordKind): readonly Gap[] {
  if (severity !== 'error') return []
  const [, , code = ''] = file.split('/').at(-1)?.split('_') ?? []
  const about = DATA_TYPES.get(code)?.kind
  if (about !== undefined && about !== kind && !(about === 'laboratory' && kind === 'infection')) return []
  return [{ kind: 'unreadable', what: DATA_TYPES.get(code)?.name ?? code, why: what, raw: raw ?? '' }]
}
