/** Systems that say why there is no code, in place of one. */
const SYSTEMS_OF_ABSENCE = /(?:data-absent-reason|v3-NullFlavor)$/

/** `D9M000000000` and the like: the dummies of J-FAGY for an allergen that is told by its text (fhir-jp.md §2.6). */
const ALLERGEN_DUMMY = /^D9[A-Z]0+$/

/** Fewer digits may be a code of their own: 000 and 999 are in many lists. */
const LEAST_DIGITS = 6

/**
 * Whether a code says what it stands beside. A dummy does not: one digit all the way (HOT `999999999`, YJ
 * `999999999999`, JLAC10 of seventeen nines), a number of J-FAGY for uncoded allergens, or a reason why there is none. Two
 * records that carry the same dummy have nothing in common: only their text tells what they are (VAL-5, H-07, H-15).
 */
export function isNamingCode({ system, code }: { readonly system: string; readonly code: string }): boolean {
  if (SYSTEMS_OF_ABSENCE.test(system) || ALLERGEN_DUMMY.test(code)) return false
  const digits = code.replace(/\D/g, '')
  return digits.length < LEAST_DIGITS || new Set(digits).size > 1
}
