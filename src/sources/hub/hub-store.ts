import type { NoteAudience } from '#clinical/notes/note-parts.ts'
import type { PersonHandle } from '#clinical/person.ts'
import type { Resource } from '#standards/fhir/r4.ts'
import type { FhirClient, ReadOutcome, SearchOutcome, SearchParameters, WriteOutcome } from '../fhir-client.ts'
import type { PatientHandles } from '../patient-handles.ts'

/**
 * What users themselves write at the hub of the network: notes, memos, their own state. A write is sent once. When its
 * answer is lost, the hub is asked whether it was done, by a key of ours, before anybody sends again (E20–E22).
 */
export interface HubStore {
  /** The id of the person's Patient at the hub; undefined for a handle that this session did not give out. */
  patientIdOf(person: PersonHandle): string | undefined
  search(type: string, parameters: SearchParameters, signal: AbortSignal): Promise<SearchOutcome>
  read(type: string, id: string, signal: AbortSignal): Promise<ReadOutcome>
  /**
   * Creates under `identifier` (`system|value`), which must stand in the resource, too. `written` also for one that the same
   * key made before; `failed` when it is not known whether it was done, `conflict` where several have the key.
   */
  create(resource: Resource, identifier: string, signal: AbortSignal): Promise<WriteOutcome>
  /** Changes the resource where its `meta.versionId` still stands, else `conflict` (E23). */
  update(resource: Resource, signal: AbortSignal): Promise<WriteOutcome>
  /** Who may be chosen to read a note: only what the configuration says that the hub enforces (DESIGN.md §8.11). */
  readonly audiences: readonly NoteAudience['kind'][]
  /** Somebody pressed 再送: the next request is put even to a hub that was to be left alone. */
  askAnyway(): void
}

export class FhirHubStore implements HubStore {
  readonly #client: FhirClient
  readonly #handles: PatientHandles

  readonly audiences: readonly NoteAudience['kind'][]

  constructor(client: FhirClient, handles: PatientHandles, audiences: readonly NoteAudience['kind'][]) {
    this.#client = client
    this.audiences = audiences
    this.#handles = handles
  }

  patientIdOf(person: PersonHandle): string | undefined {
    return this.#handles.patientIdOf(person)
  }

  search(type: string, parameters: SearchParameters, signal: AbortSignal): Promise<SearchOutcome> {
    return this.#client.search(type, parameters, signal)
  }

  read(type: string, id: string, signal: AbortSignal): Promise<ReadOutcome> {
    return this.#client.read(type, id, signal)
  }

  askAnyway(): void {
    this.#client.askAnyway()
  }

  async create(resource: Resource, identifier: string, signal: AbortSignal): Promise<WriteOutcome> {
    const query = `identifier=${encodeURIComponent(identifier)}`
    const outcome = await this.#client.createOnce(resource, query, signal)
    if (outcome.kind !== 'failed') return outcome
    // What became of it must be found out, even of a hub that has failed so often that it was to be left alone.
    this.#client.askAnyway()
    const found = await this.#client.search(resource.resourceType, [['identifier', identifier]], signal)
    if (found.kind !== 'found') return outcome
    const [only, ...others] = found.entries.filter((each) => each.resource.resourceType === resource.resourceType)
    if (others.length > 0) return { kind: 'conflict' }
    return only === undefined ? outcome : { kind: 'written', resource: only.resource }
  }

  async update(resource: Resource, signal: AbortSignal): Promise<WriteOutcome> {
    const version = resource.meta?.versionId
    if (resource.id === undefined || version === undefined) return { kind: 'refused', status: 412 }
    const outcome = await this.#client.update(resource, version, signal)
    // Whoever asks now what became of it is to be let through.
    if (outcome.kind === 'failed') this.#client.askAnyway()
    return outcome
  }
}
