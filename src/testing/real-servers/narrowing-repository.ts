import type { SearchRequest } from '@medplum/core'
import { MemoryRepository } from '@medplum/fhir-router'
import type { Bundle, Resource } from '@medplum/fhirtypes'

/** Parameters whose value stands in the text of every resource that they can match. */
const TOLD_BY_TEXT: ReadonlySet<string> = new Set(['identifier', 'patient', 'subject', '_id'])

/**
 * The engine in memory with more than a few records in it: it looks at every resource of a type for every search, which
 * takes a push of some hundred records minutes. What cannot match is put out of its sight; what does match it decides.
 */
export class NarrowingRepository extends MemoryRepository {
  readonly #texts = new WeakMap<Resource, string>()

  constructor() {
    super()
    const engine = internalsOf(this)
    const searchAll = engine.searchSync.bind(this)
    engine.searchSync = (request) => {
      const all = engine.resources.get(request.resourceType)
      if (all === undefined) return searchAll(request)
      engine.resources.set(request.resourceType, this.#narrowed(all, request))
      try {
        return searchAll(request)
      } finally {
        engine.resources.set(request.resourceType, all)
      }
    }
  }

  #narrowed(all: ReadonlyMap<string, Resource>, { filters = [] }: SearchRequest): Map<string, Resource> {
    const words = filters.flatMap(({ code, operator, value }) =>
      TOLD_BY_TEXT.has(code) && operator === 'eq' && !value.includes(',') ? [lastPartOf(value)] : [],
    )
    return new Map([...all].filter(([, resource]) => words.every((word) => this.#textOf(resource).includes(word))))
  }

  #textOf(resource: Resource): string {
    const text = this.#texts.get(resource) ?? JSON.stringify(resource).toLowerCase()
    this.#texts.set(resource, text)
    return text
  }
}

/** `system|value` → value, `Patient/1` → 1. */
function lastPartOf(value: string): string {
  return JSON.stringify(value.split(/[|/]/).at(-1)).slice(1, -1).toLowerCase()
}

/** Private members of the engine; there is no other way to them. */
function internalsOf(repository: MemoryRepository): {
  readonly resources: Map<string, Map<string, Resource>>
  searchSync: (request: SearchRequest) => Bundle
} {
  return repository as never
}
