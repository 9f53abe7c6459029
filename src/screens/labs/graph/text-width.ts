const FULL = 14
const HALF = 8

/** About how wide a text of 14 px is: enough to keep texts from covering each other before they are laid out. */
export function textWidth(text: string): number {
  return [...text].reduce((sum, character) => sum + ((character.codePointAt(0) ?? 0) > 0x2e7f ? FULL : HALF), 0)
}
