import type { Diagnosis } from '../condition-facts.ts'

/** Shorter words stand in too many texts that say nothing of the disease. */
const LEAST_LENGTH = 2

/**
 * Names of the diagnoses of which the patient has not been told, as they would stand in another text: without 「の疑い」,
 * widths, spaces and case (PRV-1).
 */
export function undisclosedNames(all: readonly Diagnosis[]): readonly string[] {
  const names = all
    .filter(({ sensitivity }) => sensitivity.some(({ mark }) => mark === 'undisclosed'))
    .flatMap(({ name }) => [name.text, ...name.codings.map(({ display }) => display ?? '')])
    .map((name) => plainText(name).replace(/の?疑い$/, ''))
  return [...new Set(names)].filter((name) => name.length >= LEAST_LENGTH)
}

/** Tells texts that would reveal a diagnosis of which the patient has not been told: those that name it (PRV-1). */
export function revealing(all: readonly Diagnosis[]): (text: string) => boolean {
  const names = undisclosedNames(all)
  return (text) => names.some((name) => plainText(text).includes(name))
}

/** A text as names are looked for in it. */
export function plainText(text: string): string {
  return text.normalize('NFKC').replace(/\s/g, '').toLowerCase()
}
