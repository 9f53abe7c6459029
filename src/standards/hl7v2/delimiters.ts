/** The five separators of a message, as its MSH-1 and MSH-2 declare them (HL7 v2.5 §2.5.4). */
export interface Delimiters {
  readonly field: string
  readonly component: string
  readonly repetition: string
  readonly escapeCharacter: string
  readonly subcomponent: string
  /** The same as UTF-16 codes, for loops. */
  readonly codes: Readonly<Record<'field' | 'component' | 'repetition' | 'escapeCharacter' | 'subcomponent', number>>
}

/** `|^~\&`: the only set that SS-MIX2 allows (ss-mix2.md §2). */
export const SSMIX2_DELIMITERS = delimiters('|', '^', '~', '\\', '&')

/** Text, blanks, controls; and everything from U+3000 on, which a reader may take for text without looking. */
const UNFIT = /[\p{L}\p{N}\s\p{Cc}\u3000-\u{10FFFF}]/u

/**
 * Reads the delimiters from the start of an MSH segment. A set that cannot work (letters, digits, blanks, one character
 * twice, cut off) is not believed: the standard set is used instead and `isBelieved` is false.
 *
 * MSH-2 may arrive as `^~¥&` after a bad conversion (ss-mix2.md §2): the escape character is then `\`, or `¥` where it
 * was converted everywhere; `unescapeText` reads both.
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
  return { delimiters: delimiters(field, component, repetition, escapeCharacter, subcomponent), isBelieved: true }
}

function delimiters(
  field: string,
  component: string,
  repetition: string,
  escapeCharacter: string,
  subcomponent: string,
): Delimiters {
  const codes = {
    field: field.charCodeAt(0),
    component: component.charCodeAt(0),
    repetition: repetition.charCodeAt(0),
    escapeCharacter: escapeCharacter.charCodeAt(0),
    subcomponent: subcomponent.charCodeAt(0),
  }
  return { field, component, repetition, escapeCharacter, subcomponent, codes }
}
