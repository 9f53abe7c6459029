import { describe, expect, it } from 'vitest'
import { openChart } from './chart.ts'
import { day } from './day.ts'
import { FACILITIES, type FacilityLetter } from './facilities.ts'
import { labGroups } from './lab-values.ts'
import { SAMPLE_PEOPLE } from './people.ts'
import type { LabKey } from './tables/lab-items.ts'
import { type Trends, valueAt } from './trend.ts'

function rowsOf(
  at: FacilityLetter,
  date: string,
  keys: readonly LabKey[],
  trends: Trends = {},
  exact: Partial<Record<LabKey, string>> = {},
) {
  const person = SAMPLE_PEOPLE.get('mihon-taro')
  if (person === undefined) throw new RangeError('no patient')
  const chart = openChart(person, FACILITIES[at], '00012345')
  return labGroups(chart, day(date), keys, trends, exact).flatMap(({ rows }) => rows)
}

describe('laboratory values of the sample network', () => {
  it('a trend moves in a straight line, and stands still before and after', () => {
    const anchors = [
      ['2026-01-01', 10],
      ['2026-01-11', 20],
    ] as const
    expect(
      ['2025-06-01', '2026-01-01', '2026-01-06', '2026-01-11', '2026-06-01'].map((date) => valueAt(anchors, day(date))),
    ).toEqual([10, 10, 15, 20, 20])
  })

  it('an exact value keeps its digits, its flag is the laboratory’s: K 6.2 is HH, CRP 6.10 stays 6.10', () => {
    const rows = rowsOf('B', '2026-10-24', ['K', 'CRP'], {}, { K: '6.2', CRP: '6.10' })
    expect(rows.map(({ value, flag }) => [value, flag])).toEqual([
      ['6.2', 'HH'],
      ['6.10', 'H'],
    ])
  })

  it('NUM: one analyte is printed in the units of each laboratory, its range with it', () => {
    const wbc = (at: FacilityLetter) => rowsOf(at, '2026-06-10', ['WBC'], {}, { WBC: '5.1' })[0]
    expect([wbc('B')?.value, wbc('B')?.unit, wbc('B')?.range]).toEqual(['5.1', '10*3/uL', '3.3-8.6'])
    expect([wbc('C')?.value, wbc('C')?.unit, wbc('C')?.range]).toEqual(['5100', '/uL', '3300-8600'])
    expect([wbc('D')?.value, wbc('D')?.unit, wbc('D')?.range]).toEqual(['51', '10*2/uL', '33-86'])
  })

  it('ALP is JSCC until the laboratory changed, then IFCC, about a third of it', () => {
    const trends: Trends = { ALP: [['2016-01-01', 100]] }
    const [before] = rowsOf('C', '2021-03-31', ['ALP'], trends)
    const [after] = rowsOf('C', '2021-04-01', ['ALP'], trends)
    expect([before?.name, after?.name]).toEqual(['ＡＬＰ（ＪＳＣＣ）', 'ＡＬＰ（ＩＦＣＣ）'])
    expect(Number(before?.value) / Number(after?.value)).toBeGreaterThan(2.4)
  })

  it('eGFR follows from creatinine, age and sex: 2.31 at 78 years is 22', () => {
    const rows = rowsOf('B', '2026-10-24', ['Cre', 'eGFR'], {}, { Cre: '2.31' })
    expect(rows.map(({ value }) => value)).toEqual(['2.31', '22'])
  })

  it('what the method cannot see is reported as below its limit, as text', () => {
    const [crp] = rowsOf('B', '2026-06-10', ['CRP'], {}, { CRP: '0.01' })
    expect([crp?.type, crp?.value]).toEqual(['ST', '<0.02'])
  })
})
