import { type DecodeContext, RecordDecoder } from '#clinical/decode/decode-records.ts'
import type { ClinicalFact } from '#clinical/facts.ts'
import { occurrenceParts } from '#clinical/occurrences-of-facts.ts'
import type { RecordKind } from '#clinical/record-kind.ts'
import { SearchPages } from '../search-pages.ts'
import type { Reading, ReadRecords } from './record-reader.ts'

/** Resources decoded before the event loop gets its turn: a few milliseconds' worth (E9). */
const DECODED_AT_ONCE = 150

/** Reads where it is called: in a worker, and where there is none. */
export function readOnThisThread(context: DecodeContext): Reading {
  const pages = new SearchPages()
  return {
    page: (body) => pages.page(body),
    async records(signal) {
      const decoder = new RecordDecoder(pages.entries, context)
      while (decoder.decodeSome(DECODED_AT_ONCE)) await turn(signal)
      const { facts, gaps } = decoder.result()
      return readRecords([...pages.gaps, ...gaps], byKind(facts))
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

function byKind(facts: readonly ClinicalFact[]): ReadonlyMap<RecordKind, readonly ClinicalFact[]> {
  return Map.groupBy(facts, ({ kind }) => kind)
}

/** Lets the thread breathe. */
async function turn(signal: AbortSignal): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 0))
  signal.throwIfAborted()
}
