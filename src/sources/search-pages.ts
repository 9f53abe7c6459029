import type { Gap } from '#clinical/answer.ts'
import { parseExact, stringifyExact } from '#standards/fhir/exact-json.ts'
import type { Bundle, BundleEntry, Resource } from '#standards/fhir/r4.ts'
import { isNewestFirst } from './newest-first.ts'
import { isOutsideConsent, warningText } from './operation-outcome.ts'

/** One resource as it came in a Bundle. `isMatch` is false for what was included beside the matches. */
export interface FoundResource {
  readonly resource: Resource
  readonly fullUrl: string | undefined
  readonly isMatch: boolean
}

/**
 * What a page of a search turned out to be: where the next one is, how many matches (`found`) and resources in all (`held`,
 * what was included is among them) have come so far, and how many matches there are by the word of the server.
 * `isNewestFirst` = by their own times, the matches on it may be the newest there are.
 */
export type PageSeen =
  | {
      readonly kind: 'page'
      readonly next: string | undefined
      readonly found: number
      readonly held: number
      readonly total?: number
      readonly isNewestFirst: boolean
    }
  | { readonly kind: 'unusable'; readonly reason: 'not-fhir' | 'malformed' }

/** Both numbers where the server says how many there are (SRC-6); one that it must have been wrong about is none. */
export function cutAt(found: number, total = 0): Extract<Gap, { kind: 'capped' }> {
  return { kind: 'capped', shown: found, total: total > found ? total : undefined }
}

/** Takes the pages of one search, in order, as bytes; reads them on this thread or on another. */
export interface PageSink {
  page(body: ArrayBuffer): PageSeen | Promise<PageSeen>
}

/** What pages belong to: the answer to a search, or the versions of one record. */
type PagesOf = 'searchset' | 'history'

/** Gathers pages: exact duplicates of one resource version once, warnings as gaps (E7, E11). */
export class SearchPages implements PageSink {
  readonly entries: FoundResource[] = []
  readonly gaps: Gap[] = []
  readonly #seen = new Map<string, Resource>()
  readonly #type: PagesOf
  #found = 0

  constructor(type: PagesOf = 'searchset') {
    this.#type = type
  }

  page(body: ArrayBuffer): PageSeen {
    const text = new TextDecoder().decode(body)
    let content: unknown
    try {
      content = parseExact(text)
    } catch {
      return { kind: 'unusable', reason: text.trim() === '' ? 'not-fhir' : 'malformed' }
    }
    const bundle = bundleOf(content, this.#type)
    if (bundle === undefined) return { kind: 'unusable', reason: 'not-fhir' }
    for (const entry of bundle.entry ?? []) this.#add(entry)
    const { total } = bundle
    const said = total !== undefined && Number.isSafeInteger(total) ? { total } : {}
    const matches = (bundle.entry ?? []).flatMap((entry) => (isMatch(entry) ? (resourceOf(entry.resource) ?? []) : []))
    const counts = { found: this.#found, held: this.entries.length, ...said }
    return { kind: 'page', next: nextOf(bundle), ...counts, isNewestFirst: isNewestFirst(matches) }
  }

  #add(entry: BundleEntry): void {
    const { resource: body, fullUrl } = (entry as BundleEntry | null) ?? {}
    const resource = resourceOf(body)
    if (resource === undefined) {
      // In a history: the version at which the record was deleted, which has no content.
      if (this.#type === 'history' && entry.request?.method === 'DELETE') return
      const raw = stringifyExact(entry)
      this.gaps.push({ kind: 'unreadable', what: 'Bundle.entry', why: 'entry without a resource', raw })
    } else if (resource.resourceType === 'OperationOutcome') {
      this.gaps.push(
        isOutsideConsent(resource)
          ? { kind: 'page-missing', why: { reason: 'out-of-consent', isRetryable: false } }
          : { kind: 'server-warning', text: warningText(resource) },
      )
    } else {
      // Without an id nothing says that two entries are one: both are kept.
      const { id, meta, resourceType } = resource
      const key = id === undefined ? undefined : `${resourceType}/${id}/${meta?.versionId ?? ''}`
      const before = key === undefined ? undefined : this.#seen.get(key)
      if (key !== undefined && before === undefined) this.#seen.set(key, resource)
      if (before === undefined) {
        this.entries.push({ resource, fullUrl, isMatch: isMatch(entry) })
        if (isMatch(entry)) this.#found += 1
      } else if (stringifyExact(before) !== stringifyExact(resource)) this.gaps.push(contradiction(resource))
    }
  }
}

/** Also where the server does not say: `include` and `outcome` are what `Bundle.total` does not count (R4 §3.1.1.3). */
function isMatch(entry: BundleEntry | null): entry is BundleEntry {
  return entry !== null && entry.search?.mode !== 'include' && entry.search?.mode !== 'outcome'
}

/** The same version of a resource twice with different content: the first stands, the other is told (D11). */
function contradiction(resource: Resource): Gap {
  const what = `${resource.resourceType}/${resource.id}`
  return { kind: 'unreadable', what, why: 'same version sent twice, differently', raw: stringifyExact(resource) }
}

export function resourceOf(body: unknown): Resource | undefined {
  const isResource = typeof body === 'object' && body !== null && 'resourceType' in body
  return isResource && typeof body.resourceType === 'string' ? (body as Resource) : undefined
}

function bundleOf(body: unknown, type: PagesOf): Bundle | undefined {
  const resource = resourceOf(body)
  if (resource?.resourceType !== 'Bundle' || resource.type !== type) return undefined
  const { entry, link } = resource
  const isListed = (value: unknown) => value === undefined || Array.isArray(value)
  return isListed(entry) && isListed(link) ? resource : undefined
}

/** The address of the next page; one that is no text is no address, and the page behind it is missing. */
function nextOf({ link }: Bundle): string | undefined {
  const next = link?.find((each) => each?.relation === 'next')
  return next === undefined ? undefined : String(next.url)
}
