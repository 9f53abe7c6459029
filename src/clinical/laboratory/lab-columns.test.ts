import { describe, expect, it } from 'vitest'
import { LAB_CODE, type SampleLab, sampleLab } from '#testing/sample-lab-results.ts'
import { type ColumnGrouping, labColumns, newestColumns } from './lab-columns.ts'
import { labRows } from './lab-rows.ts'

const K: SampleLab = { name: 'カリウム', jlac10: LAB_CODE.k, value: '4.2', unit: 'mmol/L' }
const columnsOf = (results: readonly ReturnType<typeof sampleLab>[], grouping: ColumnGrouping = 'collection') =>
  labColumns(labRows(results), grouping)
const told = (columns: ReturnType<typeof labColumns>) =>
  columns.map(({ at, facilities }) => `${at?.text ?? '—'} ${facilities.join('')}`)

describe('columns of the laboratory grid', () => {
  it('LAB-4: collections of one day are columns of their own, told by time and hospital', () => {
    const results = [
      sampleLab({ ...K, at: '2026-11-18T14:20', facility: 'b' }),
      sampleLab({ ...K, at: '2026-11-18T09:05' }),
      sampleLab({ ...K, at: '2026-11-18T09:05', facility: 'b' }),
    ]
    expect(told(columnsOf(results))).toEqual(['2026-11-18T09:05 a', '2026-11-18T09:05 b', '2026-11-18T14:20 b'])
  })

  it('LAB-4 GRID-10: 日ごと puts a day into one column, and every result of it stands there', () => {
    const results = [
      sampleLab({ ...K, at: '2026-11-18T09:05', value: '4.2' }),
      sampleLab({ ...K, at: '2026-11-18T14:20', value: '4.4', facility: 'b' }),
    ]
    const [column, ...more] = columnsOf(results, 'day')
    expect(more).toEqual([])
    expect(column?.at).toEqual({ text: '2026-11-18', precision: 'day' })
    expect([...(column?.cells.values() ?? [])].flat().map((cell) => cell.measurement.value?.text)).toEqual([
      '4.2',
      '4.4',
    ])
  })

  it('GRID-10: two results of one item at the very same time both stand in the column', () => {
    const [column] = columnsOf([sampleLab(K), sampleLab({ ...K, value: '4.3' })])
    expect([...(column?.cells.values() ?? [])].map((cells) => cells.length)).toEqual([2])
  })

  it('DT-7 VAL-7: from old to new; a month keeps its precision, and what has no time stands before everything', () => {
    const results = ['2026-11-18T09:05', undefined, '2026-11', '2026', '2025-12-31T23:50'].map((at) =>
      sampleLab({ ...K, at }),
    )
    expect(told(columnsOf(results))).toEqual(['— a', '2025-12-31T23:50 a', '2026 a', '2026-11 a', '2026-11-18T09:05 a'])
    expect(told(columnsOf(results, 'day')).slice(2)).toEqual(['2026 a', '2026-11 a', '2026-11-18 a'])
  })

  it('DT-5: a result that has only a report time is not mixed into a collection of that minute', () => {
    const columns = columnsOf([sampleLab(K), sampleLab(K, { isAtReportTime: true })])
    expect(columns.map(({ isAtReportTime }) => isAtReportTime)).toEqual([false, true])
  })

  it('直近5回 takes the newest collections that have a time', () => {
    const results = [undefined, ...[1, 2, 3, 4, 5, 6].map((day) => `2026-11-0${day}T09:00`)].map((at) =>
      sampleLab({ ...K, at }),
    )
    expect(told(newestColumns(columnsOf(results), 5))[0]).toBe('2026-11-02T09:00 a')
    expect(told(newestColumns(columnsOf(results.slice(0, 2)), 5))).toEqual(['2026-11-01T09:00 a'])
  })

  it('2026-11-18T00:10 of Japan stays on that day whatever the zone of the device (DT-1)', () => {
    expect(told(columnsOf([sampleLab({ ...K, at: '2026-11-18T00:10' })], 'day'))).toEqual(['2026-11-18 a'])
  })
})
