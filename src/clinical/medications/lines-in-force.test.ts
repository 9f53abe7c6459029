import { describe, expect, it } from 'vitest'
import { sampleDrug, sampleSupply } from '#testing/sample-supplies.ts'
import type { JstDate } from '../jst-date.ts'
import type { Prescription } from '../medication-facts.ts'
import { drugRows } from './drug-rows.ts'

const TODAY = '2026-11-20' as JstDate
const PREDNISOLONE = sampleDrug('プレドニゾロン錠５ｍｇ「例示」', '2456001F1990')

/** Day, usage and 1回量 of the lines that the one row of these supplies is told by. */
const told = (...lines: readonly Prescription[]) => {
  const [row, ...more] = drugRows(lines, TODAY).flatMap(({ rows }) => rows)
  if (row === undefined || more.length > 0) throw new Error('expected one row')
  return row.inForce.map(({ at, usage, dose }) => `${at?.text.slice(5, 10)} ${usage} ${dose?.text}`)
}
const taken = (
  on: string,
  usage: string,
  dose: string,
  more: Partial<Prescription> = {},
  days: number | undefined = 28,
) => sampleSupply('a', on, PREDNISOLONE, days, { usage, dose: { text: dose, unit: '錠' }, ...more })

describe('MED-1: how a drug is taken today is told by every line that covers today', () => {
  it('プレドニゾロン 朝3錠 of RP1 and 昼1錠 of RP2 are two lines, in the order of their Rp', () => {
    expect(
      told(
        taken('2026-11-08', '昼食後', '1', { rpNumber: '2' }),
        taken('2026-11-08', '朝食後', '3', { rpNumber: '1' }),
      ),
    ).toEqual(['11-08 朝食後 3', '11-08 昼食後 1'])
  })

  it('a line added later stands before the one that still lasts', () => {
    expect(told(taken('2026-11-01', '朝食後', '3'), taken('2026-11-10', '昼食後', '1'))).toEqual([
      '11-10 昼食後 1',
      '11-01 朝食後 3',
    ])
  })

  it('the same dosing fetched before the last supply ended is told once, by the newest', () => {
    expect(told(taken('2026-11-01', '朝食後', '3'), taken('2026-11-18', '朝食後', '3'))).toEqual(['11-18 朝食後 3'])
  })

  it('the days that its text repeats are no other dosing', () => {
    const fetched = (on: string, days: number) => taken(on, `朝食後 ${days.toString()}日分`, '3', {}, days)
    expect(told(fetched('2026-11-01', 28), fetched('2026-11-18', 14))).toEqual(['11-18 朝食後 14日分 3'])
  })

  it('H-15: a supply that was stopped and ordered anew in another dose is told by the new order alone', () => {
    expect(told(taken('2026-11-01', '朝食後', '3', { status: 'stopped' }), taken('2026-11-10', '朝食後', '2'))).toEqual(
      ['11-10 朝食後 2'],
    )
  })

  it('頓用 of these weeks stands beside the regular dose of the same product', () => {
    expect(told(taken('2026-11-01', '朝食後', '1'), taken('2026-11-10', '発作時', '2', { isAsNeeded: true }))).toEqual([
      '11-10 発作時 2',
      '11-01 朝食後 1',
    ])
  })

  it.each([true, false])('H-15: the drops for the right eye are not those for the left (point: %s)', (isPoint) => {
    const drops = (on: string, site: string) =>
      taken(on, '1日3回', '1', isPoint ? { site, isAsNeeded: true } : { site })
    expect(told(drops('2026-11-01', '右眼'), drops('2026-11-10', '左眼'))).toEqual(['11-10 1日3回 1', '11-01 1日3回 1'])
    expect(told(drops('2026-11-01', '右眼'), drops('2026-11-10', '右眼'))).toEqual(['11-10 1日3回 1'])
  })

  it('what begins later does not stand in for what is in force', () => {
    expect(told(taken('2026-11-10', '朝食後', '3'), taken('2026-12-08', '朝食後', '2'))).toEqual(['11-10 朝食後 3'])
  })

  it('of open ends the newest takes the place of those before it', () => {
    const open = (on: string, dose: string) => taken(on, '週1回', dose, { endsOn: undefined })
    expect(told(open('2026-09-01', '3'), open('2026-11-01', '4'))).toEqual(['11-01 週1回 4'])
  })

  it('of a drug that is over, all lines of its last day', () => {
    expect(
      told(
        taken('2026-08-01', '朝食後', '4', {}, 14),
        taken('2026-09-01', '朝食後', '3', { rpNumber: '1' }, 14),
        taken('2026-09-01', '昼食後', '1', { rpNumber: '2' }, 14),
      ),
    ).toEqual(['09-01 朝食後 3', '09-01 昼食後 1'])
  })
})
