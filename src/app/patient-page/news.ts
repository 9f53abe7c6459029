import { jstDateAt } from '#clinical/jst-date.ts'
import type { Occurrence } from '#clinical/occurrence.ts'
import type { RecordKind } from '#clinical/record-kind.ts'
import type { RecordScreen } from '#record/to-screen.tsx'
import type { LastLook } from '#sources/hub/user-state.ts'

/** The kinds of the timeline that a screen shows: to look at the screen is to look at them. */
export const KINDS_OF_SCREEN = {
  calendar: [],
  'face-sheet': [],
  medications: ['prescription', 'injection'],
  labs: ['laboratory'],
  conditions: [],
  documents: ['report', 'file', 'clinical-record'],
  notes: ['note'],
  images: ['imaging'],
} as const satisfies Record<RecordScreen, readonly RecordKind[]>

/**
 * Whether something happened since this user last looked at its kind (LIST-6). A record that tells only its day is new on
 * the day of the look unless it stood there. Before a first look nothing is new: all of it would be.
 */
export function isNews(occurrence: Occurrence, look: LastLook | undefined): boolean {
  const text = occurrence.start?.text ?? ''
  if (look === undefined || occurrence.status === 'planned' || occurrence.status === 'cancelled') return false
  const day = jstDateAt(look.at)
  const told = text.slice(0, 10)
  if (told.length < 10 || told < day) return false
  if (told > day) return true
  const at = Date.parse(text)
  return text.length > 10 && !Number.isNaN(at) ? at > look.at : !look.seen.includes(occurrence.key)
}
