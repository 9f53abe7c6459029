import type { Resource } from '#standards/fhir/r4.ts'

/** The resources of one server, or of one patient of it, by type and id. A later one of the same id replaces the first. */
export class ResourceStore {
  readonly #byType = new Map<string, Map<string, Resource>>()
  /** Counts the changes: what was found at one revision is what would be found again. */
  #revision = 0

  constructor(resources: Iterable<Resource> = []) {
    for (const resource of resources) this.put(resource)
  }

  put(resource: Resource): void {
    if (resource.id === undefined) return
    this.#revision += 1
    const ofType = this.#byType.get(resource.resourceType) ?? new Map<string, Resource>()
    ofType.set(resource.id, resource)
    this.#byType.set(resource.resourceType, ofType)
  }

  get(type: string, id: string): Resource | undefined {
    return this.#byType.get(type)?.get(id)
  }

  delete(type: string, id: string): void {
    this.#revision += 1
    this.#byType.get(type)?.delete(id)
  }

  get revision(): number {
    return this.#revision
  }

  get size(): number {
    return [...this.#byType.values()].reduce((sum, ofType) => sum + ofType.size, 0)
  }

  everything(): readonly Resource[] {
    return [...this.#byType.values()].flatMap((ofType) => [...ofType.values()])
  }

  all(type: string): readonly Resource[] {
    return [...(this.#byType.get(type)?.values() ?? [])]
  }
}
