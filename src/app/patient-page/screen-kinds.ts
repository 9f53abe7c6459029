import { CALENDAR_KINDS, RECORD_KINDS, type RecordKind } from '#clinical/record-kind.ts'
import type { RecordScreen } from '#record/to-screen.tsx'

/** The kinds of which a screen shows records: without the right to any of them there is nothing to show (B1). */
export const RECORDS_OF_SCREEN = {
  calendar: ['stay', 'visit', ...CALENDAR_KINDS],
  'face-sheet': RECORD_KINDS,
  medications: ['prescription', 'injection'],
  labs: ['laboratory'],
  conditions: ['diagnosis', 'allergy', 'infection', 'contraindication'],
  documents: ['report', 'file', 'clinical-record'],
  notes: ['note'],
  images: ['imaging', 'physiology'],
} as const satisfies Record<RecordScreen, readonly RecordKind[]>
