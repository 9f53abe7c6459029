import type { RecordKind } from '#clinical/record-kind.ts'
import type { RecordScreen } from '#record/to-screen.tsx'

/** The kinds of 新着 that a screen shows: to look at the screen is to look at them. */
export const KINDS_OF_SCREEN = {
  calendar: [],
  'face-sheet': [],
  medications: ['prescription', 'injection'],
  labs: ['laboratory'],
  conditions: ['diagnosis', 'allergy', 'contraindication', 'infection'],
  documents: ['report', 'file', 'clinical-record'],
  notes: ['note'],
  images: ['imaging'],
} as const satisfies Record<RecordScreen, readonly RecordKind[]>
