import type { Registration } from './converters.ts'

/** The patient, allergies, diagnoses and visits. */
export const ADMINISTRATIVE_CONVERTERS: readonly Registration[] = []
