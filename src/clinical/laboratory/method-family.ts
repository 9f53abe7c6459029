import type { Measurement } from '../observation-facts.ts'
import type { Jlac10 } from './jlac10.ts'
import type { MethodBreak } from './lab-row.ts'

interface MethodChange {
  readonly reason: MethodBreak['reason']
  readonly former: string
  readonly current: string
  /** Family by the 測定法 of the code. */
  readonly byMethod: Readonly<Record<string, string>>
  /** Family by the analyte itself, where each has a code of its own. */
  readonly byAnalyte: Readonly<Record<string, string>>
}

/**
 * Changes of method after which values are not comparable (LAB-1): ALP and LD from JSCC to IFCC between 2020-04 and
 * 2021-03 (notice of 2020-03-17; ALP falls to about a third), HbA1c from JDS to NGSP in 2012.
 */
const CHANGES: readonly (MethodChange & { readonly analytes: readonly string[] })[] = [
  {
    reason: 'alp-jscc-ifcc',
    analytes: ['3B070'],
    former: 'JSCC',
    current: 'IFCC',
    byMethod: { '277': 'JSCC', '278': 'JSCC', '271': 'IFCC', '279': 'IFCC' },
    byAnalyte: {},
  },
  {
    reason: 'ld-jscc-ifcc',
    analytes: ['3B050'],
    former: 'JSCC',
    current: 'IFCC',
    byMethod: { '277': 'JSCC', '278': 'JSCC', '279': 'IFCC' },
    byAnalyte: {},
  },
  {
    reason: 'hba1c-jds-ngsp',
    analytes: ['3D045', '3D046'],
    former: 'JDS',
    current: 'NGSP',
    byMethod: {},
    byAnalyte: { '3D045': 'JDS', '3D046': 'NGSP' },
  },
]

export function methodChangeOf(code: Jlac10): (typeof CHANGES)[number] | undefined {
  return CHANGES.find(({ analytes }) => analytes.includes(code.analyte))
}

/**
 * Results of one family may stand in one row. It is the 測定法 of the code, but for analytes whose method changed: there
 * it is the name of the method, told by the code. Where the sender's own words name another method than the code does,
 * as after a change that kept the code, the words keep the results apart; they never join any.
 */
export function methodFamilyOf(
  code: Jlac10,
  { item, method }: Pick<Measurement, 'item'> & { readonly method?: string | undefined },
): string {
  const change = methodChangeOf(code)
  if (change === undefined) return code.method
  const said = `${item.text} ${method ?? ''}`.normalize('NFKC').toUpperCase()
  const named = [change.former, change.current].filter((name) => said.includes(name))
  const coded = change.byAnalyte[code.analyte] ?? change.byMethod[code.method]
  if (named.length === 1 && named[0] !== undefined && named[0] !== coded) {
    return coded === undefined ? named[0] : `${coded}/${named[0]}`
  }
  return coded ?? code.method
}
