import type { Failure, FailureReason, Gap } from '#clinical/answer.ts'
import type { DicomJson } from '#standards/dicom/dicom-json.ts'
import { textOf } from '#standards/dicom/dicom-json.ts'
import { readDicomJson } from '#standards/dicomweb/read-answer.ts'
import { type ImageServer, ImageServerError } from './image-server.ts'

/** What one exchange for DICOM JSON brought. Answers, never throws, except when `signal` aborts it. */
export type JsonOutcome =
  | { readonly kind: 'rows'; readonly rows: readonly DicomJson[]; readonly isCut: boolean }
  | { readonly kind: 'notPermitted' }
  /** 404, 410: there is nothing of that name. */
  | { readonly kind: 'absent' }
  | { readonly kind: 'failed'; readonly why: Failure }

export type ListOutcome =
  | { readonly kind: 'listed'; readonly rows: readonly DicomJson[]; readonly gaps: readonly Gap[] }
  | Exclude<JsonOutcome, { kind: 'rows' }>

const PAGE_SIZE = 200
const MOST_PAGES = 60

/** Asks for DICOM JSON at an address below the server's root. */
export async function askJson(server: ImageServer, path: string, signal: AbortSignal): Promise<JsonOutcome> {
  const requested = new URL(path, server.base)
  let response: Response
  try {
    response = await server.send(requested, { accept: 'application/dicom+json', signal })
  } catch (error) {
    signal.throwIfAborted()
    return { kind: 'failed', why: failureOf(error) }
  }
  const reference = response.headers.get('x-request-id') ?? undefined
  const failed = (reason: FailureReason): JsonOutcome => ({
    kind: 'failed',
    why: { reason, isRetryable: true, ...(reference === undefined ? {} : { reference }) },
  })
  // No content is an answer: there is nothing that matches (PS3.18 8.7.2).
  if (response.status === 204) return { kind: 'rows', rows: [], isCut: false }
  if (response.status === 403) return { kind: 'notPermitted' }
  if (response.status === 404 || response.status === 410) return { kind: 'absent' }
  if (!response.ok) return failed(reasonOf(response.status))
  const type = (response.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase()
  if (type !== 'application/dicom+json' && type !== 'application/json') return failed('not-fhir')
  const rows = readDicomJson(await response.json().catch(() => undefined), server.base, requested)
  if (rows === undefined) return failed('malformed')
  // 299: the server gave less than there is (PS3.18 8.3.4.4).
  return { kind: 'rows', rows, isCut: /^\s*299\b/.test(response.headers.get('warning') ?? '') }
}

/**
 * Everything that a search matches, page by page (`limit`, `offset`). Servers that give smaller pages, or that know no
 * paging and send everything again, come to an end, too. Rows are told apart by `key`, and one that lacks it is reported.
 */
export async function listAll(
  server: ImageServer,
  path: string,
  parameters: readonly (readonly [string, string])[],
  key: string,
  signal: AbortSignal,
): Promise<ListOutcome> {
  const found = new Map<string, DicomJson>()
  const gaps: Gap[] = []
  for (let page = 0, offset = 0; page < MOST_PAGES; page += 1) {
    const query = new URLSearchParams([...parameters.map(([name, value]) => [name, value])])
    query.set('limit', String(PAGE_SIZE))
    if (offset > 0) query.set('offset', String(offset))
    const outcome = await askJson(server, `${path}?${query}`, signal)
    if (outcome.kind !== 'rows') {
      if (page === 0) return outcome
      const why: Failure = outcome.kind === 'failed' ? outcome.why : { reason: 'server-error', isRetryable: true }
      return { kind: 'listed', rows: [...found.values()], gaps: [...gaps, { kind: 'page-missing', why }] }
    }
    const before = found.size
    for (const row of outcome.rows) {
      const name = textOf(row, key)
      if (name === undefined)
        gaps.push({ kind: 'unreadable', what: 'DICOMweb', why: `no ${key}`, raw: JSON.stringify(row) })
      else if (!found.has(name)) found.set(name, row)
    }
    offset += outcome.rows.length
    const isLast = outcome.rows.length === 0 || found.size === before
    if (isLast || (outcome.rows.length < PAGE_SIZE && !outcome.isCut)) {
      return { kind: 'listed', rows: [...found.values()], gaps }
    }
  }
  return {
    kind: 'listed',
    rows: [...found.values()],
    gaps: [...gaps, { kind: 'capped', shown: found.size, total: undefined }],
  }
}

export function failureOf(error: unknown): Failure {
  return error instanceof ImageServerError ? error.failure : { reason: 'malformed', isRetryable: true }
}

export function reasonOf(status: number): FailureReason {
  if (status === 401) return 'unauthenticated'
  if (status === 429) return 'throttled'
  if (status >= 500 && status !== 501) return 'server-error'
  return 'unsupported-search'
}
