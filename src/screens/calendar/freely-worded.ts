import type { RecordKind } from '#clinical/record-kind.ts'

/** Kinds whose records hold sentences of a person or names of diseases, and not only drugs, items and values. */
export const FREELY_WORDED: ReadonlySet<RecordKind> = new Set([
  'stay',
  'visit',
  'report',
  'file',
  'clinical-record',
  'procedure',
  'physiology',
])
