import type { MedicationLine } from '../medication-facts.ts'

/** What sets one order apart from another at a glance (MED-9), as far as its sender said so. */
export type OrderTag =
  | 'inpatient'
  | 'outpatient'
  | 'emergency'
  | 'home'
  | 'discharge'
  | 'in-house'
  | 'outside'
  | 'regular'
  | 'temporary'
  | 'as-needed'
  | 'external'
  | 'self-injection'

/** MERIT-9 処方区分, JHSI0001 and JHSP0003 by their codes, or by the sender's own words (fhir-jp.md §2.2). */
const BY_CATEGORY: readonly (readonly [tag: OrderTag, codes: readonly string[], words: RegExp])[] = [
  ['discharge', ['DCG'], /退院/],
  ['in-house', ['OHI'], /院内/],
  ['outside', ['OHO'], /院外/],
  ['regular', ['ORD', 'FTP'], /定期|定時/],
  ['temporary', ['XTR'], /臨時/],
  ['as-needed', ['22'], /頓用|頓服/],
  ['external', ['23'], /外用/],
  ['self-injection', ['24'], /自己注射/],
]

/** Tags of a line, 入院 or 外来 first; nothing is derived that was not sent. */
export function orderTags(line: MedicationLine): readonly OrderTag[] {
  const named = BY_CATEGORY.filter(([, codes, words]) =>
    line.categories.some(
      ({ text, codings }) =>
        words.test(text) || codings.some(({ system, code }) => isTable(system) && codes.includes(code)),
    ),
  ).map(([tag]) => tag)
  const setting: readonly OrderTag[] = line.setting === undefined ? settingByCategory(line) : [line.setting]
  const asNeeded: readonly OrderTag[] = line.isAsNeeded && !named.includes('as-needed') ? ['as-needed'] : []
  return [...setting, ...named, ...asNeeded]
}

function settingByCategory({ categories }: MedicationLine): readonly OrderTag[] {
  const codes = new Set(
    categories.flatMap(({ codings }) => codings.filter(({ system }) => isTable(system)).map(({ code }) => code)),
  )
  if (codes.has('IHP') || codes.has('DCG')) return ['inpatient']
  return codes.has('OHP') || codes.has('OHO') || codes.has('OHI') ? ['outpatient'] : []
}

/** The tables in which these short codes mean what is said above. */
function isTable(system: string): boolean {
  return /JP_MedicationCategoryMERIT9_CS$|JHSP000[37]$|JHSI0001$/.test(system)
}
