/** Words in brackets with their placeholders kept: text without brackets on the screen does not come from the words. */
export function inPseudoLanguage<T extends object>(words: T): T {
  const copy: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(words)) {
    copy[key] = typeof value === 'string' ? `［${value}］` : inPseudoLanguage(value)
  }
  return copy as T
}
