import { isStandardSystem } from '#standards/fhir/identifier-systems.ts'
import type { Concept } from '../fact-base.ts'
import { ingredientKeys } from '../medications/ingredient.ts'
import { isNamingCode } from '../naming-code.ts'

/** Records that name one cause, and by what it was told that they do. */
export interface OfOneCause<T> {
  /** In the order given; never empty. */
  readonly records: readonly T[]
  /** `code`: the same nationally known code or ingredient · `text`: the same words · undefined: a single record. */
  readonly sameBy: 'code' | 'text' | undefined
}

interface Named<T> {
  readonly record: T
  readonly codes: ReadonlySet<string>
  readonly words: string
}

/**
 * Records of one 原因 together, whoever sent them (SUM-3): by a code that means the same everywhere, or by words that are
 * the same to the letter (full and half width, and what stands between words, apart). Words never join what codes tell apart. Every record stands in
 * exactly one group, and the order of the records does not matter to what is joined.
 */
export function ofOneCause<T>(records: readonly T[], causeOf: (record: T) => Concept): readonly OfOneCause<T>[] {
  const ingredientOf = ingredientKeys(records.map(causeOf))
  const named = records.map((record): Named<T> => {
    const cause = causeOf(record)
    const ingredient = ingredientOf(cause)
    const codes = cause.codings
      .filter((each) => isStandardSystem(each.system) && isNamingCode(each))
      .map((each) => `${each.system}|${each.code}`)
    return { record, codes: new Set(ingredient === undefined ? codes : [...codes, ingredient]), words: wordsOf(cause) }
  })
  const groups: { members: Named<T>[]; isByText: boolean }[] = []
  for (const each of named) {
    const related = groups.filter(({ members }) => members.some((member) => relationOf(member, each) !== undefined))
    const isByText = related.some(
      (group) => group.isByText || !group.members.some((member) => relationOf(member, each) === 'code'),
    )
    for (const group of related) groups.splice(groups.indexOf(group), 1)
    groups.push({ members: [...related.flatMap(({ members }) => members), each], isByText })
  }
  const placeOf = new Map(records.map((record, place) => [record, place]))
  const place = (record: T) => placeOf.get(record) ?? 0
  return groups
    .map(({ members, isByText }) => ({
      records: members.map(({ record }) => record).toSorted((a, b) => place(a) - place(b)),
      sameBy: members.length === 1 ? undefined : isByText ? ('text' as const) : ('code' as const),
    }))
    .toSorted((a, b) => firstPlace(a.records, place) - firstPlace(b.records, place))
}

function firstPlace<T>(records: readonly T[], place: (record: T) => number): number {
  return Math.min(...records.map(place))
}

function relationOf<T>(one: Named<T>, other: Named<T>): 'code' | 'text' | undefined {
  if ([...one.codes].some((code) => other.codes.has(code))) return 'code'
  const areToldApart = one.codes.size > 0 && other.codes.size > 0
  return !areToldApart && one.words === other.words ? 'text' : undefined
}

/** Only signs between words: a full stop, a hyphen or a stroke may be part of what is named (2.5 mg, HBs-Ag, I/II). */
const BETWEEN_WORDS = /[\s:;,、。・|]/g

function wordsOf({ text }: Concept): string {
  return text.normalize('NFKC').replace(BETWEEN_WORDS, '').toLowerCase()
}
