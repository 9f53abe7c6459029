import { describe, expect, it } from 'vitest'
import { sampleTime } from '#testing/sample-facts.ts'
import { sampleDrug, sampleSupply } from '#testing/sample-supplies.ts'
import type { JstDate } from '../jst-date.ts'
import type { Prescription } from '../medication-facts.ts'
import { statusOfLine } from './course-status.ts'
import { drugRows } from './drug-rows.ts'

const TODAY = '2026-11-20' as JstDate
const CAMOSTAT = sampleDrug('カモスタット錠１００ｍｇ（院内約束処方）')

const rowOf = (...lines: readonly Prescription[]) => {
  const [row, ...more] = drugRows(lines, TODAY).flatMap(({ rows }) => rows)
  if (row === undefined || more.length > 0) throw new Error('expected one row')
  return row
}

describe('MED-7: what is current and what is past, always with a status word', () => {
  const status = (...lines: readonly Prescription[]) => {
    const { status: word, isCurrent } = rowOf(...lines)
    return [word, isCurrent]
  }

  it.each([
    ['covers today, its last day included', '2026-11-07', 14, {}, ['continuing', true]],
    ['ended yesterday', '2026-11-06', 14, {}, ['ended', false]],
    ['begins tomorrow', '2026-11-21', 14, {}, ['planned', true]],
    ['was stopped and would still last', '2026-11-07', 28, { status: 'stopped' }, ['stopped', true]],
    ['was stopped long ago', '2026-01-07', 28, { status: 'stopped' }, ['stopped', false]],
    ['is on hold (休薬)', '2026-11-07', 28, { status: 'on-hold' }, ['on-hold', true]],
    ['has no end, from this year', '2026-02-01', undefined, {}, ['open-ended', true]],
    ['has no end, from years ago', '2023-02-01', undefined, {}, ['open-ended', false]],
    [
      'covers today, in a state that its sender did not tell',
      '2026-11-07',
      28,
      { status: 'unknown' },
      ['unknown', true],
    ],
    ['has no end and no told state', '2026-11-07', undefined, { status: 'unknown' }, ['unknown', true]],
    ['as needed, of the last weeks', '2026-11-01', undefined, { isAsNeeded: true }, ['open-ended', true]],
    ['as needed, of spring', '2026-04-01', undefined, { isAsNeeded: true }, ['open-ended', false]],
  ] as const)('a supply that %s', (_, on, days, more, expected) => {
    expect(status(sampleSupply('a', on, CAMOSTAT, days, more))).toEqual(expected)
  })

  it('H-15: a newer order says what became of the drug: one stopped after another is 中止', () => {
    expect(
      status(
        sampleSupply('a', '2026-11-01', CAMOSTAT, 28),
        sampleSupply('a', '2026-11-10', CAMOSTAT, 28, { status: 'stopped' }),
      ),
    ).toEqual(['stopped', true])
  })

  it('H-15: each record keeps its own state: one that was stopped stays 中止 when the drug is ordered anew', () => {
    const row = rowOf(
      sampleSupply('a', '2026-10-01', CAMOSTAT, 28),
      sampleSupply('a', '2026-11-01', CAMOSTAT, 28, { status: 'stopped' }),
      sampleSupply('a', '2026-11-10', CAMOSTAT, 28),
      sampleSupply('a', '2026-11-12', CAMOSTAT, undefined, { isAsNeeded: true }),
      sampleSupply('a', '2026-12-08', CAMOSTAT, 28),
    )
    expect([row.status, ...row.lines.map((line) => statusOfLine(row, line, TODAY))]).toEqual([
      'continuing',
      'ended',
      'stopped',
      'continuing',
      'open-ended',
      'planned',
    ])
  })

  it.each([
    ['k1', 'k2'],
    ['k2', 'k1'],
  ])(
    'H-15: of two lines of one day one goes on though the other was stopped, whatever their keys (%s, %s)',
    (one, other) => {
      const row = rowOf(
        sampleSupply('a', '2026-11-10', CAMOSTAT, 28, { key: one, usage: '朝食後', status: 'stopped' }),
        sampleSupply('a', '2026-11-10', CAMOSTAT, 28, { key: other, usage: '夕食後' }),
      )
      expect([row.status, row.isCurrent, row.inForce.map(({ usage }) => usage)]).toEqual([
        'continuing',
        true,
        ['夕食後'],
      ])
      expect(row.inForce.map((line) => statusOfLine(row, line, TODAY))).toEqual(['continuing'])
    },
  )

  it('H-15: a newer order without an end that was stopped is 中止, and the older supply that still lasts is told beside it', () => {
    const row = rowOf(
      sampleSupply('a', '2026-10-01', CAMOSTAT, 90),
      sampleSupply('a', '2026-11-10', CAMOSTAT, undefined, { status: 'stopped' }),
    )
    expect([row.status, row.inForce.map((line) => statusOfLine(row, line, TODAY))]).toEqual([
      'stopped',
      ['stopped', 'continuing'],
    ])
  })

  it.each([
    ['k1', 'k2'],
    ['k2', 'k1'],
  ])(
    'H-15: 隔日 without a known end keeps the drug current beside a daily supply of its day that is over (%s, %s)',
    (one, other) => {
      expect(
        status(
          sampleSupply('a', '2026-11-01', CAMOSTAT, 14, { key: one, usage: '朝食後' }),
          sampleSupply('a', '2026-11-01', CAMOSTAT, undefined, { key: other, usage: '夕食後 隔日' }),
        ),
      ).toEqual(['open-ended', true])
    },
  )

  it('H-15: 頓用 of these weeks keeps the drug current when a later supply of some days is over', () => {
    const row = rowOf(
      sampleSupply('a', '2026-11-01', CAMOSTAT, undefined, { isAsNeeded: true, timesSupplied: '20', usage: '疼痛時' }),
      sampleSupply('a', '2026-11-05', CAMOSTAT, 5, { usage: '毎食後' }),
    )
    expect([row.status, row.isCurrent, row.inForce.map(({ usage }) => usage)]).toEqual(['open-ended', true, ['疼痛時']])
  })

  it('VAL-7, H-15: an order of which only the month came keeps the drug current though an older supply is over', () => {
    const row = rowOf(
      sampleSupply('a', '2025-01-01', CAMOSTAT, 30, { usage: '朝食後' }),
      sampleSupply('a', '2026-11-01', CAMOSTAT, undefined, { at: sampleTime('2026-11'), usage: '夕食後' }),
    )
    expect([row.status, row.isCurrent, row.inForce.map(({ usage }) => usage)]).toEqual(['open-ended', true, ['夕食後']])
  })

  it('a change of dose that is in force is 変更', () => {
    const dose = (text: string) => ({ dailyDose: { text, unit: '錠' } })
    expect(
      status(
        sampleSupply('b', '2026-11-08', CAMOSTAT, 10, dose('2')),
        sampleSupply('b', '2026-11-18', CAMOSTAT, 28, dose('1')),
      ),
    ).toEqual(['changed', true])
  })

  it.each(['dispensed', 'stated'] as const)('H-15: a drug on hold is never 継続, be it %s', (act) => {
    expect(status(sampleSupply('b', '2026-11-08', CAMOSTAT, 28, { act, status: 'on-hold' }))).toEqual(['on-hold', true])
    expect(status(sampleSupply('b', '2026-11-08', CAMOSTAT, undefined, { act, status: 'on-hold' }))).toEqual([
      'on-hold',
      true,
    ])
  })

  describe('H-15: of a drug whose first day nobody told', () => {
    const undated = (more: Partial<Prescription>) =>
      rowOf(sampleSupply('b', '2026-11-01', CAMOSTAT, undefined, { at: undefined, startsOn: undefined, ...more }))

    it.each([
      ['a statement that it is no longer taken says that it is over', { act: 'stated', status: 'final' }, 'ended'],
      ['a statement that it is taken says no end', { act: 'stated', status: 'ongoing' }, 'open-ended'],
      ['an order without an end may be in force', { status: 'final' }, 'open-ended'],
      ['an untold state is no state', { status: 'unknown' }, 'unknown'],
      ['an end in the past says that it is over', { until: sampleTime('2026-11-19') }, 'ended'],
      ['an end today or later says that it goes on', { until: sampleTime('2026-11-20') }, 'continuing'],
    ] as const)('%s', (_, more, expected) => {
      const row = undated(more)
      expect([row.status, row.isCurrent]).toEqual([expected, expected !== 'ended'])
      expect(row.inForce.map((line) => statusOfLine(row, line, TODAY))).toEqual([expected])
    })

    it('what is over does not stand beside what is in force', () => {
      const over = { at: undefined, startsOn: undefined, act: 'stated' } as const
      const row = rowOf(
        sampleSupply('b', '2026-11-01', CAMOSTAT, undefined, { ...over, key: 'k1', status: 'final', usage: '朝食後' }),
        sampleSupply('b', '2026-11-01', CAMOSTAT, undefined, {
          ...over,
          key: 'k2',
          status: 'ongoing',
          usage: '夕食後',
        }),
      )
      expect([row.status, row.isCurrent, row.inForce.map(({ usage }) => usage)]).toEqual([
        'open-ended',
        true,
        ['夕食後'],
      ])
    })
  })

  it('a stated drug (持参) that is going on is not 休薬', () => {
    expect(status(sampleSupply('b', '2026-11-08', CAMOSTAT, undefined, { act: 'stated', status: 'ongoing' }))).toEqual([
      'open-ended',
      true,
    ])
  })
})
