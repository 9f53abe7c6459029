import type { Gap } from '#clinical/answer.ts'
import { type DecodeContext, RecordDecoder } from '#clinical/decode/decode-records.ts'
import type { ClinicalFact } from '#clinical/facts.ts'
import { type OccurrencePart, occurrenceParts } from '#clinical/occurrences-of-facts.ts'
import type { RecordKind } from '#clinical/record-kind.ts'
import { type PageSeen, type PageSink, SearchPages } from './search-pages.ts'

/** What the pages of one search say, kind by kind. */
export interface ReadRecords {
  readonly gaps: readonly Gap[]
  facts(kind: RecordKind): readonly ClinicalFact[]
  /** What happened when, without the content of the records: much less than the facts. */
  occurrences(kind: RecordKind): readonly OccurrencePart[]
}

/** Resources decoded before the clock is looked at. */
const DECODED_AT_ONCE = 50
/**
 * How long others wait for their turn (E9). A page has to draw meanwhile; beside it only further answers wait, and one that
 * is interrupted by each of them comes last.
 */
const AT_ONCE_MS = typeof document === 'undefined' ? 50 : 8

/** The reading of one search: its pages in order, then all of them together, because records refer to each other. */
export class Reading implements PageSink {
  readonly #pages = new SearchPages()
  readonly #context: DecodeContext
  readonly #most: number

  /** Of more than `most` records the newest so many are given, and the cut is told (E9). */
  constructor(context: DecodeContext, most: number) {
    this.#context = context
    this.#most = most
  }

  page(body: ArrayBuffer): PageSeen {
    return this.#pages.page(body)
  }

  async records(signal: AbortSignal): Promise<ReadRecords> {
    const decoder = new RecordDecoder(this.#pages.entries, this.#context)
    let turnedAt = performance.now()
    while (decoder.decodeSome(DECODED_AT_ONCE)) {
      if (performance.now() - turnedAt < AT_ONCE_MS) continue
      await turn(signal)
      turnedAt = performance.now()
    }
    const { facts, gaps } = decoder.result()
    const newest = newestOf(facts, this.#most)
    const cut: ReadRecords['gaps'] =
      newest.length < facts.length ? [{ kind: 'capped', shown: newest.length, total: facts.length }] : []
    return readRecords([...this.#pages.gaps, ...gaps, ...cut], byKind(newest))
  }
}

function readRecords(gaps: ReadRecords['gaps'], facts: ReadonlyMap<RecordKind, readonly ClinicalFact[]>): ReadRecords {
  return {
    gaps,
    facts: (kind) => facts.get(kind) ?? [],
    occurrences: (kind) => occurrenceParts(facts.get(kind) ?? []),
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
