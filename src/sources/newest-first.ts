import { clinicalTime } from '#clinical/decode/time.ts'
import type { Resource } from '#standards/fhir/r4.ts'

/** The times that the date parameters of `searches.ts` search and sort by, whichever of them a resource has. */
const TIMES = [
  'effectiveDateTime',
  'effectiveInstant',
  'effectivePeriod',
  'performedDateTime',
  'performedPeriod',
  'occurrenceDateTime',
  'started',
  'period',
  'authoredOn',
]

/** Begin and end, empty where nothing is known of it. */
interface Span {
  readonly start: string
  readonly end: string
}

/**
 * Whether the resources may be the newest of what a server has, by their own times: the newest stands first. What has no
 * time says nothing; where none has one, nobody can tell. Servers sort periods by their begin or by their end.
 */
export function isNewestFirst(resources: readonly Resource[]): boolean {
  const spans = resources.flatMap(spanOf)
  if (spans.length === 0) return false
  return isDescending(spans.map(({ start }) => start)) || isDescending(spans.map(({ end }) => end))
}

/** Of two times of unlike precision only what is certainly later counts as later. */
function isDescending(texts: readonly string[]): boolean {
  let latest = AFTER_ALL
  for (const text of texts) {
    if (text === '') continue
    if (text > latest) return false
    if (text + AFTER_ALL < latest) latest = text + AFTER_ALL
  }
  return true
}

/** Sorts behind every character of a time. */
const AFTER_ALL = '~'

function spanOf(resource: Resource): readonly Span[] {
  const elements: Readonly<Record<string, unknown>> = { ...resource }
  const time = TIMES.map((name) => elements[name]).find((each) => each !== undefined)
  if (typeof time === 'object' && time !== null) {
    const { start, end }: { readonly start?: unknown; readonly end?: unknown } = time
    const span = { start: textOf(start), end: textOf(end) }
    return span.start === '' && span.end === '' ? [] : [span]
  }
  const at = textOf(time)
  return at === '' ? [] : [{ start: at, end: at }]
}

function textOf(time: unknown): string {
  return typeof time === 'string' ? (clinicalTime(time)?.text ?? '') : ''
}
