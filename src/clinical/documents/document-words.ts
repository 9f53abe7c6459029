import type { FhirDocument } from './fhir-document.ts'
import { wordsOfMarkup } from './markup-words.ts'

/** File contents are no words, and are looked at (or not shown) on their own. */
const NO_WORDS: ReadonlySet<string> = new Set(['data', 'url', 'system'])

const known = new WeakMap<FhirDocument, string>()

/**
 * Every text that a FHIR document shows, in one: narrative as its reader sees it, and as it came, because `CRP <5` looks
 * like markup and is none. For finding a name in it (PRV-1), not for reading.
 */
export function documentWords(document: FhirDocument): string {
  const before = known.get(document)
  if (before !== undefined) return before
  const texts: string[] = []
  collect(document, texts)
  const words = texts.join('\n')
  known.set(document, words)
  return words
}

function collect(value: unknown, texts: string[]): void {
  if (typeof value === 'string') {
    texts.push(value)
    if (/[<&]/.test(value)) texts.push(wordsOfMarkup(value))
  } else if (Array.isArray(value)) {
    for (const each of value) collect(each, texts)
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, each] of Object.entries(value)) if (!NO_WORDS.has(key)) collect(each, texts)
  }
}
