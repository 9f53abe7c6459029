import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sampleTime } from '#testing/sample-facts.ts'
import { sampleDrug, sampleSupply } from '#testing/sample-supplies.ts'
import { addDays, type JstDate } from '../jst-date.ts'
import type { Prescription } from '../medication-facts.ts'
import { drugRows } from './drug-rows.ts'

const TODAY = '2026-11-20' as JstDate
const NORVASC = sampleDrug('ノルバスク錠２．５ｍｇ', '2171022F1029')
const GENERIC = sampleDrug('アムロジピンＯＤ錠５ｍｇ「例示」', '2171022F4990')
const CAMOSTAT = sampleDrug('カモスタット錠１００ｍｇ（院内約束処方）')

const rowsOf = (...lines: readonly Prescription[]) => drugRows(lines, TODAY).flatMap(({ rows }) => rows)
const rowOf = (...lines: readonly Prescription[]) => {
  const [row, ...more] = rowsOf(...lines)
  if (row === undefined || more.length > 0) throw new Error('expected one row')
  return row
}

describe('rows', () => {
  it('MED-5: two brands of one ingredient stand together, brand and hospital in a row of each', () => {
    const [group, ...more] = drugRows(
      [sampleSupply('a', '2026-11-20', NORVASC, 35), sampleSupply('b', '2026-11-08', GENERIC, 28)],
      TODAY,
    )
    expect(more).toEqual([])
    expect(group?.rows.map(({ facility, name }) => [facility, name.text])).toEqual([
      ['a', NORVASC.text],
      ['b', GENERIC.text],
    ])
    expect(group?.genericName).toBe('アムロジピン')
  })

  it('MED-5: grouping can be turned off; no row is lost by it', () => {
    const lines = [sampleSupply('a', '2026-11-20', NORVASC, 35), sampleSupply('b', '2026-11-08', GENERIC, 28)]
    expect(drugRows(lines, TODAY, { isGrouped: false }).map(({ rows }) => rows.length)).toEqual([1, 1])
  })

  it('MED-5: drugs without a standard code stand apart, however alike their names', () => {
    const groups = drugRows(
      [sampleSupply('a', '2026-11-20', CAMOSTAT, 14), sampleSupply('c', '2026-11-20', CAMOSTAT, 14)],
      TODAY,
    )
    expect(groups.map(({ rows }) => rows.map(({ facility, ingredientKey }) => [facility, ingredientKey]))).toEqual([
      [['a', undefined]],
      [['c', undefined]],
    ])
  })

  it('MED-3: what was ordered, dispensed and stated are rows of their own', () => {
    const acts = (['ordered', 'dispensed', 'stated'] as const).map((act) =>
      sampleSupply('a', '2026-11-20', NORVASC, 35, { act }),
    )
    expect(rowsOf(...acts).map(({ act }) => act)).toEqual(['ordered', 'dispensed', 'stated'])
  })

  it('VAL-4: cancelled lines and those entered in error are left out', () => {
    expect(
      rowsOf(
        sampleSupply('a', '2026-11-20', NORVASC, 35, { status: 'cancelled' }),
        sampleSupply('a', '2026-11-20', GENERIC, 35, { status: 'entered-in-error' }),
      ),
    ).toEqual([])
  })

  it('what is supplied twice comes first, then the newest, then as the prescriber listed it', () => {
    const other = (name: string, yj: string, on: string, orderInRp: string) =>
      sampleSupply('a', on, sampleDrug(name, yj), 28, { orderInRp })
    const groups = drugRows(
      [
        other('二番錠', '1000002F1990', '2026-11-20', '2'),
        other('一番錠', '9000001F1990', '2026-11-20', '1'),
        other('前回錠', '2000003F1990', '2026-11-01', '1'),
        sampleSupply('a', '2026-11-01', NORVASC, 28),
        sampleSupply('b', '2026-11-02', GENERIC, 28),
      ],
      TODAY,
    )
    expect(groups.map(({ rows }) => rows[0]?.name.text)).toEqual([GENERIC.text, '一番錠', '二番錠', '前回錠'])
  })
})

describe('MED-4: what is drawn', () => {
  it('a band from the first day of use for the days supplied, not from the day of the order', () => {
    const ordered = sampleSupply('a', '2026-11-18', NORVASC, undefined, {
      startsOn: sampleTime('2026-11-20'),
      daysSupplied: { text: '35', unit: '日' },
      endsOn: '2026-12-24' as JstDate,
    })
    expect(rowOf(ordered).bands).toMatchObject([{ from: '2026-11-20', until: '2026-12-25', days: 35 }])
  })

  it('頓用, 外用 and 自己注射 without a duration are points', () => {
    const category = (code: string, text: string) => [
      { text, codings: [{ system: 'urn:ss-mix2:table:JHSP0003', code, display: text }], isStandard: false },
    ]
    for (const more of [
      { isAsNeeded: true, daysSupplied: { text: '10', unit: '日' } },
      { categories: category('23', '外用') },
      { categories: category('24', '自己注射') },
      { route: '外用' },
      { timesSupplied: '10' },
    ]) {
      const row = rowOf(sampleSupply('a', '2026-11-08', CAMOSTAT, undefined, more))
      expect([row.bands.length, row.points.map(({ on }) => on)], JSON.stringify(more)).toEqual([0, ['2026-11-08']])
    }
  })

  it('外用 with days supplied is a band like any other', () => {
    expect(rowOf(sampleSupply('a', '2026-11-08', CAMOSTAT, 14, { route: '外用' })).bands).toHaveLength(1)
  })

  it('without days the end is not known, and is not made up', () => {
    expect(rowOf(sampleSupply('c', '2026-11-10', CAMOSTAT, undefined)).bands).toMatchObject([
      { from: '2026-11-10', until: undefined, days: undefined },
    ])
  })

  it('VAL-7: a line whose day is not known is kept apart, and no day is made up for it', () => {
    const row = rowOf(sampleSupply('c', '2026-11-10', CAMOSTAT, undefined, { at: sampleTime('2026-11') }))
    expect([row.bands, row.points, row.undated.length, row.isCurrent]).toEqual([[], [], 1, true])
  })

  it('H-15: 隔日 for 91 days has no known end, and still says how many days were supplied', () => {
    const everyOther = sampleSupply('c', '2026-09-01', CAMOSTAT, 91, {
      usage: '1日1回朝食後 １日おき',
      total: { text: '46', unit: '錠' },
      endsOn: undefined,
    })
    expect(rowOf(everyOther)).toMatchObject({ bands: [{ days: 91, until: undefined }], status: 'open-ended' })
  })
})

describe('MED-8: changes in a row', () => {
  const dose = (text: string) => ({ dailyDose: { text, unit: '錠' } })

  it('stand at the supply where they happen, with old and new', () => {
    const { bands } = rowOf(
      sampleSupply('b', '2026-11-08', CAMOSTAT, 10, dose('2')),
      sampleSupply('b', '2026-11-18', CAMOSTAT, 28, dose('1')),
    )
    expect(bands.map(({ change }) => change && [change.direction, change.from, change.to])).toEqual([
      undefined,
      ['decrease', '2', '1'],
    ])
  })

  it('are not claimed where two lines of one day make up the dose (朝 2, 夕 1)', () => {
    const { bands } = rowOf(
      sampleSupply('b', '2026-11-01', CAMOSTAT, 10, dose('3')),
      sampleSupply('b', '2026-11-11', CAMOSTAT, 28, { ...dose('2'), rpNumber: '1' }),
      sampleSupply('b', '2026-11-11', CAMOSTAT, 28, { ...dose('1'), rpNumber: '2' }),
    )
    expect(bands.map(({ change }) => change)).toEqual([undefined, undefined, undefined])
  })

  it('are not claimed between two strengths: another product is another row', () => {
    expect(
      rowsOf(
        sampleSupply('b', '2026-11-01', sampleDrug('フロセミド錠４０ｍｇ', '2139005F2990'), 10, dose('1')),
        sampleSupply('b', '2026-11-11', sampleDrug('フロセミド錠２０ｍｇ', '2139005F1990'), 10, dose('1')),
      ).flatMap(({ bands }) => bands.map(({ change }) => change)),
    ).toEqual([undefined, undefined])
  })
})

describe('whatever is recorded', () => {
  const anyLine = fc
    .record({
      facility: fc.constantFrom('a', 'b', 'f'),
      day: fc.integer({ min: 0, max: 400 }),
      name: fc.constantFrom(NORVASC, GENERIC, CAMOSTAT),
      days: fc.option(fc.integer({ min: 1, max: 91 }), { nil: undefined }),
      act: fc.constantFrom('ordered' as const, 'dispensed' as const, 'stated' as const, 'administered' as const),
      status: fc.constantFrom('final' as const, 'stopped' as const, 'on-hold' as const, 'planned' as const),
      isAsNeeded: fc.boolean(),
    })
    .map(({ facility, day, name, days, ...more }) =>
      sampleSupply(facility, addDays('2026-01-01' as JstDate, day), name, days, more),
    )

  it('H-16: every line stands in one row once, drawn once or told apart, grouped or not', () => {
    fc.assert(
      fc.property(fc.array(anyLine, { maxLength: 30 }), fc.boolean(), (lines, isGrouped) => {
        const rows = drugRows(lines, TODAY, { isGrouped }).flatMap((group) => group.rows)
        const keys = rows.flatMap((row) => row.lines.map(({ key }) => key))
        expect(keys.toSorted()).toEqual(lines.map(({ key }) => key).toSorted())
        for (const row of rows) {
          const drawn = [...row.bands, ...row.points, ...row.undated].map(({ key }) => key)
          expect(drawn.toSorted()).toEqual(row.lines.map(({ key }) => key).toSorted())
        }
      }),
    )
  })

  it('the order in which hospitals answer changes nothing', () => {
    fc.assert(
      fc.property(fc.array(anyLine, { maxLength: 20 }), (lines) => {
        expect(drugRows(lines.toReversed(), TODAY)).toEqual(drugRows(lines, TODAY))
      }),
    )
  })

  it('days supplied twice lie within the supplies of two facilities', () => {
    fc.assert(
      fc.property(fc.array(anyLine, { maxLength: 20 }), (lines) => {
        for (const group of drugRows(lines, TODAY)) {
          for (const { from } of group.overlaps) {
            const covering = group.rows.filter(({ bands }) =>
              bands.some((band) => band.from <= from && (band.until ?? addDays(TODAY, 1)) > from),
            )
            expect(new Set(covering.map(({ facility }) => facility)).size).toBeGreaterThan(1)
          }
        }
      }),
    )
  })
})
