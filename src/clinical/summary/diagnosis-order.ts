export const DIAGNOSIS_ORDERS = ['default', 'name', 'start', 'outcome', 'department', 'facility'] as const

/** `default`: 主病名 first, then the newest start. Another order keeps that as its tiebreak (GRID-7). */
export type DiagnosisOrder = (typeof DIAGNOSIS_ORDERS)[number]
