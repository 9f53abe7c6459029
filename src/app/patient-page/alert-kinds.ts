import type { Period } from '#clinical/occurrence.ts'

export const EVER: Period = { from: undefined, until: undefined }

/** What the header warns of, from every facility (HDR-1); 重要メモ stand beside them, kept at the hub alone. */
export const ALERT_KINDS = ['allergy', 'contraindication', 'infection'] as const
