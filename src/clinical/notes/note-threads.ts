import type { Answer } from '../answer.ts'
import type { Note } from '../event-facts.ts'
import type { FacilityId } from '../facility.ts'
import { addDays, dayNumber, type JstDate, parseJstDate } from '../jst-date.ts'

/** A note with the answers to it, oldest first: question and answer are read together. */
export interface NoteThread {
  readonly note: Note
  readonly replies: readonly Note[]
}

/** Notes of the feed, newest first; memos are pinned elsewhere. An answer to a note that is not there stands by itself. */
export function noteThreads(notes: readonly Note[]): readonly NoteThread[] {
  const listed = notes.filter(({ memo }) => memo === undefined)
  const byKey = new Map(listed.map((note) => [note.key, note]))
  const roots: Note[] = []
  const replies = new Map<string, Note[]>()
  for (const note of listed) {
    const root = rootOf(note, byKey)
    if (root === note) roots.push(note)
    else replies.set(root.key, [...(replies.get(root.key) ?? []), note])
  }
  return roots
    .toSorted((a, b) => compareTimes(timeOf(b), timeOf(a)) || (a.key < b.key ? -1 : 1))
    .map((note) => ({
      note,
      replies: (replies.get(note.key) ?? []).toSorted((a, b) => compareTimes(timeOf(a), timeOf(b))),
    }))
}

/** The note at the head of a chain of answers; one that answers itself in a circle is its own head. */
function rootOf(note: Note, byKey: ReadonlyMap<string, Note>): Note {
  const seen = new Set<string>()
  let at = note
  for (;;) {
    const parent = at.inReplyTo === undefined ? undefined : byKey.get(at.inReplyTo)
    if (parent === undefined) return at
    if (seen.has(parent.key)) return note
    seen.add(parent.key)
    at = parent
  }
}

/** When it was sent; a note that does not say has the day that it is about. */
function timeOf({ recordedAt, at }: Note): string {
  return recordedAt?.text ?? at?.text ?? ''
}

/** Times of one offset compare as text; a mere day counts as its beginning. */
function compareTimes(a: string, b: string): number {
  const [one, other] = [Date.parse(a), Date.parse(b)]
  if (Number.isNaN(one) || Number.isNaN(other)) return a < b ? -1 : a > b ? 1 : 0
  return one - other
}

/** The memo in force; more than one when several were written at the same time. And what they replaced, newest first. */
export function memosOf(notes: readonly Note[]): {
  readonly current: readonly Note[]
  readonly earlier: readonly Note[]
} {
  const byTime = notes.toSorted((a, b) => compareTimes(timeOf(b), timeOf(a)))
  const isStanding = ({ status }: Note) => status !== 'entered-in-error'
  return {
    // Cautions that are no drug's stand among the important lines, too (fhir-jp.md §4 I).
    current: byTime.filter((note) => note.isImportant && isStanding(note)),
    earlier: byTime.filter((note) => note.memo === 'superseded' && isStanding(note)),
  }
}

/** 在宅医療情報連携加算 asks for what others recorded in this many days. */
const SHARED_DAYS = 90

export interface SharedNotes {
  readonly count: number
  /** How many of each facility, most first. */
  readonly byFacility: readonly (readonly [FacilityId, number])[]
}

/** Notes that other facilities recorded within the last 90 days, today included. What was taken back does not count. */
export function notesOfOthers(notes: readonly Note[], own: FacilityId | undefined, today: JstDate): SharedNotes {
  const first = addDays(today, -SHARED_DAYS + 1)
  const counts = new Map<FacilityId, number>()
  for (const note of notes) {
    const day = parseJstDate(timeOf(note).slice(0, 10))
    const isShared = note.facility !== own && note.status !== 'entered-in-error' && note.status !== 'cancelled'
    if (!isShared || day === undefined || dayNumber(day) < dayNumber(first) || dayNumber(day) > dayNumber(today))
      continue
    counts.set(note.facility, (counts.get(note.facility) ?? 0) + 1)
  }
  const byFacility = [...counts].toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
  return { count: byFacility.reduce((sum, [, count]) => sum + count, 0), byFacility }
}

/** The notes of every answer that has any. */
export function notesOfAnswers(answers: Iterable<Answer<Note>>): readonly Note[] {
  return [...answers].flatMap((answer) => (answer.state === 'data' ? answer.rows : []))
}
