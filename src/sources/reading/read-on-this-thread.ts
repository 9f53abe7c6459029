import { type DecodeContext, RecordDecoder } from '#clinical/decode/decode-records.ts'
import type { ClinicalFact } from '#clinical/facts.ts'
import { occurrenceParts } from '#clinical/occurrences-of-facts.ts'
import type { RecordKind } from '#clinical/record-kind.ts'
import { SearchPages } from '../search-pages.ts'
import type { Reading, ReadRecords } from './record-reader.ts'

/** Resources decoded before the event loop gets its turn: a few milliseconds' worth (E9). */
const DECODED_AT_ONCE = 150

/** Reads where it is called: in a worker, and where there is none. */
export function readOnThisThread(context: DecodeContext, most: number): Reading {
  const pages = new SearchPages()
  return {
    page: (body) => pages.page(body),
    async records(signal) {
      const decoder = new RecordDecoder(pages.entries, context)
      while (decoder.decodeSome(DECODED_AT_ONCE)) await turn(signal)
      const { facts, gaps } = decoder.result()
      const newest = newestOf(facts, most)
      const cut: ReadRecords['gaps'] =
        newest.length < facts.length ? [{ kind: 'capped', shown: newest.length, total: facts.length }] : []
      return readRecords([...pages.gaps, ...gaps, ...cut], byKind(newest))
    },
    close() {},
  }
}

function readRecords(gaps: ReadRecords['gaps'], facts: ReadonlyMap<RecordKind, readonly ClinicalFact[]>): ReadRecords {
  return {
    gaps,
    facts: async (kind) => facts.get(kind) ?? [],
    occurrences: async (kind) => occurrenceParts(facts.get(kind) ?? []),
  }
}

/**
 * The newest so many, in the order in which they came. What has no date is among them: of an allergy or a caution nobody
 * can say that it is old.
 */
function newestOf(facts: readonly ClinicalFact[], most: number): readonly ClinicalFact[] {
  if (facts.length <= most) return facts
  const newestFirst = facts.toSorted((a, b) => {
    const [one, other] = [a.at?.text, b.at?.text]
    if (one === other) return 0
    if (one === undefined) return -1
    return other === undefined || one < other ? 1 : -1
  })
  const kept = new Set(newestFirst.slice(0, most))
  return facts.filter((fact) => kept.has(fact))
}

function byKind(facts: readonly ClinicalFact[]): ReadonlyMap<RecordKind, readonly ClinicalFact[]> {
  return Map.groupBy(facts, ({ kind }) => kind)
}

/** Lets the thread breathe. */
async function turn(signal: AbortSignal): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 0))
  signal.throwIfAborted()
}
