import { unzipSync } from 'fflate'
import type { Resource } from '#standards/fhir/r4.ts'
import { convertPatient } from '#standards/ssmix2/convert/convert-patient.ts'
import { facilityIdentity } from '#standards/ssmix2/convert/facility-identity.ts'
import { indexPatientPaths, type PatientIndex } from '#standards/ssmix2/storage-index.ts'
import type { StandardFile } from '#standards/ssmix2/storage-path.ts'
import { ResourceStore } from './fhir-engine/resource-store.ts'
import { type KeptFile, withBinaries } from './kept-files.ts'
import type { NetworkFacility } from './sample-network/network-files.ts'
import { type IncompleteWarning, incompleteWarning } from './unread-files.ts'

/** Resources kept at once, of all patients together: the ten-year patient and a dozen others. */
const MOST_RESOURCES = 60_000
/** Other requests get their turn this often while a large storage is converted. */
const TURN_MS = 15
const OCCURRED_AT = /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(\d{3})?/

/** What one facility keeps about one person, and what of its files could not be read. */
export interface KeptRecords {
  readonly store: ResourceStore
  readonly warnings: readonly IncompleteWarning[]
  /** What the attachments of its documents point to, by the id of their Binary. */
  readonly binaries: ReadonlyMap<string, KeptFile>
}

/**
 * The records of patients at facilities, read from their SS-MIX2 storages when they are first asked for, and kept while
 * they are in use.
 */
export class PatientRecords {
  readonly #fetchZip: (handle: string) => Promise<Uint8Array>
  /** Of the person whose records are read now: each of their hospitals takes its part of it. */
  #lastZip: { readonly handle: string; readonly zip: Promise<Uint8Array> } | undefined
  readonly #waiting: (() => void)[] = []
  #isReading = false
  /** In the order of their last use. */
  readonly #kept = new Map<string, Kept>()

  constructor(zip: (handle: string) => Promise<Uint8Array>) {
    this.#fetchZip = zip
  }

  /** What one facility keeps about one person, whose patient number there is `patientId`. */
  of(facility: NetworkFacility, handle: string, patientId: string): Promise<KeptRecords> {
    const key = keyOf(facility, handle)
    const kept = this.#kept.get(key) ?? { handle, patientId, records: this.#read(facility, handle, patientId), size: 0 }
    this.#kept.delete(key)
    this.#kept.set(key, kept)
    kept.records.then(
      ({ store }) => {
        kept.size = store.size
        this.#forgetOldest()
      },
      // A file that could not be fetched is tried again when it is asked for again.
      () => this.#kept.delete(key),
    )
    return kept.records
  }

  /**
   * Who the person is there, and nothing else that is asked of it, where the storage has their master file (ADT-00): a
   * hospital can tell that at once, however long its records take to read here.
   */
  async master(facility: NetworkFacility, handle: string, patientId: string): Promise<KeptRecords> {
    if ((this.#kept.get(keyOf(facility, handle))?.size ?? 0) > 0) return this.of(facility, handle, patientId)
    const zip = await this.#zip(handle)
    const { patient: index } = indexPatientPaths(patientId, pathsOf(zip, facility.id))
    const current = index.current.filter(({ dataType }) => dataType === 'ADT-00')
    const files = filesOf(zip, facility.id, new Set(current.map(({ path }) => path)))
    const only = { ...index, current, contents: [], supersededContents: [], notices: [] }
    const kept = await converted(facility, handle, only, files)
    return kept.store.all('Patient').length > 0 ? kept : this.of(facility, handle, patientId)
  }

  /** What was read so far at one facility. */
  async readAt(facility: NetworkFacility): Promise<readonly ResourceStore[]> {
    const prefix = `${facility.id}/`
    const here = [...this.#kept].filter(([key]) => key.startsWith(prefix)).map(([, { records }]) => records)
    return (await Promise.all(here)).map(({ store }) => store)
  }

  /**
   * Every version of a resource that was read at a facility, the newest first: the files that a later one of the same order
   * replaced are converted like that, and give resources of the same id. Empty for a resource that nobody has asked for.
   */
  async versions(facility: NetworkFacility, type: string, id: string): Promise<readonly Resource[]> {
    for (const [key, { handle, patientId, records }] of this.#kept) {
      if (!key.startsWith(`${facility.id}/`)) continue
      const current = (await records).store.get(type, id)
      if (current === undefined) continue
      const files = filesOf(await this.#zip(handle), facility.id)
      const { patient: index } = indexPatientPaths(patientId, files.keys())
      const numbers = versionNumbers(index)
      const former = [...index.superseded, ...index.deleted].filter(({ path }) => numbers.has(path))
      const older: Resource[] = []
      for (const file of former.toSorted((one, other) => (one.occurredAt < other.occurredAt ? 1 : -1))) {
        const only = { ...index, current: [file], contents: [], supersededContents: [], notices: [] }
        const resource = (await converted(facility, handle, only, files)).store.get(type, id)
        if (resource === undefined) continue
        older.push({ ...resource, meta: { ...resource.meta, versionId: String(numbers.get(file.path)) } })
      }
      return [current, ...older]
    }
    return []
  }

  #forgetOldest(): void {
    let total = [...this.#kept.values()].reduce((sum, { size }) => sum + size, 0)
    for (const [key, { size }] of this.#kept) {
      if (total <= MOST_RESOURCES || this.#kept.size === 1) return
      this.#kept.delete(key)
      total -= size
    }
  }

  /**
   * One at a time, and whoever asked last first: a hospital whose storage is read beside five others would answer as late
   * as the slowest, and what a reader has just opened must not wait for the rows of the list that they left.
   */
  async #read(facility: NetworkFacility, handle: string, patientId: string): Promise<KeptRecords> {
    if (this.#isReading) await new Promise<void>((resolve) => this.#waiting.push(resolve))
    this.#isReading = true
    try {
      return await this.#readNow(facility, handle, patientId)
    } finally {
      const next = this.#waiting.pop()
      if (next === undefined) this.#isReading = false
      // Who waits for these records is answered before the next are unpacked.
      else setTimeout(next)
    }
  }

  async #readNow(facility: NetworkFacility, handle: string, patientId: string): Promise<KeptRecords> {
    const files = filesOf(await this.#zip(handle), facility.id)
    const { patient: index } = indexPatientPaths(patientId, files.keys())
    return converted(facility, handle, index, files)
  }

  #zip(handle: string): Promise<Uint8Array> {
    if (this.#lastZip?.handle === handle) return this.#lastZip.zip
    const zip = this.#fetchZip(handle)
    const last = { handle, zip }
    this.#lastZip = last
    zip.catch(() => {
      if (this.#lastZip === last) this.#lastZip = undefined
    })
    return zip
  }
}

interface Kept {
  readonly handle: string
  readonly patientId: string
  readonly records: Promise<KeptRecords>
  size: number
}

function keyOf(facility: NetworkFacility, handle: string): string {
  return `${facility.id}/${handle}`
}

type Files = ReadonlyMap<string, Uint8Array>

async function converted(
  facility: NetworkFacility,
  handle: string,
  index: PatientIndex,
  files: Files,
): Promise<KeptRecords> {
  const written = writtenAt(index)
  const numbers = versionNumbers(index)
  const store = new ResourceStore()
  const warnings: IncompleteWarning[] = []
  const binaries = new Map<string, KeptFile>()
  const read = async (path: string): Promise<Uint8Array> => {
    const bytes = files.get(path)
    if (bytes === undefined) throw new Error(`not in the storage: ${path}`)
    return bytes
  }
  let turnEnds = performance.now() + TURN_MS
  for await (const { path, resources, problems } of convertPatient(
    facilityIdentity(facility.institutionNumber),
    index,
    read,
  )) {
    warnings.push(...problems.flatMap((problem) => incompleteWarning(problem) ?? []))
    const lastUpdated = written.get(path)
    for (const resource of resources) {
      store.put(asKeptByServer(withBinaries(resource, handle, files, binaries), lastUpdated, numbers.get(path) ?? 1))
    }
    if (performance.now() > turnEnds) {
      await new Promise((resolve) => setTimeout(resolve))
      turnEnds = performance.now() + TURN_MS
    }
  }
  return { store, warnings, binaries }
}

/** The files of one facility by their path inside its storage roots; of `only` some paths, where it is given. */
function filesOf(zip: Uint8Array, facilityId: string, only?: ReadonlySet<string>): Files {
  const entries = unzipSync(zip, {
    filter: ({ name }) => {
      const path = pathIn(name, facilityId)
      return path !== undefined && only?.has(path) !== false
    },
  })
  return new Map(Object.entries(entries).map(([name, bytes]) => [pathIn(name, facilityId) ?? name, bytes]))
}

/** Of the files of one facility the paths alone: nothing is unpacked. */
function pathsOf(zip: Uint8Array, facilityId: string): readonly string[] {
  const paths: string[] = []
  unzipSync(zip, {
    filter: ({ name }) => {
      const path = pathIn(name, facilityId)
      if (path !== undefined) paths.push(path)
      return false
    },
  })
  return paths
}

/** `FACILITY/standard/123/…` becomes `123/…`, the path inside a storage root; undefined for what is none of its files. */
function pathIn(name: string, facilityId: string): string | undefined {
  if (!name.startsWith(`${facilityId}/`) || name.endsWith('/')) return undefined
  return withoutRoot(name.slice(facilityId.length + 1))
}

/** `standard/123/…` and `extended/123/…` become the path inside their root. */
function withoutRoot(path: string): string {
  return path.slice(path.indexOf('/') + 1)
}

/**
 * The numbers of the files of which there are several versions, by their path: of one order, day and type, in the order of
 * writing, up to the one that is current.
 */
function versionNumbers({ current, superseded, deleted }: PatientIndex): ReadonlyMap<string, number> {
  const identityOf = ({ key, date, dataType }: StandardFile) => `${key} ${date} ${dataType}`
  const former = Map.groupBy([...superseded, ...deleted], identityOf)
  return new Map(
    current.flatMap((file) => {
      const older = (former.get(identityOf(file)) ?? []).filter(({ occurredAt }) => occurredAt < file.occurredAt)
      const versions = [...older.toSorted((one, other) => (one.occurredAt < other.occurredAt ? -1 : 1)), file]
      return older.length === 0 ? [] : versions.map(({ path }, at) => [path, at + 1] as const)
    }),
  )
}

/** A server says of each resource when it took it in: for these, when the hospital wrote the file (its 発生日時). */
function asKeptByServer(resource: Resource, lastUpdated: string | undefined, version: number): Resource {
  const meta = { versionId: String(version), ...(lastUpdated === undefined ? {} : { lastUpdated }), ...resource.meta }
  return { ...resource, meta }
}

function writtenAt(index: PatientIndex): ReadonlyMap<string, string> {
  const written = new Map<string, string>()
  for (const { path, occurredAt } of [...index.current, ...index.contents]) {
    const match = OCCURRED_AT.exec(occurredAt)
    if (match === null) continue
    const [, year, month, day, hour, minute, second, millisecond = '000'] = match
    written.set(path, `${year}-${month}-${day}T${hour}:${minute}:${second}.${millisecond}+09:00`)
  }
  return written
}
