import { describe, expect, it } from 'vitest'
import type { FacilityId } from '#clinical/facility.ts'
import type { JstDate } from '#clinical/jst-date.ts'
import type { Occurrence } from '#clinical/occurrence.ts'
import { daysOfStay, stayBars, staysOn } from './stay-bars.ts'

const TODAY = '2026-11-20' as JstDate

function stay(from: string, to: string | undefined, fields: Partial<Occurrence> = {}): Occurrence {
  const precision = (text: string) => (text.length === 7 ? ('month' as const) : ('day' as const))
  return {
    key: `${from}/${to ?? ''}/${fields.facility ?? 'b'}`,
    facility: 'b' as FacilityId,
    kind: 'stay',
    start: { text: from, precision: precision(from) },
    end: to === undefined ? undefined : { text: to, precision: precision(to) },
    label: '入院',
    setting: 'inpatient',
    department: '循環器内科',
    status: to === undefined ? 'ongoing' : 'final',
    refs: [],
    ...fields,
  }
}

describe('stays', () => {
  it('CAL-3: a stay is one bar from the day of admission to the day of discharge, both included', () => {
    const [bar] = stayBars([stay('2026-10-24', '2026-11-08')], TODAY).bars
    expect(bar).toMatchObject({ from: '2026-10-24', until: '2026-11-09', ending: 'discharged', lane: 0 })
    expect(bar && daysOfStay(bar)).toBe(16)
  })

  it('CAL-3: a stay that goes on is drawn to today and no further', () => {
    expect(stayBars([stay('2026-11-10T14:00', undefined)], TODAY).bars[0]).toMatchObject({
      from: '2026-11-10',
      until: '2026-11-21',
      ending: 'ongoing',
    })
  })

  it('CAL-3: a stay without discharge that nobody calls ongoing has an unknown end', () => {
    const [bar] = stayBars([stay('2020-01-10', undefined, { status: 'unknown' })], TODAY).bars
    expect(bar).toMatchObject({ until: '2020-01-11', ending: 'unknown' })
  })

  it('an arranged admission is not drawn as a stay that goes on', () => {
    expect(stayBars([stay('2026-12-01', undefined, { status: 'planned' })], TODAY).bars[0]?.ending).toBe('planned')
  })

  it('CAL-3: overlapping stays of two hospitals lie under one another; the line is used again when it is free', () => {
    const bars = stayBars(
      [
        stay('2026-10-01', '2026-10-20'),
        stay('2026-10-10', '2026-10-12', { facility: 'c' as FacilityId }),
        stay('2026-10-21', '2026-10-25', { facility: 'c' as FacilityId }),
      ],
      TODAY,
    )
    expect(bars.bars.map((bar) => bar.lane)).toEqual([0, 1, 0])
    expect(bars.lanes).toBe(2)
  })

  it('a transfer on one day shows both stays on that day', () => {
    const { bars } = stayBars(
      [stay('2026-10-01', '2026-10-10'), stay('2026-10-10', '2026-10-20', { facility: 'c' as FacilityId })],
      TODAY,
    )
    expect(bars.map((bar) => bar.lane)).toEqual([0, 1])
    expect(staysOn(bars, '2026-10-10' as JstDate, '2026-10-11' as JstDate)).toHaveLength(2)
    expect(staysOn(bars, '2026-10-11' as JstDate, '2026-10-12' as JstDate)).toHaveLength(1)
  })

  it('VAL-7: a stay whose days are not recorded, or end before they begin, is told and not drawn', () => {
    const result = stayBars(
      [stay('2026-10', '2026-11-01'), stay('2026-10-02', '2026-11'), stay('2026-10-09', '2026-10-02')],
      TODAY,
    )
    expect(result.bars).toHaveLength(0)
    expect(result.undrawn).toHaveLength(3)
  })

  it('VAL-4: a cancelled admission is no bar', () => {
    const result = stayBars([stay('2026-10-02', undefined, { status: 'cancelled' })], TODAY)
    expect([result.bars.length, result.cancelled.length, result.undrawn.length]).toEqual([0, 1, 0])
  })
})
