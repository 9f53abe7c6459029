/** Every kind of record a facility may disclose. A kind is asked, answered, permitted and counted as a whole. */
export const RECORD_KINDS = [
  'stay',
  'visit',
  'prescription',
  'injection',
  'laboratory',
  'imaging',
  'report',
  'file',
  'clinical-record',
  'note',
  'procedure',
  'order',
  'physiology',
  'vital-sign',
  'diet',
  'immunization',
  'diagnosis',
  'allergy',
  'infection',
  'contraindication',
] as const

/**
 * Every kind of fact. `contact` is no kind that a facility discloses or withholds: telephone numbers come with the link to
 * its Patient itself.
 */
const FACT_KINDS = [...RECORD_KINDS, 'contact'] as const

export type RecordKind = (typeof FACT_KINDS)[number]

/**
 * The rows of the calendar in their fixed order (CAL-1). `optional` rows stand only when a record of them exists.
 * A visit (受診) is a clinical record on the calendar; stays are drawn as bars above the rows.
 */
export const CALENDAR_KINDS = [
  'prescription',
  'injection',
  'laboratory',
  'imaging',
  'report',
  'file',
  'clinical-record',
  'note',
  'procedure',
  'order',
  'physiology',
  'vital-sign',
  'diet',
  'immunization',
] as const satisfies readonly RecordKind[]

export type CalendarKind = (typeof CALENDAR_KINDS)[number]

export const OPTIONAL_CALENDAR_KINDS: ReadonlySet<CalendarKind> = new Set([
  'procedure',
  'order',
  'physiology',
  'vital-sign',
  'diet',
  'immunization',
])
