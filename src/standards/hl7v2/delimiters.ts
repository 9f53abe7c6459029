/** The five separators of a message, as its MSH-1 and MSH-2 declare them (HL7 v2.5 §2.5.4). */
export interface Delimiters {
  readonly field: string
  readonly component: string
  readonly repetition: string
  readonly escapeCharacter: string
  readonly subcomponent: string
}

/** `|^~\&`: the only set that SS-MIX2 allows (ss-mix2.md §2). */
export const SSMIX2_DELIMITERS: Delimiters = {
  field: '|',
  component: '^',
  repetition: '~',
  escapeCharacter: '\\',
  subcomponent: '&',
}

const UNFIT = /[\p{L}\p{N}\s\p{Cc}\uFFFD]/u

/**
 * Reads the delimiters from the start of an MSH segment. A set that cannot work (letters, digits, blanks, one character
 * twice, cut off) is not believed: the standard set is used instead and `isBelieved` is false.
 *
 * MSH-2 may arrive as `^~¥&` after a bad conversion (ss-mix2.md §2): the escape character is then `\`, and `unescape`
 * reads `¥` as well.
 */
export function readDelimiters(mshStart: string): { delimiters: Delimiters; isBelieved: boolean } {
  const declared = mshStart.slice(3, 8)
  if (declared === '|^~\\&') return { delimiters: SSMIX2_DELIMITERS, isBelieved: true }
  const [field, component, repetition, escapeCharacter, subcomponent] = declared
  if (
    field === undefined ||
    component === undefined ||
    repetition === undefined ||
    escapeCharacter === undefined ||
    subcomponent === undefined ||
    new Set(declared).size !== 5 ||
    UNFIT.test(declared)
  ) {
    return { delimiters: SSMIX2_DELIMITERS, isBelieved: false }
  }
  return { delimiters: { field, component, repetition, escapeCharacter, subcomponent }, isBelieved: true }
}
