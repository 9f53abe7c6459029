/** Professions that networks tell apart, in the order in which users are listed. */
export const PROFESSIONS = ['physician', 'nurse', 'pharmacist', 'care-manager', 'clerk'] as const

export type Profession = (typeof PROFESSIONS)[number]
