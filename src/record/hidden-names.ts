import { plainText } from '#clinical/summary/undisclosed.ts'

/** What is not text for a reader, or is not this patient's. */
const NOT_READ: ReadonlySet<string> = new Set(['key', 'refs', 'facility', 'data', 'url', 'system', 'code'])

const texts = new WeakMap<object, string>()

/** Whether any text of a record holds one of the names that `undisclosedNames` gave (PRV-1). */
export function mentionsAny(record: object, names: readonly string[]): boolean {
  if (names.length === 0) return false
  const known = texts.get(record)
  const text =
    known ?? plainText(JSON.stringify(record, (key, value: unknown) => (NOT_READ.has(key) ? undefined : value)))
  if (known === undefined) texts.set(record, text)
  return names.some((name) => text.includes(name))
}
