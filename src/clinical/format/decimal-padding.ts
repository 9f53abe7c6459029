/**
 * Invisible characters behind each value so that decimal points stand under one another in a right-aligned column
 * (NUM-5): `['5.1', '1284', '<0.02']` gives `['0', '.00', '']`. Values that are text get none; digits are never added to
 * what is shown (VAL-2).
 */
export function decimalPadding(texts: readonly string[]): readonly string[] {
  const tails = texts.map((text) => {
    const match = /^[<>≤≥=\s-]*\d[\d,]*(\.\d+)?$/.exec(text)
    return match === null ? undefined : (match[1] ?? '')
  })
  const longest = tails.reduce<string>(
    (most, tail) => (tail !== undefined && tail.length > most.length ? tail : most),
    '',
  )
  return tails.map((tail) =>
    tail === undefined ? '' : `.${'0'.repeat(12)}`.slice(0, longest.length).slice(tail.length),
  )
}
