import { jlac10Of } from '../laboratory/jlac10.ts'
import type { LabCell, LabRow } from '../laboratory/lab-row.ts'
import { newestFirst } from './recorded-time.ts'

/** One line of 主要検査: the newest result and the one before it in the very same row (LAB-1, LAB-8). */
export interface KeyResult {
  readonly row: LabRow
  readonly latest: LabCell
  readonly previous: LabCell | undefined
}

/** 主要検査 by JLAC10 分析物 and, where one analyte is reported in several ways, 結果識別: kidney, heart, blood, sugar, liver. */
const KEY_ANALYTES: readonly { readonly analytes: readonly string[]; readonly result?: string }[] = [
  { analytes: ['3C015'] }, // Cr
  { analytes: ['8A065'] }, // eGFR
  { analytes: ['3H015'] }, // K
  { analytes: ['3H010'] }, // Na
  { analytes: ['4Z272', '4Z271'] }, // NT-proBNP, BNP
  { analytes: ['2A030'] }, // Hb
  { analytes: ['2A050'] }, // Plt
  { analytes: ['3D046', '3D045'] }, // HbA1c
  { analytes: ['3B045'] }, // ALT
  { analytes: ['3A015'] }, // Alb
  { analytes: ['5C070'] }, // CRP
  { analytes: ['2B030'], result: '57' }, // PT-INR
]

/** Sets whose rows are of another material than blood: a creatinine in urine is another analyte to a reader. */
const OTHER_MATERIALS: ReadonlySet<LabRow['setId']> = new Set(['urine', 'body-fluid', 'vital-signs'])

/**
 * The newest result of each key analyte, in the order of the list, of whichever hospital and row has it. What was not
 * measured is left out, and a result without a value (検査中, 溶血) stands as what it is (VAL-6).
 */
export function keyResults(rows: readonly LabRow[]): readonly KeyResult[] {
  return KEY_ANALYTES.flatMap(({ analytes, result }) => {
    const candidates = rows.flatMap((row) => {
      const latest = row.cells.at(-1)
      const code = latest === undefined ? undefined : jlac10Of(latest.measurement.item)
      const isKey =
        code !== undefined && analytes.includes(code.analyte) && (result === undefined || code.result === result)
      return latest !== undefined && isKey && !OTHER_MATERIALS.has(row.setId) ? [{ row, latest }] : []
    })
    const [newest] = candidates.toSorted((one, other) => newestFirst(one.latest.at, other.latest.at))
    return newest === undefined ? [] : [{ ...newest, previous: newest.row.cells.at(-2) }]
  })
}
