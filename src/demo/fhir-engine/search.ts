import type { Resource } from '#standards/fhir/r4.ts'
import { elementSpan } from './date-search.ts'
import { textAt, valuesAt } from './elements.ts'
import { parseReference } from './reference-search.ts'
import type { ResourceStore } from './resource-store.ts'
import type { Include, SearchRequest, SortKey } from './search-request.ts'
import { tokenSortKey } from './token-search.ts'

/** One page of what a search found. */
export interface SearchPage {
  readonly matches: readonly Resource[]
  readonly included: readonly Resource[]
  /** All matches, on every page. */
  readonly total: number
  /** Where the next page begins; undefined on the last. */
  readonly nextOffset: number | undefined
}

/** What a store found last for a search of several pages, so that each of them is not a search of its own. */
interface Found {
  readonly search: string
  readonly revision: number
  readonly ordered: readonly Resource[]
}
const lastFound = new WeakMap<ResourceStore, Found>()

/**
 * Runs a search over a store from an offset. Its order is stable, so that paging neither repeats nor skips. `name` tells
 * one search of the store from another.
 */
export function search(store: ResourceStore, request: SearchRequest, offset = 0, name?: string): SearchPage {
  const ordered = name === undefined ? found(store, request) : foundBefore(store, request, name)
  if (request.isCount) return { matches: [], included: [], total: ordered.length, nextOffset: undefined }
  const matches = ordered.slice(offset, offset + request.count)
  const next = offset + matches.length
  return {
    matches,
    included: includedBy(store, matches, request.includes),
    total: ordered.length,
    nextOffset: next < ordered.length ? next : undefined,
  }
}

function foundBefore(store: ResourceStore, request: SearchRequest, name: string): readonly Resource[] {
  const { revision } = store
  const last = lastFound.get(store)
  if (last?.search === name && last.revision === revision) return last.ordered
  const ordered = found(store, request)
  lastFound.set(store, { search: name, revision, ordered })
  return ordered
}

function found(store: ResourceStore, { type, filters, sort }: SearchRequest): readonly Resource[] {
  const matching = store.all(type).filter((resource) => filters.every((meets) => meets(resource)))
  return sort.length === 0 ? matching : sorted(matching, sort)
}

function sorted(resources: readonly Resource[], keys: readonly SortKey[]): readonly Resource[] {
  return resources
    .map((resource) => ({ resource, keys: keys.map((key) => sortValue(resource, key)) }))
    .sort((a, b) => {
      for (const [index, key] of keys.entries()) {
        const order = compare(a.keys[index], b.keys[index], key.isDescending)
        if (order !== 0) return order
      }
      return 0
    })
    .map(({ resource }) => resource)
}

function sortValue(resource: Resource, { parameter }: SortKey): number | string | undefined {
  const [element] = parameter.paths.flatMap((path) => valuesAt(resource, path))
  if (parameter.type === 'date') return elementSpan(element)?.from
  if (parameter.type === 'token') return tokenSortKey(element)
  return typeof element === 'string' ? element : textAt(element, 'reference')
}

/** What has no value stands last in either direction. */
function compare(a: number | string | undefined, b: number | string | undefined, isDescending: boolean): number {
  if (a === b) return 0
  if (a === undefined) return 1
  if (b === undefined) return -1
  return a < b === isDescending ? 1 : -1
}

function includedBy(
  store: ResourceStore,
  matches: readonly Resource[],
  includes: readonly Include[],
): readonly Resource[] {
  const included = new Set<Resource>()
  const ofPage = new Set(matches)
  let sources: readonly Resource[] = matches
  let followed = includes
  while (sources.length > 0) {
    const targets = sources
      .flatMap((source) => followed.flatMap((include) => targetsOf(store, source, include)))
      .filter((target) => !included.has(target) && !ofPage.has(target))
    for (const target of targets) included.add(target)
    sources = targets
    followed = includes.filter((include) => include.isIterative)
  }
  return [...included]
}

function targetsOf(store: ResourceStore, source: Resource, include: Include): readonly Resource[] {
  if (source.resourceType !== include.sourceType) return []
  return include.parameter.paths
    .flatMap((path) => valuesAt(source, path))
    .flatMap((reference) => {
      const target = parseReference(textAt(reference, 'reference') ?? '')
      if (target?.type === undefined) return []
      if (include.targetType !== undefined && include.targetType !== target.type) return []
      const resource = store.get(target.type, target.id)
      return resource === undefined ? [] : [resource]
    })
}
