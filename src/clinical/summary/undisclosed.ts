import type { Diagnosis } from '../condition-facts.ts'

/** Shorter words stand in too many texts that say nothing of the disease. */
const LEAST_LENGTH = 2

/**
 * Tells texts that would reveal a diagnosis of which the patient has not been told: those that name it (PRV-1). The
 * names are compared without 「の疑い」, widths and spaces.
 */
export function revealing(all: readonly Diagnosis[]): (text: string) => boolean {
  const names = all
    .filter(({ sensitivity }) => sensitivity.some(({ mark }) => mark === 'undisclosed'))
    .map(({ name }) => plain(name.text).replace(/の?疑い$/, ''))
    .filter((name) => name.length >= LEAST_LENGTH)
  return (text) => {
    const words = plain(text)
    return names.some((name) => words.includes(name))
  }
}

function plain(text: string): string {
  return text.normalize('NFKC').replace(/\s/g, '').toLowerCase()
}
