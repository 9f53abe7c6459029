import { describe, expect, it } from 'vitest'
import { sampleTime } from '#testing/sample-facts.ts'
import { sampleDrug, sampleSupply } from '#testing/sample-supplies.ts'
import type { JstDate } from '../jst-date.ts'
import type { Prescription } from '../medication-facts.ts'
import { drugRows } from './drug-rows.ts'
import { joined } from './overlaps.ts'

const TODAY = '2026-11-20' as JstDate
const NORVASC = sampleDrug('ノルバスク錠２．５ｍｇ', '2171022F1029')
const GENERIC = sampleDrug('アムロジピンＯＤ錠５ｍｇ「例示」', '2171022F4990')
const overlaps = (...lines: readonly Prescription[]) => drugRows(lines, TODAY).flatMap((group) => group.overlaps)

describe('MED-6: the same ingredient from two hospitals on one day', () => {
  it('is told with the days that both supply, first day included and last not', () => {
    expect(
      overlaps(sampleSupply('a', '2026-10-28', NORVASC, 28), sampleSupply('b', '2026-11-08', GENERIC, 28)),
    ).toEqual([{ from: '2026-11-08', until: '2026-11-25' }])
  })

  it('H-16: is told of each row as well where rows of one ingredient do not stand together', () => {
    const other = sampleSupply('a', '2026-10-28', sampleDrug('カモスタット錠'), 28)
    const groups = drugRows(
      [sampleSupply('a', '2026-10-28', NORVASC, 28), sampleSupply('b', '2026-11-08', GENERIC, 28), other],
      TODAY,
      { isGrouped: false },
    )
    const days = [{ from: '2026-11-08', until: '2026-11-25' }]
    expect(groups.map(({ rows, overlaps: own }) => [rows[0]?.name.text, own])).toEqual([
      [GENERIC.text, days],
      [NORVASC.text, days],
      ['カモスタット錠', []],
    ])
  })

  it('H-16: a drug of every week whose end is not known goes on counting', () => {
    const weekly = sampleSupply('a', '2026-11-02', NORVASC, 4, { usage: '週1回', endsOn: undefined })
    expect(overlaps(weekly, sampleSupply('b', '2026-11-15', GENERIC, 28))).toEqual([
      { from: '2026-11-15', until: '2026-11-21' },
    ])
  })

  it('H-16, MED-7: an open end of years ago, which is no longer current, claims no day of today', () => {
    const now = sampleSupply('b', '2026-11-10', GENERIC, 28)
    expect(overlaps(sampleSupply('a', '2019-01-01', NORVASC, undefined), now)).toEqual([])
    expect(overlaps(sampleSupply('a', '2025-11-20', NORVASC, undefined), now)).toEqual([
      { from: '2026-11-10', until: '2026-11-21' },
    ])
  })

  it('is not told where one ends on the day before the other begins', () => {
    expect(
      overlaps(sampleSupply('a', '2026-10-11', NORVASC, 28), sampleSupply('b', '2026-11-08', GENERIC, 28)),
    ).toEqual([])
  })

  it('is not told of two orders of one hospital', () => {
    expect(
      overlaps(sampleSupply('a', '2026-11-01', NORVASC, 28), sampleSupply('a', '2026-11-08', GENERIC, 28)),
    ).toEqual([])
  })

  it('is not told of drugs whose codes do not say that they are the same', () => {
    expect(
      overlaps(
        sampleSupply('a', '2026-11-01', sampleDrug('アムロジピン錠'), 28),
        sampleSupply('b', '2026-11-08', sampleDrug('アムロジピン錠'), 28),
      ),
    ).toEqual([])
  })

  it('H-16: what a pharmacy dispensed on an order at hand is that supply, not another', () => {
    const dispensed = sampleSupply('f', '2026-11-21', GENERIC, 28, { act: 'dispensed' })
    expect(overlaps(sampleSupply('a', '2026-11-20', GENERIC, 28), dispensed)).toEqual([])
  })

  it('H-16: what a pharmacy dispensed without an order at hand stands for one that nobody disclosed', () => {
    const dispensed = sampleSupply('f', '2026-11-14', GENERIC, 28, { act: 'dispensed' })
    expect(overlaps(sampleSupply('a', '2026-11-08', NORVASC, 28), dispensed)).toEqual([
      { from: '2026-11-14', until: '2026-12-06' },
    ])
  })

  it('what the patient brought from an order at hand counts once, anything else as a supply of its own', () => {
    const brought = sampleSupply('b', '2026-11-10', NORVASC, undefined, {
      act: 'stated',
      until: sampleTime('2026-11-19'),
    })
    expect(overlaps(sampleSupply('a', '2026-11-01', NORVASC, 28), brought)).toEqual([])
    expect(overlaps(sampleSupply('b', '2026-11-12', GENERIC, 28), { ...brought, facility: 'c' as never })).toEqual([
      { from: '2026-11-12', until: '2026-11-20' },
    ])
  })

  it('H-16: what a hospital says that the patient is taking counts, as long as no order explains it', () => {
    const taken = sampleSupply('c', '2026-11-10', NORVASC, 28, { act: 'stated', status: 'ongoing' })
    expect(overlaps(sampleSupply('b', '2026-11-12', GENERIC, 28), taken)).toEqual([
      { from: '2026-11-12', until: '2026-12-08' },
    ])
  })

  it('a stopped, a suspended and an as-needed supply claim no days', () => {
    const other = sampleSupply('b', '2026-11-08', GENERIC, 28)
    const onHold = sampleSupply('a', '2026-11-01', NORVASC, 28, { act: 'stated', status: 'on-hold' })
    expect(overlaps(onHold, other)).toEqual([])
    for (const more of [{ status: 'stopped' }, { status: 'on-hold' }, { isAsNeeded: true }] as const) {
      expect(overlaps(sampleSupply('a', '2026-11-01', NORVASC, 28, more), other), JSON.stringify(more)).toEqual([])
    }
  })

  it('a supply without an end is taken to last until today, not longer', () => {
    expect(
      overlaps(sampleSupply('a', '2026-11-01', NORVASC, undefined), sampleSupply('b', '2026-11-08', GENERIC, 28)),
    ).toEqual([{ from: '2026-11-08', until: '2026-11-21' }])
  })
})

it('spans that touch or overlap become one', () => {
  const span = (from: string, until: string) => ({ from: from as JstDate, until: until as JstDate })
  expect(
    joined([span('2026-11-10', '2026-11-12'), span('2026-11-01', '2026-11-03'), span('2026-11-03', '2026-11-05')]),
  ).toEqual([span('2026-11-01', '2026-11-05'), span('2026-11-10', '2026-11-12')])
})
