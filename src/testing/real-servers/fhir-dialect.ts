import { getSearchParameters, isResourceType } from '@medplum/core'
import type { Bundle, OperationOutcome, Resource } from '@medplum/fhirtypes'

/**
 * What a strict production server does otherwise than the engine in memory, as measured on two servers with the same data
 * (real-servers.md §5). It only refuses and leaves out; nothing of search is made here.
 */
export interface Refusal {
  readonly status: number
  readonly code: OperationOutcome['issue'][number]['code']
  readonly text: string
}

/** Parameters of every search, and those that only shape the answer. */
const RESULT_PARAMETER =
  /^_(?:id|lastUpdated|tag|profile|security|source|count|offset|sort|total|summary|elements|include|revinclude|format)(?::|$)/
const WHOLE_INSTANT = /^(?:eq|ne|gt|lt|ge|le)?\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/
const DAY = /^(?:eq|ne|gt|lt|ge|le)?\d{4}-\d\d-\d\d$/

/** Why a strict server refuses a search that a lenient one answers with nothing; undefined = it takes it. */
export function refusalOf(type: string, query: URLSearchParams): Refusal | undefined {
  if (!isResourceType(type)) return { status: 400, code: 'not-supported', text: `Unknown resource type: ${type}` }
  const known = getSearchParameters(type) ?? {}
  for (const [name, value] of query) {
    if (RESULT_PARAMETER.test(name)) continue
    const parameter = known[name.split(/[:.]/)[0] ?? '']
    if (parameter === undefined) return { status: 400, code: 'invalid', text: `Unknown search parameter: ${name}` }
    if (name.endsWith(':missing')) continue
    if (parameter.type === 'date' && !WHOLE_INSTANT.test(value) && !DAY.test(value)) {
      return { status: 400, code: 'invalid', text: `Invalid date value: ${value}` }
    }
  }
  return undefined
}

/** A searchset as a server gives it that counts only when asked to. */
export function withoutTotal(bundle: Bundle, query: URLSearchParams): Bundle {
  if (query.get('_total') === 'accurate') return bundle
  const { total: _total, ...rest } = bundle
  return rest
}

/** The content of a Binary, where a reader asks for it in its own form (FHIR R4, Binary: content negotiation). */
export function bytesOfBinary(resource: Resource | undefined, accept: string | undefined) {
  if (resource?.resourceType !== 'Binary' || accept?.includes('fhir') !== false) return undefined
  return { contentType: resource.contentType, bytes: Buffer.from(resource.data ?? '', 'base64') }
}
