import type { Chart } from '../chart.ts'
import { day } from '../day.ts'
import { labGroups } from '../lab-values.ts'
import type { LabKey } from '../tables/lab-items.ts'
import type { Occasion } from '../writers/header-segments.ts'
import { writeResults } from '../writers/laboratory.ts'
import { writePrescription } from '../writers/prescription.ts'
import { writeVisit } from '../writers/visit.ts'
import { TARO_REGIMENS_A } from './taro-regimens.ts'
import { TARO_TRENDS } from './taro-trends.ts'

/**
 * What A kept of the years before 2016: a few visits a year. HbA1c was reported as JDS until March 2012, as JDS and NGSP
 * side by side until March 2014, and as NGSP since (日本糖尿病学会).
 */
export function taroEarlyYears(chart: Chart): void {
  const visits = [
    '2011-04-18',
    '2011-10-17',
    '2012-02-20',
    '2012-04-16',
    '2012-10-15',
    '2013-04-15',
    '2013-10-21',
    '2014-02-17',
    '2014-04-21',
    '2015-04-20',
    '2016-04-18',
  ]
  for (const date of visits.map(day)) {
    const occasion: Occasion = { day: date, time: '09:10', department: '01', setting: 'O' }
    writeVisit(chart, occasion)
    const a1c: LabKey[] = date < '2012-04-01' ? ['A1CJDS'] : date < '2014-04-01' ? ['A1CJDS', 'A1C'] : ['A1C']
    const trends = { ...TARO_TRENDS, A1CJDS: TARO_TRENDS.A1C?.map(([at, value]) => [at, value - 0.4] as const) ?? [] }
    writeResults(
      chart,
      { ...occasion, time: '09:25' },
      labGroups(chart, date, ['GLU', ...a1c, 'Cre', 'AST', 'ALT', 'GGT', 'ALP'], trends),
    )
    const lines = TARO_REGIMENS_A[0]?.lines ?? []
    writePrescription(
      chart,
      { ...occasion, time: '09:50' },
      lines.map((line) => ({ ...line, days: 56 })),
    )
  }
}
