import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FacilityId } from '#clinical/facility.ts'
import { LAB_CODE, type SampleLab, sampleLab, sampleValue, sampleVital } from '#testing/sample-lab-results.ts'
import { LAB_SETS } from './lab-row.ts'
import { labRows } from './lab-rows.ts'

const K: SampleLab = { name: 'カリウム', jlac10: LAB_CODE.k, value: '4.2', unit: 'mmol/L', material: '023' }
const named = (results: Parameters<typeof labRows>[0]) =>
  labRows(results).map(({ name, unit }) => `${name.ja} ${unit ?? ''}`.trim())

describe('rows of the laboratory grid', () => {
  it('LAB-1 H-07: two hospitals share a row when analyte, material, method family and unit agree, whatever the name', () => {
    const rows = labRows([
      sampleLab(K),
      sampleLab({ ...K, facility: 'b', name: 'Ｋ（血清）', local: 'B-K', at: '2026-10-01T08:00' }),
    ])
    expect(rows).toHaveLength(1)
    expect(rows[0]?.cells.map(({ facility }) => facility)).toEqual(['b', 'a'])
    expect(rows[0]).toMatchObject({ name: { ja: 'K' }, unit: 'mmol/L', onlyOf: undefined, setId: 'chemistry' })
    expect(rows[0]?.senderNames).toEqual(['カリウム', 'Ｋ（血清）'])
  })

  it('H-07: the same name under different codes is never one row', () => {
    const rows = labRows([
      sampleLab({ name: 'カリウム', local: 'K1', value: '4.2', unit: 'mmol/L' }),
      sampleLab({ name: 'カリウム', local: 'K2', value: '4.4', unit: 'mmol/L' }),
      sampleLab({ ...K, name: 'カリウム' }),
    ])
    expect(rows).toHaveLength(3)
  })

  it('H-07: one material of a code is not another: serum and urine potassium', () => {
    const urine = { ...K, jlac10: '3H015000000126101', material: '001' }
    const rows = labRows([sampleLab(K), sampleLab(urine)])
    expect(rows.map(({ setId, name }) => [setId, name.ja])).toEqual([
      ['chemistry', 'K'],
      ['urine', 'K（尿）'],
    ])
  })

  it('H-07: a specimen that contradicts the material of the code keeps its result apart, and says why', () => {
    expect(named([sampleLab(K), sampleLab({ ...K, material: '022' })]).sort()).toEqual([
      'K（血清） mmol/L',
      'K（血漿） mmol/L',
    ])
  })

  it('LAB-1: results by different methods stand apart and are told apart', () => {
    const other = { ...K, jlac10: '3H015000002327201' }
    expect(named([sampleLab(K), sampleLab(other)])).toEqual(['K（測定法 261） mmol/L', 'K（測定法 272） mmol/L'])
  })

  it('NUM-2 H-06: one analyte in two units is two rows, never one', () => {
    const wbc = { name: '白血球数', jlac10: LAB_CODE.wbc }
    expect(
      named([
        sampleLab({ ...wbc, value: '5.1', unit: '10*3/uL' }),
        sampleLab({ ...wbc, facility: 'c', value: '5100', unit: '/uL', at: '2020-01-01T09:00' }),
      ]),
    ).toEqual(['WBC 10*3/uL', 'WBC /uL'])
  })

  it('NUM-7: spellings of one unit are matched, and the newest sender’s spelling is shown', () => {
    const wbc = { name: '白血球数', jlac10: LAB_CODE.wbc, value: '5.1' }
    const rows = labRows([
      sampleLab({ ...wbc, unit: '10*3/uL', at: '2026-01-01T09:00' }),
      sampleLab({ ...wbc, unit: '10^3/μL', at: '2026-02-01T09:00' }),
      sampleLab({ ...wbc, unit: '×10³/µL', at: '2026-03-01T09:00' }),
      sampleLab({ ...wbc, unit: '１０＊３／ｕＬ', at: '2026-04-01T09:00' }),
    ])
    expect(rows.map(({ unit, cells }) => [unit, cells.length])).toEqual([['１０＊３／ｕＬ', 4]])
  })

  it('NUM-2: a number without a unit is not taken for one with a unit', () => {
    expect(named([sampleLab(K), sampleLab({ ...K, value: '4.4', unit: undefined })])).toHaveLength(2)
  })

  it('VAL-3 VAL-6: a text or a missing reason stands in the row of its item, in the unit of its own hospital', () => {
    const haemolysed = sampleLab({ ...K, value: '溶血', unit: undefined })
    const pending = sampleLab({ ...K, value: undefined, unit: undefined }, { absentReason: '検査中' })
    const rows = labRows([sampleLab({ ...K, at: '2026-01-01T09:00' }), haemolysed, pending])
    expect(rows).toHaveLength(1)
    expect(rows[0]?.cells.map(({ measurement }) => measurement.value?.text ?? measurement.absentReason)).toEqual([
      '4.2',
      '溶血',
      '検査中',
    ])
  })

  it('LAB-1: ALP by JSCC and by IFCC are two rows, and the older one says in which row and why it goes on', () => {
    const alp = { name: 'ＡＬＰ', unit: 'U/L', material: '023' }
    const rows = labRows([
      sampleLab({ ...alp, jlac10: LAB_CODE.alpIfcc, value: '96', at: '2021-06-09T10:10' }),
      sampleLab({ ...alp, jlac10: LAB_CODE.alpJscc, value: '288', at: '2020-03-11T09:20' }),
    ])
    expect(rows.map(({ name }) => name)).toEqual([
      { ja: 'ALP（JSCC法）', en: 'ALP (JSCC)' },
      { ja: 'ALP（IFCC法）', en: 'ALP (IFCC)' },
    ])
    expect(rows[0]?.breakTo).toEqual({ to: rows[1]?.key, reason: 'alp-jscc-ifcc' })
    expect(rows[1]?.breakTo).toBeUndefined()
  })

  it('LAB-1: LD likewise, and HbA1c by JDS and NGSP, which have an analyte code each', () => {
    const rows = labRows([
      sampleLab({ name: 'ＬＤ', jlac10: LAB_CODE.ldJscc, value: '178', unit: 'U/L' }),
      sampleLab({ name: 'ＬＤ', jlac10: LAB_CODE.ldIfcc, value: '180', unit: 'U/L' }),
      sampleLab({ name: 'ＨｂＡ１ｃ', jlac10: LAB_CODE.a1cNgsp, value: '7.1', unit: '%', at: '2026-01-01T09:00' }),
      sampleLab({ name: 'ＨｂＡ１ｃ', jlac10: LAB_CODE.a1cJds, value: '6.7', unit: '%', at: '2011-01-01T09:00' }),
    ])
    expect(rows.map(({ name, breakTo }) => [name.ja, breakTo?.reason])).toEqual([
      ['LD（JSCC法）', 'ld-jscc-ifcc'],
      ['LD（IFCC法）', undefined],
      ['HbA1c（JDS）', 'hba1c-jds-ngsp'],
      ['HbA1c（NGSP）', undefined],
    ])
  })

  it('LAB-1: words of the sender that name another method than its code keep a result apart, and never join any', () => {
    const rows = labRows([
      sampleLab({ name: 'ＡＬＰ', jlac10: LAB_CODE.alpIfcc, value: '96', unit: 'U/L' }),
      sampleLab({ name: 'ＡＬＰ（ＪＳＣＣ）', jlac10: LAB_CODE.alpIfcc, value: '288', unit: 'U/L' }),
    ])
    expect(rows).toHaveLength(2)
  })

  it('VAL-5: an item without a standard code keeps the sender’s text, is marked, and is one only within its hospital', () => {
    const mcv = { name: 'ＭＣＶ', local: 'MCV', value: '92.4', unit: 'fL' }
    const rows = labRows([
      sampleLab(mcv),
      sampleLab({ ...mcv, at: '2026-01-01T09:00' }),
      sampleLab({ ...mcv, facility: 'b' }),
      sampleLab({ name: '院内独自項目', value: '3', unit: 'U' }),
    ])
    expect(rows.map(({ name, onlyOf, cells }) => [name.ja, onlyOf, cells.length])).toEqual([
      ['ＭＣＶ', 'a', 2],
      ['ＭＣＶ', 'b', 1],
      ['院内独自項目', 'a', 1],
    ])
  })

  it('VAL-5: the dummy code of an uncoded item joins nothing', () => {
    const uncoded = (name: string) =>
      sampleLab(
        { name, value: '1', unit: 'U' },
        {
          item: {
            text: name,
            codings: [{ system: 'http://x/Uncoded_CS', code: '9'.repeat(17), display: undefined }],
            isStandard: false,
          },
        },
      )
    expect(labRows([uncoded('項目甲'), uncoded('項目乙')])).toHaveLength(2)
  })

  it('VAL-4 H-14: cancelled results and errors are left out of the cells and counted', () => {
    const [row] = labRows([
      sampleLab(K),
      sampleLab({ ...K, value: '9.9' }, { status: 'entered-in-error' }),
      sampleLab({ ...K, value: '8.8' }, { status: 'cancelled' }),
      sampleLab({ ...K, value: '4.3' }, { status: 'corrected' }),
    ])
    expect(row?.cells.map(({ measurement }) => measurement.value?.text)).toEqual(['4.2', '4.3'])
    expect(row?.cancelled).toHaveLength(2)
  })

  it('VAL-6: what could not be had stands with its reason, although its status is 取消', () => {
    const [row] = labRows([
      sampleLab({ ...K, value: undefined }, { status: 'cancelled', absentReason: '検体量不足' }),
      sampleLab({ ...K, value: undefined }, { status: 'entered-in-error', absentReason: '別の患者の結果' }),
      sampleLab({ ...K, value: '陰性' }, { status: 'cancelled' }),
    ])
    expect(row?.cells.map(({ measurement }) => measurement.absentReason)).toEqual(['検体量不足'])
    expect(row?.cancelled).toHaveLength(2)
  })

  it('LAB-1, H-07: the dummy code of an item without one joins nothing, under the system of JLAC10 neither', () => {
    const results = ['ＡＭＹ', 'ＣＫ'].flatMap((name) =>
      ['a', 'b'].map((facility) => sampleLab({ facility, name, jlac10: '9'.repeat(17), value: '100', unit: 'U/L' })),
    )
    expect(labRows(results)).toHaveLength(4)
  })

  it('LAB-5: sets stand in familiar order, items within them as on a report; vital signs are a set', () => {
    const rows = labRows([
      sampleVital('収縮期血圧', LAB_CODE.systolic, '132', 'mmHg', '2026-11-18T09:00'),
      sampleLab({ name: '尿蛋白', jlac10: LAB_CODE.urineProtein, value: '2+' }),
      sampleLab({ name: '院内独自項目', local: 'X', value: '3' }),
      sampleLab({ name: 'ＰＴ－ＩＮＲ', jlac10: LAB_CODE.inr, value: '1.09' }),
      sampleLab(K),
      sampleLab({ name: 'ナトリウム', jlac10: LAB_CODE.na, value: '140', unit: 'mmol/L' }),
      sampleLab({ name: 'Hb', jlac10: LAB_CODE.hb, value: '13', unit: 'g/dL' }),
      sampleLab({ name: 'WBC', jlac10: LAB_CODE.wbc, value: '5', unit: '10*3/uL' }),
    ])
    expect(rows.map(({ setId, name }) => `${setId} ${name.ja}`)).toEqual([
      'blood-count WBC',
      'blood-count Hb',
      'chemistry Na',
      'chemistry K',
      'coagulation PT-INR',
      'urine 尿蛋白',
      'unclassified 院内独自項目',
      'vital-signs 収縮期血圧',
    ])
  })

  it('LAB-5: an item without a known code stands in the set that the sender’s own group names', () => {
    const group = { text: '血液学的検査', codings: [], isStandard: false }
    const [row] = labRows([
      sampleLab({ name: '網赤血球数', local: 'RET', value: '1.2', unit: '%' }, { categories: [group] }),
    ])
    expect(row?.setId).toBe('blood-count')
  })

  it('LAB-9: microbiology is not forced into the grid; a mere heading of a panel is no row', () => {
    expect(labRows([sampleLab({ name: '菌名', value: 'E. coli' }, { isMicrobiology: true })])).toEqual([])
    expect(labRows([sampleLab({ name: '血算' }, { members: ['lab-x'] })])).toEqual([])
  })

  it('VAL-5, H-14: what was remarked on a panel, or on a panel around it, stands with each of its results', () => {
    const platelets = sampleLab({ name: 'ＰＬＴ', local: 'PLT', value: '45', unit: '10*3/uL' })
    const elsewhere = sampleLab({ ...K })
    const notes = ['検体凝固あり 参考値']
    const count = sampleLab({ name: '血算' }, { members: [platelets.key], notes })
    const all = sampleLab({ name: '入院時検査' }, { members: [count.key, platelets.key], notes: ['再採血予定'] })
    // A sender whose heading names itself below leads round in no circle.
    const round = sampleLab({ name: '環' }, { members: ['round', elsewhere.key], key: 'round' })
    const rows = labRows([all, count, round, platelets, elsewhere])
    const panelsOf = (name: string) => rows.find((row) => row.name.ja === name)?.cells[0]?.panels
    expect(rows).toHaveLength(2)
    expect(panelsOf('ＰＬＴ')).toHaveLength(2)
    expect(panelsOf('ＰＬＴ')).toEqual(expect.arrayContaining([all, count]))
    expect(panelsOf('K')).toEqual([round])
  })

  it('components of one result are rows of their own: both pressures of a blood pressure', () => {
    const part = (text: string, code: string, value: string) => ({
      item: { text, codings: [{ system: 'http://loinc.org', code, display: text }], isStandard: true },
      value: sampleValue(value, 'mmHg'),
      absentReason: undefined,
      flag: undefined,
      ranges: [],
    })
    const pressure = {
      ...sampleVital('血圧', '', '', 'mmHg', '2026-11-18T09:00'),
      value: undefined,
      components: [part('収縮期血圧', '8480-6', '132'), part('拡張期血圧', '8462-4', '78')],
    }
    expect(labRows([pressure]).map(({ cells }) => cells[0]?.measurement.value?.text)).toEqual(['132', '78'])
  })

  it('DT-7 VAL-7: cells go from old to new; a result without a time stands before all others and is kept', () => {
    const at = (text: string | undefined) => sampleLab({ ...K, at: text })
    const [row] = labRows([at('2026-11-18T09:05'), at('2026-05'), at(undefined), at('2026-05-01T08:00')])
    expect(row?.cells.map((cell) => cell.at?.text)).toEqual([
      undefined,
      '2026-05',
      '2026-05-01T08:00',
      '2026-11-18T09:05',
    ])
  })

  it('no result is lost, doubled or changed, and units are never mixed, whatever was sent (VAL-2, VAL-5, NUM-2)', () => {
    const result = fc
      .record({
        facility: fc.constantFrom('a', 'b', 'c'),
        jlac10: fc.constantFrom(...Object.values(LAB_CODE), undefined),
        local: fc.constantFrom('X1', 'X2', undefined),
        name: fc.constantFrom('カリウム', 'ＡＬＰ（ＪＳＣＣ）', '項目'),
        value: fc.constantFrom('1', '4.20', '<0.05', '>1000', '(−)', '溶血', undefined),
        unit: fc.constantFrom('mmol/L', 'mg/dL', 'U/L', '10*3/uL', undefined),
        at: fc.constantFrom('2020-03-11T09:20', '2026-11-18T09:05', '2026-05', undefined),
        material: fc.constantFrom('023', '022', '001'),
      })
      .map(({ jlac10, local, ...rest }) =>
        sampleLab({ ...rest, ...(jlac10 === undefined ? {} : { jlac10 }), ...(local === undefined ? {} : { local }) }),
      )
    fc.assert(
      fc.property(fc.array(result, { maxLength: 40 }), (results) => {
        const rows = labRows(results)
        const cells = rows.flatMap((row) => row.cells)
        expect(cells.map(({ key }) => key).sort()).toEqual(results.map(({ key }) => key).sort())
        expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length)
        for (const row of rows) {
          const units = row.cells.flatMap(({ measurement: { value } }) =>
            value?.magnitude === undefined ? [] : [value.unit],
          )
          expect(new Set(units).size, `${row.key}: ${units.join()}`).toBeLessThan(2)
          if (row.onlyOf !== undefined) {
            expect(new Set(row.cells.map(({ facility }) => facility))).toEqual(new Set<FacilityId>([row.onlyOf]))
          }
        }
        const sets = rows.map(({ setId }) => LAB_SETS.indexOf(setId))
        expect(sets).toEqual([...sets].sort((one, other) => one - other))
      }),
    )
  })
})
