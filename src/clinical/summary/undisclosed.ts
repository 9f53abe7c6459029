import type { Diagnosis } from '../condition-facts.ts'

/** Shorter words stand in too many texts that say nothing of the disease. */
const LEAST_LENGTH = 2

/** Modifiers of the standard disease names (修飾語) that say when, where or how far: another text names the disease alone. */
const BEFORE = /^(?:早期|初期|進行性?|再発性?|末期|転移性|原発性|多発性?|両側性?|左側?|右側?|急性|慢性)+/
const AFTER = /(?:の?疑い|疑|[(,、].*|の?(?:術後|術前|再発|末期|治療後|化学療法後|合併|既往))+$/

/**
 * Names of the diagnoses of which the patient has not been told, as they would stand in another text: without 「の疑い」 and
 * other modifiers, widths, spaces and case (PRV-1).
 */
export function undisclosedNames(all: readonly Diagnosis[]): readonly string[] {
  const names = all
    .filter(({ sensitivity }) => sensitivity.some(({ mark }) => mark === 'undisclosed'))
    .flatMap(({ name }) => [name.text, ...name.codings.map(({ display }) => display ?? '')])
    .map((name) => bareName(plainText(name)))
  return [...new Set(names)].filter((name) => name.length >= LEAST_LENGTH)
}

/** Tells texts that would reveal a diagnosis of which the patient has not been told: those that name it (PRV-1). */
export function revealing(all: readonly Diagnosis[]): (text: string) => boolean {
  const names = undisclosedNames(all)
  return (text) => names.some((name) => plainText(text).includes(name))
}

/** `早期胃癌(術後)` is named as 胃癌 elsewhere. What is hardly a name any more stays whole. */
function bareName(name: string): string {
  const stem = name.replace(AFTER, '')
  const bare = stem.replace(BEFORE, '')
  return [bare, stem].find((each) => each.length >= LEAST_LENGTH) ?? name
}

/** Soft hyphens and characters without a width: a name in which one stands is read as the same name. */
const INVISIBLE = /[\s\u00ad\u200b-\u200f\u2060\ufeff]/g

/** A text as names are looked for in it: 胃がん is 胃癌. */
export function plainText(text: string): string {
  return text
    .normalize('NFKC')
    .replace(INVISIBLE, '')
    .toLowerCase()
    .replace(/がん|ガン/g, '癌')
}
