import { readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import type { Resource } from '#standards/fhir/r4.ts'
import { convertPatient } from '#standards/ssmix2/convert/convert-patient.ts'
import type { FacilityIdentity } from '#standards/ssmix2/convert/facility-identity.ts'
import { indexPatientPaths } from '#standards/ssmix2/storage-index.ts'
import type { Lines } from '../line-writer.ts'
import type { PatientFolder, StorageFolders } from '../storage-folders.ts'
import { unusedLine } from '../unused-line.ts'
import { type PatientPushed, type PatientRecords, pushPatient } from './push-patient.ts'
import { type RecordServer, ServerUnusable } from './record-server.ts'

/** What `push` prints when it is done. */
export interface PushSummary {
  readonly patients: number
  readonly created: number
  readonly updated: number
  readonly deleted: number
  readonly unchanged: number
  readonly refused: number
  readonly deletionsWithheld: number
  /** Of reading the storage; each is a line on standard error. */
  readonly problems: number
  /** Why it ended before its end; the same command goes on from there. */
  readonly stopped?: string
}

export interface PushOptions {
  readonly problems: Lines
  readonly onProgress?: (summary: PushSummary) => void
  /** Patients at once: each has one request under way, or the searches of one. */
  readonly atOnce?: number
  /** How long a server that does not answer is waited for. */
  readonly patienceMs?: number
  /** See `PatientRecords.mayDeleteMost`. */
  readonly mayDeleteMost?: boolean
}

const PATIENTS_AT_ONCE = 4
const PATIENCE_MS = 300_000
const FIRST_WAIT_MS = 2000
const LONGEST_WAIT_MS = 60_000

/**
 * Makes a FHIR server hold what the storage holds. It keeps no list of what was done: every patient is compared with the
 * server, so that a run that was cut is continued by the next one, and a run without changes writes nothing.
 */
export async function pushStorage(
  storage: StorageFolders,
  facility: FacilityIdentity,
  server: RecordServer,
  options: PushOptions,
): Promise<PushSummary> {
  const push = new StoragePush(facility, server, options)
  return push.run(storage)
}

class StoragePush {
  readonly #facility: FacilityIdentity
  readonly #server: RecordServer
  readonly #options: PushOptions
  readonly #ending = new AbortController()
  /** False once a folder would not open: whose records lay in it, nobody knows. */
  #isStorageWhole = true
  #summary: PushSummary = {
    patients: 0,
    created: 0,
    updated: 0,
    deleted: 0,
    unchanged: 0,
    refused: 0,
    deletionsWithheld: 0,
    problems: 0,
  }

  constructor(facility: FacilityIdentity, server: RecordServer, options: PushOptions) {
    this.#facility = facility
    this.#server = server
    this.#options = options
  }

  async run(storage: StorageFolders): Promise<PushSummary> {
    try {
      await this.#patiently(() => this.#server.open(this.#ending.signal))
      const entries = storage.entries()
      const workers = Array.from({ length: this.#options.atOnce ?? PATIENTS_AT_ONCE }, () => this.#work(entries))
      const ends = await Promise.allSettled(workers)
      const failure = ends.find((end) => end.status === 'rejected')
      if (failure !== undefined) throw failure.reason
    } catch (error) {
      if (!(error instanceof ServerUnusable)) throw error
      this.#summary = { ...this.#summary, stopped: error.message }
    }
    await this.#options.problems.flush()
    return this.#summary
  }

  async #work(entries: Iterator<Parameters<typeof unusedLine>[0] | PatientFolder>): Promise<void> {
    try {
      for (let next = entries.next(); next.done !== true && !this.#ending.signal.aborted; next = entries.next()) {
        if ('unused' in next.value) {
          this.#add({ problems: 1 })
          if (next.value.severity === 'error') this.#isStorageWhole = false
          await this.#options.problems.write([unusedLine(next.value)])
        } else await this.#push(next.value)
      }
    } catch (error) {
      // What the others have begun comes to its end; nobody begins another patient.
      this.#ending.abort()
      throw error
    }
  }

  async #push(folder: PatientFolder): Promise<void> {
    const records = await this.#recordsOf(folder)
    const { patientIdSystem } = this.#facility
    // Not the signal of the end: a patient that was begun is finished.
    const { signal } = new AbortController()
    const pushed = await this.#patiently(() => pushPatient(this.#server, patientIdSystem, records, signal))
    await this.#tell(pushed)
    const { refused, ...counts } = pushed
    this.#add({ patients: 1, ...counts, refused: refused.length })
  }

  async #recordsOf(folder: PatientFolder): Promise<PatientRecords> {
    const { patient, problems } = indexPatientPaths(folder.patientId, folder.files.keys())
    const resources: Resource[] = []
    let isWhole = problems.length === 0 && this.#isStorageWhole
    const lines = problems.map(({ path, what }) =>
      JSON.stringify({ file: path, severity: 'error', what: `not used: ${what}` }),
    )
    const bytesOf = (path: string): Uint8Array => readFileSync(folder.files.get(path) ?? path)
    const read = async (path: string): Promise<Uint8Array> => bytesOf(path)
    for await (const converted of convertPatient(this.#facility, patient, read)) {
      resources.push(...converted.resources)
      lines.push(...converted.problems.map((problem) => JSON.stringify(problem)))
      if (converted.problems.some(({ severity }) => severity === 'error')) isWhole = false
    }
    this.#add({ problems: lines.length })
    await this.#options.problems.write(lines)
    return {
      resources,
      read: (path) => (folder.files.has(path) ? bytesOf(path) : undefined),
      isWhole,
      mayDeleteMost: this.#options.mayDeleteMost ?? false,
    }
  }

  async #tell({ refused, deletionsWithheld }: PatientPushed): Promise<void> {
    const lines = refused.map(({ source, record, why }) =>
      JSON.stringify({ file: source, record, what: `refused: ${why}` }),
    )
    if (deletionsWithheld > 0) {
      const what = `${deletionsWithheld} records that are not in the storage were left on the server: not every file could be read or written, or they are more than half of the patient's records (a root that is missing?): --allow-deletions says that they may go`
      lines.push(JSON.stringify({ what }))
    }
    await this.#options.problems.write(lines)
  }

  /** Tries again while the server may come back. */
  async #patiently<T>(ask: () => Promise<T>): Promise<T> {
    const until = Date.now() + (this.#options.patienceMs ?? PATIENCE_MS)
    for (let waitMs = FIRST_WAIT_MS; ; waitMs = Math.min(waitMs * 2, LONGEST_WAIT_MS)) {
      try {
        return await ask()
      } catch (error) {
        const mayRecover = error instanceof ServerUnusable && error.isRetryable && Date.now() + waitMs < until
        if (!mayRecover || this.#ending.signal.aborted) throw error
        await pause(waitMs)
        this.#server.askAnyway()
      }
    }
  }

  #add(counts: Partial<Record<Exclude<keyof PushSummary, 'stopped'>, number>>): void {
    const summary = { ...this.#summary }
    for (const [name, count] of Object.entries(counts)) summary[name as 'patients'] += count
    this.#summary = summary
    this.#options.onProgress?.(summary)
  }
}
