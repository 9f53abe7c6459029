import type { Resource } from '#standards/fhir/r4.ts'

/** The resources of one server, or of one patient of it, by type and id. A later one of the same id replaces the first. */
export class ResourceStore {
  readonly #byType = new Map<string, Map<string, Resource>>()

  constructor(resources: Iterable<Resource> = []) {
    for (const resource of resources) this.put(resource)
  }

  put(resource: Resource): void {
    if (resource.id === undefined) return
    const ofType = this.#byType.get(resource.resourceType) ?? new Map<string, Resource>()
    ofType.set(resource.id, resource)
    this.#byType.set(resource.resourceType, ofType)
  }

  get(type: string, id: string): Resource | undefined {
    return this.#byType.get(type)?.get(id)
  }

  all(type: string): readonly Resource[] {
    return [...(this.#byType.get(type)?.values() ?? [])]
  }

  *[Symbol.iterator](): Iterator<Resource> {
    for (const ofType of this.#byType.values()) yield* ofType.values()
  }
}
