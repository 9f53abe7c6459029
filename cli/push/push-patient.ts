import { setTimeout as pause } from 'node:timers/promises'
import { STORAGE_RECORD_SYSTEM } from '#standards/fhir/canonical.ts'
import type { Patient, Resource } from '#standards/fhir/r4.ts'
import { documentWithFiles } from './document-files.ts'
import { FileKeeper } from './file-keeper.ts'
import { patientAtServer } from './patient-at-server.ts'
import { TYPES_OF_A_PATIENT } from './patient-types.ts'
import { type Change, groupsOf, type HeldResource, partsOf, pushPlan } from './push-plan.ts'
import { heldRecords, type RecordServer, type Write, type WriteResult } from './record-server.ts'
import { recordIdOf, type StorageRecord, storageRecord, withReferences } from './storage-record.ts'

/** What became of one patient's records. */
export interface PatientPushed {
  readonly created: number
  readonly updated: number
  readonly deleted: number
  readonly unchanged: number
  readonly refused: readonly Refused[]
  /** Records that the storage no longer has, which were left where they are because not every file could be read, or too many are gone. */
  readonly deletionsWithheld: number
}

interface Refused {
  /** File of the storage, where the record tells it. */
  readonly source: string | undefined
  readonly record: string
  readonly why: string
}

export interface PatientRecords {
  readonly resources: readonly Resource[]
  /** Bytes of a file of the storage; undefined where there is none. */
  readonly read: (path: string) => Uint8Array | undefined
  /** Every file was read without an error: only then does a missing record mean a deletion. */
  readonly isWhole: boolean
  /** Somebody has said that more than half of a patient's records may go. */
  readonly mayDeleteMost: boolean
}

/** Somebody else writes at the same time; who changes a record oftener than this has to be told. */
const TRIES_AFTER_CONFLICT = 2
const CHANGED = 'somebody else changes it at the same time'
const UNFOUND =
  'the server has a record of this name already, but not among those of this Patient and facility: it stays as it is (H-02)'
const UNCERTAIN =
  'what it refers to is not certain: the server has a record of that name, but not among those of this Patient and facility (H-02)'
/** Deletions of one patient that are done whatever share of the records they are. */
const FEW = 10

/** Writes one patient's records, and nothing that stands there already. Throws ServerUnusable. */
export async function pushPatient(
  server: RecordServer,
  patientIdSystem: string,
  { resources, ...how }: PatientRecords,
  signal: AbortSignal,
): Promise<PatientPushed> {
  const recordOf = (resource: Resource): StorageRecord => {
    const document = documentWithFiles(resource, how.read)
    return storageRecord(document?.resource ?? resource, patientIdSystem, document?.files)
  }
  const records = new Map(resources.map(recordOf).map((record) => [record.key, record]))
  let before = { created: 0, updated: 0, deleted: 0 }
  for (let tries = 0; ; tries += 1) {
    const push = new PatientPush(server, records, how, signal)
    await push.run(patientIdSystem)
    const pushed = push.result(before)
    if (push.conflicts.length === 0) return pushed
    if (tries === TRIES_AFTER_CONFLICT) return { ...pushed, refused: [...pushed.refused, ...push.conflicts] }
    before = pushed
    await pause(100 * 2 ** tries, undefined, { signal })
  }
}

class PatientPush {
  readonly #server: RecordServer
  readonly #records: ReadonlyMap<string, StorageRecord>
  readonly #isWhole: boolean
  readonly #mayDeleteMost: boolean
  readonly #files: FileKeeper
  readonly #signal: AbortSignal
  /** `Type/id` as converted → the server's. */
  readonly #serverIds = new Map<string, string>()
  readonly #refused: Refused[] = []
  readonly #refusedKeys = new Set<string>()
  /** Records that may be somebody else's at the server, and what leads to them: nothing is put to these (H-02). */
  readonly #uncertainKeys = new Set<string>()
  #counts = { created: 0, updated: 0, deleted: 0, unchanged: 0, deletionsWithheld: 0 }
  /** Records that have to be compared anew, because the server has something else than it told; `why` is for the last try. */
  readonly conflicts: Refused[] = []

  constructor(
    server: RecordServer,
    records: ReadonlyMap<string, StorageRecord>,
    { isWhole, mayDeleteMost, read }: Omit<PatientRecords, 'resources'>,
    signal: AbortSignal,
  ) {
    this.#server = server
    this.#records = records
    this.#isWhole = isWhole
    this.#mayDeleteMost = mayDeleteMost
    this.#files = new FileKeeper(server, read, signal)
    this.#signal = signal
  }

  /** With what earlier tries have written. */
  result(before: Pick<PatientPushed, 'created' | 'updated' | 'deleted'>): PatientPushed {
    const { created, updated, deleted, unchanged, deletionsWithheld } = this.#counts
    return {
      created: before.created + created,
      updated: before.updated + updated,
      deleted: before.deleted + deleted,
      // What an earlier try wrote stands there now.
      unchanged: Math.max(0, unchanged - before.created - before.updated),
      deletionsWithheld,
      refused: this.#refused,
    }
  }

  async run(patientIdSystem: string): Promise<void> {
    const patient = [...this.#records.values()].find(({ resource }) => resource.resourceType === 'Patient')
    if (patient === undefined) {
      this.#refuseAll('the storage says nothing of the patient: nobody to whom the records belong')
      return
    }
    const found = await patientAtServer(
      this.#server,
      patient.resource as unknown as Patient,
      patientIdSystem,
      this.#signal,
    )
    if ('why' in found) {
      this.#refuseAll(found.why)
      return
    }
    const held =
      found.patient === undefined ? new Map<string, HeldResource>() : await this.#heldOf(found.patient, patientIdSystem)
    for (const [key, { id }] of held) this.#serverIds.set(key, id)
    const isOthers = found.patient !== undefined && !held.has(patient.key)
    if (isOthers) this.#serverIds.set(patient.key, found.patient?.id ?? '')
    // A Patient that the hospital's own system keeps stays as it is: the records are put to it.
    const mine = isOthers ? new Map([...this.#records].filter(([key]) => key !== patient.key)) : this.#records
    const plan = pushPlan(mine, held)
    this.#counts.unchanged = plan.unchanged
    for (const group of groupsOf(plan.changes)) {
      for (const part of partsOf(group)) await this.#write(part)
      // Whose records these are is not known before the Patient is found by the number (H-02).
      if (this.conflicts.some(({ record, why }) => record === patient.key && why === UNFOUND)) {
        this.#leaveRest(patient.key)
        return
      }
    }
    await this.#delete(plan.deletions, held.size)
  }

  async #heldOf(patient: Patient, patientIdSystem: string): Promise<Map<string, HeldResource>> {
    const types = TYPES_OF_A_PATIENT.filter((type) => !this.#server.lacks(type))
    const reference = `Patient/${patient.id}`
    const found = await Promise.all(
      types.map((type) =>
        this.#server.search(
          type,
          [
            ['patient', reference],
            ['_elements', 'identifier,meta'],
          ],
          this.#signal,
        ),
      ),
    )
    return heldRecords([patient as never, ...found.flat()], patientIdSystem)
  }

  /** Writes a group in one request; what the server does not take as a whole, in halves and at last one by one. */
  async #write(part: readonly Change[]): Promise<void> {
    const group = part.filter(({ record }) => !this.#leadsAstray(record))
    if (group.length === 0) return
    const isOneByOne = group.length === 1 || !this.#server.takesBatches
    const writes: Write[] = []
    for (const change of group) writes.push(await this.#writeOf(change))
    const results = isOneByOne ? await this.#oneByOne(writes) : await this.#server.batch(writes, this.#signal)
    if (results === undefined) {
      const middle = Math.ceil(group.length / 2)
      await this.#write(group.slice(0, middle))
      await this.#write(group.slice(middle))
      return
    }
    for (const [i, change] of group.entries()) {
      const result: WriteResult = results[i] ?? { kind: 'refused', why: 'the server says nothing of it' }
      this.#took(change, result)
      this.#refused.push(...(await this.#files.tidy(change.record, result)))
      await this.#learnId(change)
    }
  }

  /** The next try writes it: what this one's own lost writes made is found among the held then (E22). */
  #leadsAstray(record: StorageRecord): boolean {
    if (record.refersTo.isDisjointFrom(this.#uncertainKeys)) return false
    this.#uncertainKeys.add(record.key)
    this.#compareAnew(record, UNCERTAIN)
    return true
  }

  async #oneByOne(writes: readonly Write[]): Promise<readonly WriteResult[]> {
    const results: WriteResult[] = []
    for (const write of writes) results.push(await this.#server.write(write, this.#signal))
    return results
  }

  async #writeOf(change: Change): Promise<Write> {
    const { record } = change
    const referring = withReferences(record.resource, (key) => this.#referenceTo(key))
    const resource = await this.#files.withFiles(change, referring)
    if (change.kind === 'update') return { kind: 'update', held: change.held, resource }
    return { kind: 'create', recordId: recordIdOf(record.resource) ?? '', resource }
  }

  /** A record that is not there, because it was refused or not converted, is named by its identifier. */
  #referenceTo(key: string): Readonly<Record<string, unknown>> {
    const [type = '', recordId = ''] = key.split('/')
    const id = this.#serverIds.get(key)
    if (id !== undefined) return { reference: `${type}/${id}` }
    return { type, identifier: { system: STORAGE_RECORD_SYSTEM, value: recordId } }
  }

  #took({ kind, record }: Change, result: WriteResult): void {
    if (result.kind === 'conflict' || result.kind === 'existing') {
      // What is changed is held, and its id this Patient's; of what was to be made nobody knows whose it is.
      if (kind === 'create') this.#uncertainKeys.add(record.key)
      this.#compareAnew(record, result.kind === 'conflict' ? CHANGED : UNFOUND)
    } else if (result.kind === 'refused') this.#refuse(record, result.why)
    else {
      this.#counts[kind === 'create' ? 'created' : 'updated'] += 1
      if (result.id !== undefined) this.#serverIds.set(record.key, result.id)
    }
  }

  /** Later records refer to this one by the server's id, which not every server tells. */
  async #learnId({ record }: Change): Promise<void> {
    const { key } = record
    if (this.#serverIds.has(key) || this.#refusedKeys.has(key) || this.#uncertainKeys.has(key)) return
    const recordId = recordIdOf(record.resource) ?? ''
    const { resourceType } = record.resource
    const found = await this.#server.search(
      resourceType,
      [['identifier', `${STORAGE_RECORD_SYSTEM}|${recordId}`]],
      this.#signal,
    )
    const id = found.find((each) => recordIdOf(each) === recordId)?.id
    if (id !== undefined) this.#serverIds.set(key, id)
  }

  async #delete(deletions: ReadonlyMap<string, HeldResource>, held: number): Promise<void> {
    // Most of it gone at once: rather a root that was not given, or not mounted, than so many deletions (H-05).
    const isMost = deletions.size > FEW && deletions.size * 2 > held
    if (!this.#isWhole || this.#refused.length > 0 || (isMost && !this.#mayDeleteMost)) {
      this.#counts.deletionsWithheld = deletions.size
      return
    }
    for (const [key, held] of deletions) {
      const [type = ''] = key.split('/')
      // The Patient stays: notes and links of the network may hang on it.
      if (type === 'Patient') continue
      const files = await this.#files.filesOf(type, held)
      const result = await this.#server.write({ kind: 'delete', type, held }, this.#signal)
      if (result.kind === 'written') {
        this.#counts.deleted += 1
        this.#refused.push(...(await this.#files.drop(files)))
      } else if (result.kind === 'refused')
        this.#refused.push({ source: undefined, record: key, why: `not deleted: ${result.why}` })
      else this.conflicts.push({ source: undefined, record: key, why: CHANGED })
    }
  }

  #compareAnew({ key, resource }: StorageRecord, why: string): void {
    this.conflicts.push({ source: resource.meta?.source, record: key, why })
  }

  #leaveRest(patientKey: string): void {
    const rest = [...this.#records.values()].filter(({ key }) => key !== patientKey)
    for (const record of rest) this.#compareAnew(record, 'its Patient is not certain')
  }

  #refuse({ key, resource }: StorageRecord, why: string): void {
    this.#refusedKeys.add(key)
    this.#refused.push({ source: resource.meta?.source, record: key, why })
  }

  #refuseAll(why: string): void {
    for (const record of this.#records.values()) this.#refuse(record, why)
  }
}
