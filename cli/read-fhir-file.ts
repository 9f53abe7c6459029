import type { Gap } from '#clinical/answer.ts'
import type { DeliveredResource } from '#clinical/decode/decode-records.ts'
import { parseExact, stringifyExact } from '#standards/fhir/exact-json.ts'
import type { Bundle, OperationOutcome, Resource } from '#standards/fhir/r4.ts'

/** What a file holds: resources, and what in it is none. */
export interface FhirFile {
  readonly delivered: readonly DeliveredResource[]
  /** Bundles that are documents, from the outermost in; their entries stand among `delivered`, too. */
  readonly documents: readonly Bundle[]
  readonly gaps: readonly Gap[]
}

/** A Bundle of Bundles of Bundles is as deep as any sender goes; more is a loop or an attack (D11). */
const MOST_LEVELS = 4

/** Reads one resource, one Bundle of any type, or NDJSON: a resource or Bundle a line. What is no JSON becomes a gap. */
export function readFhirFile(text: string): FhirFile {
  const delivered: DeliveredResource[] = []
  const documents: Bundle[] = []
  const gaps: Gap[] = []
  const whole = parsed(text)
  if ('value' in whole) take(whole.value, undefined, true, 1)
  else {
    const lines = text.split('\n').flatMap((line, index) => (line.trim() === '' ? [] : [{ line, number: index + 1 }]))
    const read = lines.map(({ line, number }) => ({ line, number, ...parsed(line) }))
    // Not one line of it is JSON: it is one broken text, not many.
    if (!read.some((each) => 'value' in each)) gaps.push(unreadable('file', whole.why, text))
    else {
      for (const each of read) {
        if ('value' in each) take(each.value, undefined, true, 1)
        else gaps.push(unreadable(`line ${each.number}`, each.why, each.line))
      }
    }
  }
  return { delivered, documents, gaps }

  function take(
    value: unknown,
    fullUrl: string | undefined,
    isMatch: boolean,
    level: number,
    isInDocument = false,
  ): void {
    if (!isResource(value)) gaps.push(unreadable('entry', 'no FHIR resource', stringifyExact(value ?? null)))
    else if (value.resourceType === 'OperationOutcome') gaps.push({ kind: 'server-warning', text: issuesOf(value) })
    else if (value.resourceType === 'Composition' && !isInDocument) {
      gaps.push(unreadable(`Composition/${value.id ?? ''}`, 'outside its document Bundle', stringifyExact(value)))
    } else if (value.resourceType !== 'Bundle') delivered.push({ resource: value, fullUrl, isMatch })
    else if (level > MOST_LEVELS) gaps.push(unreadable('Bundle', 'Bundles too deep in one another', ''))
    else {
      const isOfDocument = isDocument(value)
      if (isOfDocument) documents.push(value)
      for (const entry of entriesOf(value)) {
        take(entry?.resource, entry?.fullUrl, entry?.search?.mode !== 'include', level + 1, isOfDocument)
      }
    }
  }
}

function parsed(text: string): { readonly value: unknown } | { readonly why: string } {
  try {
    return { value: parseExact(text.startsWith('\uFEFF') ? text.slice(1) : text) }
  } catch (error) {
    return { why: error instanceof Error ? error.message : String(error) }
  }
}

function isResource(value: unknown): value is Resource {
  return (
    typeof value === 'object' && value !== null && 'resourceType' in value && typeof value.resourceType === 'string'
  )
}

/** A Bundle that says so, or that begins with a Composition and says nothing else of itself (fhir-jp.md §5.2). */
function isDocument(bundle: Bundle): boolean {
  if (bundle.type === 'document') return true
  const first = entriesOf(bundle)[0]?.resource
  return isResource(first) && first.resourceType === 'Composition' && (bundle.type ?? 'collection') === 'collection'
}

/** What a sender put where entries belong may be anything. */
function entriesOf({ entry }: Bundle) {
  return Array.isArray(entry) ? entry : []
}

function issuesOf({ issue }: OperationOutcome): string {
  const issues = Array.isArray(issue) ? issue : []
  return issues.map(({ details, diagnostics, code }) => details?.text ?? diagnostics ?? code).join(' / ')
}

function unreadable(what: string, why: string, raw: string): Gap {
  return { kind: 'unreadable', what, why, raw }
}
