import type { LocalizedName } from '../facility.ts'
import { isBlood } from './item-catalogue.ts'
import type { ItemIdentity } from './item-identity.ts'
import type { LabRow } from './lab-row.ts'
import { methodChangeOf } from './method-family.ts'
import { unitKey } from './unit-key.ts'

/** Name of a row: the familiar one of its code with the method or the material that sets it apart, else the sender's. */
export function rowName(
  known: LocalizedName | undefined,
  sent: string,
  { code, methodFamily }: ItemIdentity,
  material: string | undefined,
): LocalizedName {
  if (known === undefined || code === undefined) return { ja: sent, en: sent }
  const change = methodChangeOf(code)
  if (change !== undefined && methodFamily !== undefined) {
    const isNamed = methodFamily === change.former || methodFamily === change.current
    const isOfA1c = change.reason === 'hba1c-jds-ngsp'
    return qualified(known, isNamed ? `${methodFamily}${isOfA1c ? '' : '法'}` : `測定法 ${methodFamily}`, methodFamily)
  }
  const goesWithoutSaying = isBlood(code.material) || /^[19]/.test(code.analyte) || known.ja.startsWith('尿')
  return goesWithoutSaying || material === undefined ? known : qualified(known, material, material)
}

function qualified({ ja, en }: LocalizedName, inJapanese: string, inEnglish: string): LocalizedName {
  return { ja: `${ja}（${inJapanese}）`, en: `${en} (${inEnglish})` }
}

/**
 * Rows that would read alike although their codes keep them apart say what differs: the material, else the method, else
 * the name that the sender gave. Rows of different units, and of hospitals with codes of their own, read differently as
 * they are.
 */
export function withTellingNames(
  rows: readonly { readonly row: LabRow; readonly identity: ItemIdentity }[],
): readonly LabRow[] {
  const alike = Map.groupBy(rows, ({ row }) => [row.name.ja, unitKey(row.unit ?? ''), row.onlyOf ?? ''].join('|'))
  return rows.map(({ row, identity }) => {
    const twins = alike.get([row.name.ja, unitKey(row.unit ?? ''), row.onlyOf ?? ''].join('|')) ?? []
    if (twins.length < 2) return row
    const differs = (part: (row: LabRow) => string | undefined) => new Set(twins.map((twin) => part(twin.row))).size > 1
    if (differs((each) => each.material) && row.material !== undefined) {
      return { ...row, name: qualified(row.name, row.material, row.material) }
    }
    if (differs((each) => each.methodFamily) && row.methodFamily !== undefined) {
      return { ...row, name: qualified(row.name, `測定法 ${row.methodFamily}`, `method ${row.methodFamily}`) }
    }
    const sent = row.senderNames[0] ?? row.name.ja
    const result = identity.code?.result ?? ''
    const isTold = new Set(twins.map((twin) => twin.row.senderNames[0])).size === twins.length
    return {
      ...row,
      name: isTold ? { ja: sent, en: sent } : qualified(row.name, `結果識別 ${result}`, `result ${result}`),
    }
  })
}
