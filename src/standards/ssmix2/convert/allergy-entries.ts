import type { Hl7Segment } from '#standards/hl7v2/segment.ts'

/** One allergen instance of ADT-61, after every action on it. */
export interface AllergyEntry {
  /** Names the instance within the patient's list. */
  readonly key: string
  /** The segment that describes it last. */
  readonly segment: Hl7Segment
  /** Its last action is D: it is hidden (ss-mix2.md §6). */
  readonly isDeleted: boolean
}

/**
 * Plays the action codes of IAM-6 in the order of the file: A adds, U replaces, D deletes, X changes nothing. An
 * instance is known by IAM-7, else by category and allergen; a second A of the same allergen is an instance of its own.
 */
export function entriesOf(iams: readonly Hl7Segment[]): readonly AllergyEntry[] {
  const entries = new Map<string, AllergyEntry>()
  const lastKeys = new Map<string, string>()
  for (const segment of iams) {
    const action = segment.text(6).trim().toUpperCase()
    const name = allergenKey(segment)
    const last = lastKeys.get(name)
    const isKnown = last !== undefined
    if (action === 'X' && isKnown) continue
    const key = isKnown && (action === 'U' || action === 'D') ? last : unusedKey(entries, name)
    lastKeys.set(name, key)
    entries.set(key, { key, segment, isDeleted: action === 'D' })
  }
  return [...entries.values()]
}

/** What names an allergen instance: the sender's instance id (IAM-7), else category, code system, and code or text. */
export function allergenKey(segment: Hl7Segment): string {
  const instance = segment.id === 'IAM' ? segment.text(7).trim() : ''
  return instance === '' ? allergenOf(segment) : `id:${instance}`
}

/** Category, code system, and code or text of the allergen of an IAM or AL1. */
export function allergenOf(segment: Hl7Segment): string {
  return [segment.text(2), segment.text(3, 3), segment.text(3, 1) || segment.text(3, 2)]
    .map((part) => part.trim())
    .join('|')
}

function unusedKey(entries: ReadonlyMap<string, AllergyEntry>, name: string): string {
  if (!entries.has(name)) return name
  for (let n = 2; ; n++) {
    const key = `${name}#${n}`
    if (!entries.has(key)) return key
  }
}
