import { dayOfTime } from '#clinical/decode/time.ts'
import type { ClinicalFact } from '#clinical/facts.ts'
import type { Period } from '#clinical/occurrence.ts'
import type { RecordKind } from '#clinical/record-kind.ts'

/**
 * The filter of a server done again in Japan's days (real-servers.md §5): servers compare bare days and offsets each in
 * their own way. A stay counts as long as it lasts.
 */
export function startsBefore(fact: ClinicalFact, from: Period['from']): boolean {
  if (from === undefined) return false
  const lasts = fact.kind === 'stay' && (fact.until === undefined || fact.until.text >= from)
  return !lasts && (fact.at === undefined || fact.at.text < from)
}

/** What holds until it is revoked: its age does not matter, and every period shows all of it. */
export const LASTING: ReadonlySet<RecordKind> = new Set<RecordKind>(['diagnosis', 'allergy', 'contraindication'])

/** Whether a fact stands in a period; an undated one belongs to a period without beginning. */
export function isWithin(fact: ClinicalFact, { from, until }: Period): boolean {
  if (LASTING.has(fact.kind)) return true
  if (startsBefore(fact, from)) return false
  const day = dayOfTime(fact.at)
  return until === undefined || (day === undefined ? (fact.at?.text ?? '') < until : day < until)
}
