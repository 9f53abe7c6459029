import type { Diagnosis } from '#clinical/condition-facts.ts'

/** What is not text for a reader, or is not this patient's. */
const NOT_READ: ReadonlySet<string> = new Set(['key', 'refs', 'facility', 'data', 'url', 'system', 'code'])

/** Shorter names would hide what has nothing to do with them. */
const SHORTEST = 2

/** Names of the diagnoses that are 未告知, without 「の疑い」, as they would be written elsewhere (PRV-1). */
export function hiddenNamesOf(diagnoses: readonly Diagnosis[]): readonly string[] {
  const names = diagnoses
    .filter(({ sensitivity }) => sensitivity.some(({ mark }) => mark === 'undisclosed'))
    .flatMap(({ name }) => [name.text, ...name.codings.map(({ display }) => display ?? '')])
    .map((name) => folded(name).replace(/(の疑い|疑い)$/, ''))
  return [...new Set(names)].filter((name) => name.length >= SHORTEST)
}

const texts = new WeakMap<object, string>()

/** Whether any text of a record holds one of the names, whatever the width of its characters. */
export function mentionsAny(record: object, names: readonly string[]): boolean {
  if (names.length === 0) return false
  const known = texts.get(record)
  const text = known ?? folded(JSON.stringify(record, (key, value: unknown) => (NOT_READ.has(key) ? undefined : value)))
  if (known === undefined) texts.set(record, text)
  return names.some((name) => text.includes(name))
}

function folded(text: string): string {
  return text.normalize('NFKC').replace(/\s/g, '')
}
