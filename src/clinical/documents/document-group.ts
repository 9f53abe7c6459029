/** Kinds of document as a reader looks for them; the order is that of the filter. */
export const DOCUMENT_GROUPS = ['referral', 'summary', 'report', 'checkup', 'record', 'other'] as const

export type DocumentGroup = (typeof DOCUMENT_GROUPS)[number]
