import { decimalText } from '#standards/fhir/exact-json.ts'
import type { Resource } from '#standards/fhir/r4.ts'

/** One value of a resource with the FHIR path that leads to it: `activity.detail.description`. */
export interface ElementLine {
  readonly path: string
  readonly text: string
}

/** Elements that say nothing to a reader: they stay in the raw view. */
const TECHNICAL: ReadonlySet<string> = new Set([
  'resourceType',
  'id',
  'meta',
  'implicitRules',
  'language',
  'text',
  'contained',
  'system',
  'reference',
  'url',
  'fullUrl',
  'userSelected',
])

const MOST_LINES = 200

/**
 * What a resource says, element by element, for kinds that have no form of their own: texts, displays, dates and numbers
 * with their paths. A coding is told by its display, and by its code where it has none.
 */
export function elementLines(resource: Resource): readonly ElementLine[] {
  const lines: ElementLine[] = []
  collect(resource, '', lines)
  return lines.slice(0, MOST_LINES)
}

function collect(value: unknown, path: string, lines: ElementLine[]): void {
  if (lines.length > MOST_LINES || value === null || value === undefined) return
  if (Array.isArray(value)) {
    for (const each of value) collect(each, path, lines)
    return
  }
  const digits = decimalText(value)
  const text = typeof value === 'string' ? value.trim() : typeof value === 'boolean' ? String(value) : digits
  if (text !== undefined) {
    const isRepeated = lines.some((line) => line.text === text && path.startsWith(line.path))
    if (text !== '' && !isRepeated) lines.push({ path, text })
    return
  }
  if (typeof value !== 'object') return
  const object = value as Readonly<Record<string, unknown>>
  const hasDisplay = typeof object.display === 'string' || typeof object.text === 'string'
  for (const [name, each] of Object.entries(object)) {
    const isNarrative = name === 'text' && typeof each === 'object'
    const isToldByDisplay = hasDisplay && (name === 'code' || name === 'coding')
    if (isNarrative || isToldByDisplay || (name !== 'text' && TECHNICAL.has(name))) continue
    const isText = name === 'text' || name === 'display'
    collect(each, isText ? path : path === '' ? name : `${path}.${name}`, lines)
  }
}
