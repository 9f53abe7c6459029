import { SYSTEM } from '#standards/fhir/identifier-systems.ts'
import type { Concept } from '../fact-base.ts'
import { isNamingCode } from '../naming-code.ts'

/**
 * Systems whose codes begin as the 薬価基準収載医薬品コード does: 薬効 4 digits, 投与経路・成分 3, form and strength. Of an
 * allergen (J-FAGY) it stands behind `YCM` or `GCM` (fhir-jp.md §2.1, §2.6; ss-mix2.md §11).
 */
const PRICE_LIST_SYSTEMS: ReadonlySet<string> = new Set([
  SYSTEM.yj,
  SYSTEM.generalOrder,
  'http://capstandard.jp/CodeSystem/KikakubetsuYakuzaiSeibun',
  'http://jpfhir.jp/fhir/core/CodeSystem/YCM/JP_JfagyMedicationAllergen_CS',
  'http://jpfhir.jp/fhir/core/CodeSystem/GCM/JP_JfagyMedicationAllergen_CS',
])
const PRICE_LIST_CODE = /^(?:YCM|GCM)?(\d{7})[A-Z]/
const HOT_SYSTEMS: ReadonlySet<string> = new Set([SYSTEM.hot7, SYSTEM.hot9, SYSTEM.hot13])
const HOT_CODE = /^(\d{7})\d*$/

/** `2171022`: ingredient with its way into the body, as the national price list numbers it; undefined without such a code. */
export function priceListIngredient(name: Concept): string | undefined {
  for (const { system, code } of namingCodes(name)) {
    const ingredient = PRICE_LIST_SYSTEMS.has(system) ? PRICE_LIST_CODE.exec(code)?.[1] : undefined
    if (ingredient !== undefined) return ingredient
  }
  return undefined
}

/** The first seven digits of a HOT number: one name of the price list, without maker and package. */
function hot7Of(name: Concept): string | undefined {
  for (const { system, code } of namingCodes(name)) {
    const hot = HOT_SYSTEMS.has(system) ? HOT_CODE.exec(code)?.[1] : undefined
    if (hot !== undefined) return hot
  }
  return undefined
}

/** The same product wherever it is ordered: its YJ or HOT number, else its name. */
export function productKey(name: Concept, plainName: string): string {
  const product = namingCodes(name).find(({ system }) => system === SYSTEM.yj || HOT_SYSTEMS.has(system))
  return product === undefined ? plainName : `${product.system}|${product.code}`
}

/** A dummy number that many drugs carry joins none of them (H-15). */
function namingCodes({ codings }: Concept): Concept['codings'] {
  return codings.filter(isNamingCode)
}

/**
 * Ingredient keys of drugs by codes alone (MED-5): `yj:2171022`. A HOT number leads to an ingredient only where a record
 * at hand carries both, and always the same two; without one it still joins its equals (`hot:1085897`). Names are never
 * compared.
 */
export function ingredientKeys(names: readonly Concept[]): (name: Concept) => string | undefined {
  const ingredientOfHot = new Map<string, string | 'ambiguous'>()
  for (const name of names) {
    const [hot, ingredient] = [hot7Of(name), priceListIngredient(name)]
    if (hot === undefined || ingredient === undefined) continue
    const known = ingredientOfHot.get(hot)
    ingredientOfHot.set(hot, known === undefined || known === ingredient ? ingredient : 'ambiguous')
  }
  return (name) => {
    const own = priceListIngredient(name)
    if (own !== undefined) return `yj:${own}`
    const hot = hot7Of(name)
    if (hot === undefined) return undefined
    const mapped = ingredientOfHot.get(hot)
    return mapped === undefined || mapped === 'ambiguous' ? `hot:${hot}` : `yj:${mapped}`
  }
}
