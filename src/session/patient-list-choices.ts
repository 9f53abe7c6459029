import type { FacilityId } from '#clinical/facility.ts'

export type SortColumn = 'kana' | 'birth-date' | 'patient-number'

export interface PatientOrder {
  readonly column: SortColumn
  readonly direction: 'ascending' | 'descending'
}

/**
 * How this user looks at the patient list, so that it is as it was on coming back from a patient. In memory only: what is
 * searched for may be a name or a birth date (PID-12).
 */
export interface PatientListChoices {
  readonly typed: string
  readonly linkedTo: FacilityId | 'any'
  readonly isRecentOnly: boolean
  readonly isNewOnly: boolean
  readonly order: PatientOrder
}

/** フリガナ順: the default, stated at the foot of the list and the tiebreak of every other order (GRID-7). */
export const DEFAULT_ORDER: PatientOrder = { column: 'kana', direction: 'ascending' }

export const EVERYBODY: PatientListChoices = {
  typed: '',
  linkedTo: 'any',
  isRecentOnly: false,
  isNewOnly: false,
  order: DEFAULT_ORDER,
}
