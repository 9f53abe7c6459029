import { describe, expect, it } from 'vitest'
import { LAB_CODE, type SampleLab, sampleLab } from '#testing/sample-lab-results.ts'
import { gridLines } from './grid-lines.ts'
import { labRows } from './lab-rows.ts'
import { hasChanged } from './row-change.ts'
import { filterRows, findRows } from './row-filter.ts'
import { rowRange } from './row-range.ts'

const K: SampleLab = { name: 'カリウム', jlac10: LAB_CODE.k, value: '4.2', unit: 'mmol/L', range: '3.6-4.8' }
const RESULTS = [
  sampleLab({ ...K, value: '5.9', flag: 'H' }),
  sampleLab({ name: 'ナトリウム', jlac10: LAB_CODE.na, value: '140', unit: 'mmol/L', range: '138-145' }),
  sampleLab({ name: 'ＣＲＰ', jlac10: LAB_CODE.crp, value: '<0.3', unit: 'mg/dL', range: '<0.14' }),
  sampleLab({ name: '尿蛋白', jlac10: LAB_CODE.urineProtein, value: '±', range: '(-)' }),
  sampleLab({ name: 'アルブミン', local: 'ALB' }, { absentReason: '検査中' }),
]
const namesOf = (rows: ReturnType<typeof labRows>) => rows.map(({ name }) => name.ja)
const filtered = (isAbnormalOnly: boolean, isChangedOnly = false) =>
  filterRows(labRows(RESULTS), { isAbnormalOnly, isChangedOnly }, (row) => row.cells)

describe('filters of the laboratory grid', () => {
  it('LAB-6 H-28: 異常のみ hides only what is judged normal; comparators, texts and missing reasons stay, and are counted', () => {
    const { rows, abnormal, undecided, total } = filtered(true)
    expect(namesOf(rows)).toEqual(['K', 'CRP', '尿蛋白', 'アルブミン'])
    expect({ abnormal, undecided, total }).toEqual({ abnormal: 1, undecided: 3, total: 5 })
    expect(filtered(false).rows).toHaveLength(5)
  })

  it('LAB-6: 変化あり compares the newest result of a row with the one before', () => {
    const at = (when: string, value: string, more: Partial<SampleLab> = {}) =>
      sampleLab({ ...K, ...more, value, at: when })
    const changed = (...results: readonly ReturnType<typeof sampleLab>[]) =>
      hasChanged(labRows(results)[0]?.cells ?? [])
    const [before, now] = ['2026-10-01T09:00', '2026-11-01T09:00']
    expect(changed(at(before, '4.2'), at(now, '4.3'))).toBe(false)
    expect(changed(at(before, '3.7'), at(now, '4.4'))).toBe(true)
    expect(changed(at(before, '4.7'), at(now, '4.9', { flag: 'H' }))).toBe(true)
    expect(changed(at(before, '4.2'), at(now, '溶血', { unit: undefined }))).toBe(true)
    expect(changed(at(before, '<0.02'), at(now, '<0.02'))).toBe(false)
    expect(changed(at(before, '<0.02'), at(now, '<0.04'))).toBe(true)
    expect(changed(at(before, '4.2'))).toBe(false)
  })

  it('GRID-11: an item is found by any of its names, whatever the width, the kana and the capitals', () => {
    const rows = labRows(RESULTS)
    const found = (text: string) => namesOf(findRows(rows, { text, only: undefined }))
    expect(found('ｶﾘｳﾑ')).toEqual(['K'])
    expect(found('かりうむ')).toEqual(['K'])
    expect(found('crp')).toEqual(['CRP'])
    expect(found('あるぶみん')).toEqual(['アルブミン'])
    expect(found('')).toHaveLength(5)
    expect(found('ない')).toEqual([])
  })

  it.each(['creat', 'creatinine', 'CRE', 'ｃｒｅａ', 'くれあち'])('GRID-11: Cr is found by %s', (text) => {
    const cr = sampleLab({ name: 'ＣＲＥ', jlac10: LAB_CODE.creatinine, value: '1.27', unit: 'mg/dL' })
    const sodium = sampleLab({ name: 'Na', jlac10: LAB_CODE.na, value: '140', unit: 'mmol/L' })
    expect(namesOf(findRows(labRows([cr, sodium]), { text, only: undefined }))).toEqual(['Cr'])
  })

  it('LAB-5: an own set shows its items in every unit and by every method', () => {
    const rows = labRows(RESULTS)
    const only = rows.filter(({ name }) => name.ja === 'CRP').map(({ itemKey }) => itemKey)
    expect(namesOf(findRows(rows, { text: '', only }))).toEqual(['CRP'])
  })
})

describe('the range in the heading of a row', () => {
  it('LAB-3 H-08: is shown only where all results share it', () => {
    const cells = (...labs: readonly Partial<SampleLab>[]) =>
      labRows(labs.map((lab, at) => sampleLab({ ...K, at: `2026-11-0${at + 1}T09:00`, ...lab })))[0]?.cells ?? []
    expect(rowRange(cells({}, {}))).toEqual({ kind: 'shared', text: '3.6-4.8' })
    expect(rowRange(cells({}, { range: '3.5-5.0', facility: 'b' }))).toEqual({ kind: 'varying' })
    const { range: _range, ...withoutRange } = K
    const bare = sampleLab({ ...withoutRange, at: '2026-11-09T09:00' })
    expect(rowRange(labRows([bare])[0]?.cells ?? [])).toEqual({ kind: 'none' })
    expect(rowRange(labRows([bare, sampleLab(K)])[0]?.cells ?? [])).toEqual({ kind: 'varying' })
    const haemolysed = sampleLab({ ...withoutRange, value: undefined, unit: undefined }, { absentReason: '溶血' })
    expect(rowRange(labRows([sampleLab(K), haemolysed])[0]?.cells ?? [])).toEqual({ kind: 'shared', text: '3.6-4.8' })
  })
})

describe('lines of the laboratory grid', () => {
  const rows = labRows(RESULTS)
  const isFilled = (name: string) => name !== 'Na'
  const cellsOf = (row: (typeof rows)[number]) => (isFilled(row.name.ja) ? row.cells : [])

  it('LAB-5 GRID-13: empty rows are left out and counted in the heading of their set', () => {
    const lines = gridLines(rows, { pinned: [], closed: new Set(), cellsOf })
    expect(
      lines.map((line) => (line.kind === 'group' ? `${line.group} ${line.shown} ${line.empty}` : line.row.name.ja)),
    ).toEqual(['chemistry 2 1', 'K', 'CRP', 'urine 1 0', '尿蛋白', 'unclassified 1 0', 'アルブミン'])
  })

  it('LAB-5: pinned items stand on top, once', () => {
    const crp = rows.find(({ name }) => name.ja === 'CRP')?.itemKey ?? ''
    const lines = gridLines(rows, { pinned: [crp], closed: new Set(), cellsOf: (row) => row.cells })
    expect(lines.slice(0, 2).map(({ key }) => key)).toEqual([
      'group:pinned',
      rows.find(({ itemKey }) => itemKey === crp)?.key,
    ])
    expect(lines.filter((line) => line.kind === 'row')).toHaveLength(rows.length)
  })

  it('GRID-13: a closed set keeps its heading and its count', () => {
    const lines = gridLines(rows, { pinned: [], closed: new Set(['chemistry']), cellsOf })
    expect(lines[0]).toMatchObject({ group: 'chemistry', shown: 3, isClosed: true })
    expect(lines[1]).toMatchObject({ group: 'urine' })
  })
})
