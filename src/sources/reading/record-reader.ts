import type { Gap } from '#clinical/answer.ts'
import type { DecodeContext } from '#clinical/decode/decode-records.ts'
import type { ClinicalFact } from '#clinical/facts.ts'
import type { OccurrencePart } from '#clinical/occurrences-of-facts.ts'
import type { RecordKind } from '#clinical/record-kind.ts'
import type { PageSink } from '../search-pages.ts'

/** What the pages of one search say, kind by kind. */
export interface ReadRecords {
  readonly gaps: readonly Gap[]
  facts(kind: RecordKind): Promise<readonly ClinicalFact[]>
  /** What happened when, without the content of the records: much less than the facts. */
  occurrences(kind: RecordKind): Promise<readonly OccurrencePart[]>
}

/** The reading of one search: its pages in order, then all of them together, because records refer to each other. */
export interface Reading extends PageSink {
  records(signal: AbortSignal): Promise<ReadRecords>
  /** Nobody waits for it any more, or all has been read. */
  close(): void
}

/** Reads the answers of FHIR servers: on the thread of the page, or beside it where the browser has workers. */
export interface RecordReader {
  /** Records will be read soon. */
  prepare?(): void
  /** Of more than `most` records the newest so many are given, and the cut is told (E9). */
  open(context: DecodeContext, most: number): Reading
}
