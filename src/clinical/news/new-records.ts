import type { FacilityId } from '../facility.ts'
import type { ClinicalFact } from '../facts.ts'
import { type Instant, type JstDate, jstDateAt } from '../jst-date.ts'
import type { Occurrence } from '../occurrence.ts'
import { occurrencesOfFacts, timeOfOccurrence } from '../occurrences-of-facts.ts'
import type { RecordKind } from '../record-kind.ts'

/** Kinds that something new is told of: what has a screen or a row of its own and a day. */
export const NEWS_KINDS = [
  'prescription',
  'injection',
  'laboratory',
  'imaging',
  'report',
  'file',
  'clinical-record',
  'note',
  'diagnosis',
  'allergy',
  'contraindication',
  'infection',
] as const satisfies readonly RecordKind[]

export type NewsKind = (typeof NEWS_KINDS)[number]

/** When a user last looked at a kind of record; `seen` are keys of records of that very day. */
export interface Look {
  readonly at: Instant
  readonly seen: readonly string[]
}

/** New records of one kind: how many, and of which facilities. */
export interface NewRecords {
  readonly kind: NewsKind
  readonly count: number
  readonly facilities: readonly FacilityId[]
}

/** The first day of which something may be new; undefined for a user who has never looked. */
export function newsSince(looks: (kind: NewsKind) => Look | undefined): JstDate | undefined {
  const days = NEWS_KINDS.flatMap((kind) => {
    const look = looks(kind)
    return look === undefined ? [] : [jstDateAt(look.at)]
  })
  return days.sort()[0]
}

/**
 * What is new of each kind since this user last looked at that kind (LIST-6): opening the patient, or another kind, clears
 * nothing.
 */
export function newRecords(
  occurrences: readonly Occurrence[],
  looks: (kind: NewsKind) => Look | undefined,
): readonly NewRecords[] {
  return NEWS_KINDS.flatMap((kind) => {
    const look = looks(kind)
    const found = occurrences.filter((each) => each.kind === kind && isNewSince(each, look))
    const facilities = [...new Set(found.map(({ facility }) => facility))].sort()
    return found.length === 0 ? [] : [{ kind, count: found.length, facilities }]
  })
}

/**
 * Whether something happened since this user last looked at its kind (LIST-6). A record that tells only its day is new on
 * the day of the look unless it stood there. Before a first look nothing is new: all of it would be. What is planned or
 * was cancelled is no news.
 */
export function isNewSince({ start, status, key }: Occurrence, look: Look | undefined): boolean {
  const text = start?.text ?? ''
  if (look === undefined || status === 'planned' || status === 'cancelled') return false
  const day = text.slice(0, 10)
  const lookDay = jstDateAt(look.at)
  if (day.length < 10 || day < lookDay) return false
  if (day > lookDay) return true
  const instant = text.length > 10 ? Date.parse(withOffset(text)) : Number.NaN
  return Number.isNaN(instant) ? !look.seen.includes(key) : instant > look.at
}

/** Whether the record of a fact is new, told as the number in the menu counts it: by the order or the collection it belongs to. */
export function isNewFact(fact: ClinicalFact, look: Look | undefined): boolean {
  if (look === undefined || (timeOfOccurrence(fact)?.text ?? '') < jstDateAt(look.at)) return false
  return occurrencesOfFacts([fact]).some((occurrence) => isNewSince(occurrence, look))
}

/** A time without an offset is Japan's (DT-1). */
function withOffset(text: string): string {
  return /(?:Z|[+-]\d{2}:\d{2})$/.test(text) ? text : `${text}+09:00`
}
