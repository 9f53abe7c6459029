import type { Resource } from '#standards/fhir/r4.ts'
import { isObject } from './elements.ts'
import { FhirProblem } from './operation-outcome.ts'
import type { ResourceStore } from './resource-store.ts'
import { search } from './search.ts'
import { parseSearchRequest } from './search-request.ts'

const CURSOR = '_cursor'
/** Kept by `_elements` whatever it names (FHIR R4 §3.1.1.5.9 asks for the mandatory ones). */
const ALWAYS_KEPT = new Set(['resourceType', 'id', 'meta'])
const SUBSETTED = { system: 'http://terminology.hl7.org/CodeSystem/v3-ObservationValue', code: 'SUBSETTED' }

/** A search and where its page begins. */
export interface SearchCursor {
  readonly parameters: URLSearchParams
  readonly offset: number
}

/**
 * The search that a request asks for: its own parameters, or those of the search whose `next` link it follows. The
 * link is opaque, so that no name or number that came by POST stands in an address.
 */
export function decodeCursor(parameters: URLSearchParams): SearchCursor {
  const cursor = parameters.get(CURSOR)
  if (cursor === null) return { parameters, offset: 0 }
  try {
    const decoded: unknown = JSON.parse(atob(cursor.replaceAll('-', '+').replaceAll('_', '/')))
    if (isObject(decoded) && typeof decoded.query === 'string' && typeof decoded.offset === 'number') {
      return { parameters: new URLSearchParams(decoded.query), offset: decoded.offset }
    }
  } catch {
    // Not one of ours: told below like every other wrong cursor.
  }
  throw new FhirProblem(400, 'invalid', 'this page is not known')
}

/** One page of a search as a Bundle of type searchset, with `next` while there is more, and what it may lack. */
export function searchSet(
  store: ResourceStore,
  type: string,
  { parameters, offset }: SearchCursor,
  base: string,
  warnings: readonly string[],
) {
  const request = parseSearchRequest(type, parameters)
  const page = search(store, request, offset, `${type}?${parameters.toString()}`)
  const self = { relation: 'self', url: `${base}/${type}?${parameters.toString()}` }
  const next =
    page.nextOffset === undefined
      ? []
      : [{ relation: 'next', url: `${base}/${type}?${CURSOR}=${encodeCursor(parameters, page.nextOffset)}` }]
  const entry = (mode: 'match' | 'include') => (resource: Resource) => ({
    fullUrl: `${base}/${resource.resourceType}/${resource.id}`,
    resource: request.elements === undefined ? resource : subset(resource, request.elements),
    search: { mode },
  })
  const entries = [...page.matches.map(entry('match')), ...page.included.map(entry('include')), ...outcomes(warnings)]
  return {
    resourceType: 'Bundle',
    type: 'searchset',
    total: page.total,
    link: [self, ...next],
    // FHIR JSON has no empty arrays (R4 §2.6.2.2).
    ...(entries.length === 0 ? {} : { entry: entries }),
  }
}

function outcomes(warnings: readonly string[]) {
  if (warnings.length === 0) return []
  const issue = warnings.map((diagnostics) => ({ severity: 'warning', code: 'incomplete', diagnostics }))
  return [{ resource: { resourceType: 'OperationOutcome', issue }, search: { mode: 'outcome' } }]
}

function encodeCursor(parameters: URLSearchParams, offset: number): string {
  const text = btoa(JSON.stringify({ query: parameters.toString(), offset }))
  return text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

function subset(resource: Resource, elements: ReadonlySet<string>) {
  const kept = Object.entries(resource).filter(([name]) => ALWAYS_KEPT.has(name) || elements.has(name))
  return { ...Object.fromEntries(kept), meta: { ...resource.meta, tag: [...(resource.meta?.tag ?? []), SUBSETTED] } }
}
