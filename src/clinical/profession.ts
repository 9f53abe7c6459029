/** Professions that networks tell apart, in the order in which users are listed. */
export const PROFESSIONS = ['physician', 'nurse', 'pharmacist', 'care-manager', 'clerk'] as const

export type Profession = (typeof PROFESSIONS)[number]

/** Professions that write notes: an office clerk reads what concerns appointments and writes nothing of a patient. */
export const NOTE_WRITERS: readonly Profession[] = ['physician', 'nurse', 'pharmacist', 'care-manager']
