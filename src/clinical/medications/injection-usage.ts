import type { Injection } from '../medication-facts.ts'
import { plainText } from './plain-text.ts'

/** `100 mL / h` is three words of a text. */
const MOST_WORDS = 4

/**
 * The dosing text of an injection without the volume or dose and the rate that stand beside it under their own labels
 * (MED-1, MED-2): left out where the text repeats them to the letter, spaces and width apart. An amount that differs from
 * the labelled one stays (H-15).
 */
export function injectionUsage({ usage, dose, rate }: Injection): string {
  const labelled = [
    dose?.unit === undefined ? undefined : `${dose.text}${dose.unit}`,
    dose?.unit === undefined ? undefined : `1回${dose.text}${dose.unit}`,
    rate,
  ]
  const repeated = new Set(labelled.flatMap((text) => (text === undefined || text === '' ? [] : [plainText(text)])))
  const words = (usage ?? '').split(/[\s\u3000]+/).filter((word) => word !== '')
  const kept: string[] = []
  for (let at = 0; at < words.length; ) {
    const length = repetitionAt(words, at, repeated)
    if (length === 0) kept.push(words[at] ?? '')
    at += Math.max(1, length)
  }
  return kept.join(' ')
}

/** How many words from here on are together one of the labelled amounts; 0 where they are none. */
function repetitionAt(words: readonly string[], at: number, repeated: ReadonlySet<string>): number {
  const lengths = Array.from({ length: MOST_WORDS }, (_, shorter) => MOST_WORDS - shorter)
  const isRepeated = (length: number) =>
    at + length <= words.length && repeated.has(plainText(words.slice(at, at + length).join('')))
  return lengths.find(isRepeated) ?? 0
}
