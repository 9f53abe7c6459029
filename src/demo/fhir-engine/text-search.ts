import { isObject } from './elements.ts'

/**
 * String search: begins with, after folding width and case (JP Core: servers SHOULD fold full and half width).
 * Kana is not folded to hiragana, nor old forms of kanji to new ones.
 */
export function meetsText(element: unknown, asked: string): boolean {
  const folded = fold(asked)
  return textsOf(element).some((text) => fold(text).startsWith(folded))
}

export function meetsExactText(element: unknown, asked: string): boolean {
  return textsOf(element).includes(asked)
}

/** Every text in a string, HumanName or Address; parts of a name count one by one. */
function textsOf(element: unknown): readonly string[] {
  if (typeof element === 'string') return [element]
  if (Array.isArray(element)) return element.flatMap(textsOf)
  if (!isObject(element)) return []
  return ['text', 'family', 'given', 'line', 'city', 'state', 'postalCode'].flatMap((name) => textsOf(element[name]))
}

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()
}
