import { dayOfTime } from '#clinical/decode/time.ts'
import type { ClinicalFact } from '#clinical/facts.ts'
import type { Occurrence, Period } from '#clinical/occurrence.ts'
import type { RecordKind } from '#clinical/record-kind.ts'

/**
 * The filter of a server done again in Japan's days (real-servers.md §5): servers compare bare days and offsets each in
 * their own way. A stay counts as long as it lasts.
 */
export function startsBefore(dated: Dated, from: Period['from']): boolean {
  if (from === undefined) return false
  const { kind, at, until } = 'start' in dated ? { kind: dated.kind, at: dated.start, until: dated.end } : spanOf(dated)
  const lasts = kind === 'stay' && (until === undefined || until.text >= from)
  return !lasts && (at === undefined || at.text < from)
}

type Dated = ClinicalFact | Pick<Occurrence, 'kind' | 'start' | 'end'>

function spanOf(fact: ClinicalFact) {
  return { kind: fact.kind, at: fact.at, until: fact.kind === 'stay' ? fact.until : undefined }
}

/** What holds until it is revoked: its age does not matter, and every period shows all of it. */
export const LASTING: ReadonlySet<RecordKind> = new Set<RecordKind>([
  'diagnosis',
  'allergy',
  'contraindication',
  'contact',
])

/**
 * Kinds of which a search by date may leave out what belongs to the period: those of the searches in `searches.ts` whose
 * records `mayLackDate`. A table of its own, because what draws the first screen needs no more of that one.
 */
export const MAY_LACK_DATE: ReadonlySet<RecordKind> = new Set<RecordKind>([
  'prescription',
  'injection',
  'laboratory',
  'infection',
  'vital-sign',
  'physiology',
  'report',
])

/**
 * Whether a fact stands in a period; an undated one belongs to a period without beginning. A medicine of which nobody
 * said when may be in force now: it belongs to every period that has not ended (MED-7, H-15).
 */
export function isWithin(fact: ClinicalFact, { from, until }: Period): boolean {
  if (LASTING.has(fact.kind)) return true
  if (fact.at === undefined && until === undefined && (fact.kind === 'prescription' || fact.kind === 'injection')) {
    return true
  }
  if (startsBefore(fact, from)) return false
  const day = dayOfTime(fact.at)
  return until === undefined || (day === undefined ? (fact.at?.text ?? '') < until : day < until)
}
