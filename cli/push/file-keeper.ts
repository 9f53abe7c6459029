import type { Reference } from '#standards/fhir/r4.ts'
import { binaryOf, type FileContent, fileIdOf, withContents } from './document-files.ts'
import type { Change, HeldResource } from './push-plan.ts'
import type { RecordServer, WriteResult } from './record-server.ts'
import type { StorageRecord, StoredResource } from './storage-record.ts'

/** Brings the files of one patient's documents to the server, and takes away those that no document has any more. */
export class FileKeeper {
  readonly #server: RecordServer
  readonly #read: (path: string) => Uint8Array | undefined
  readonly #signal: AbortSignal
  /** By key of a document: what stands at the server for its files. */
  readonly #contents = new Map<string, readonly FileContent[]>()
  /** By key of a document: ids of the Binaries of the version that is being replaced. */
  readonly #former = new Map<string, readonly string[]>()

  /** @param read - Bytes of a file of the storage; undefined where there is none. */
  constructor(server: RecordServer, read: (path: string) => Uint8Array | undefined, signal: AbortSignal) {
    this.#server = server
    this.#read = read
    this.#signal = signal
  }

  /** The document with its files at the server: each is sent once, however often the document itself has to be tried. */
  async withFiles(change: Change, document: StoredResource): Promise<StoredResource> {
    const { key, files } = change.record
    if (change.kind === 'update' && !this.#former.has(key)) {
      this.#former.set(key, await this.filesOf(document.resourceType, change.held))
    }
    const contents = this.#contents.get(key) ?? (await this.#sent(files, document))
    this.#contents.set(key, contents)
    return withContents(document, contents)
  }

  /** What is left over after a document was written or not: gives the files that the server would not take away. */
  async tidy({ key, resource }: StorageRecord, result: WriteResult): Promise<readonly Undropped[]> {
    const made = (this.#contents.get(key) ?? []).flatMap((content) => fileIdOf(content) ?? [])
    if (result.kind === 'written') return this.drop(this.#former.get(key) ?? [])
    this.#contents.delete(key)
    if (result.kind === 'refused' || made.length === 0) return this.drop(made)
    // It may be our own write whose answer was lost: the document may refer to these. A file too many harms nobody.
    if (result.kind === 'conflict' || result.id === undefined) return []
    const kept = new Set(await this.filesOf(resource.resourceType, { id: result.id }))
    return this.drop(made.filter((id) => !kept.has(id)))
  }

  /** Ids of the Binaries behind a resource that is there. */
  async filesOf(type: string, { id }: Pick<HeldResource, 'id'>): Promise<readonly string[]> {
    return type === 'DocumentReference' ? this.#server.filesOf(id, this.#signal) : []
  }

  async drop(ids: readonly string[]): Promise<readonly Undropped[]> {
    const undropped: Undropped[] = []
    for (const id of ids) {
      const result = await this.#server.dropFile(id, this.#signal)
      if (result.kind === 'refused') undropped.push({ source: undefined, record: `Binary/${id}`, why: result.why })
    }
    return undropped
  }

  async #sent(files: StorageRecord['files'], document: StoredResource): Promise<readonly FileContent[]> {
    const { subject } = document as { readonly subject?: Reference }
    const contents: FileContent[] = []
    for (const file of files) {
      const bytes = file === undefined ? undefined : this.#read(file.path)
      const binary = file === undefined || bytes === undefined ? undefined : binaryOf(file, bytes, subject)
      contents.push(binary === undefined ? undefined : await this.#server.keepFile(binary, this.#signal))
    }
    return contents
  }
}

interface Undropped {
  readonly source: undefined
  readonly record: string
  readonly why: string
}
