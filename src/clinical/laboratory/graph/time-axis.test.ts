import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, type JstDate } from '#clinical/jst-date.ts'
import { sampleTime } from '#testing/sample-facts.ts'
import { MINUTES_PER_DAY, minuteOf, minuteOfDate, timeTicks, timeWindow } from './time-axis.ts'

const TODAY = '2026-11-20' as JstDate
const day = (text: string) => minuteOfDate(text as JstDate)

describe('the one time axis of a graph', () => {
  it('GRAPH-1: places results at true distances, to the minute', () => {
    const at = (text: string) => minuteOf(sampleTime(text)) ?? Number.NaN
    expect(at('2026-11-18T09:05') - at('2026-11-18T09:00')).toBe(5)
    expect(at('2026-11-18T09:00') - at('2026-11-11T09:00')).toBe(7 * MINUTES_PER_DAY)
  })

  it('DT-1: is the wall clock of Japan whatever the zone of the device', () => {
    expect(minuteOf(sampleTime('1970-01-01T09:05'))).toBe(545)
  })

  it('VAL-7: gives a day its middle, and a month or a year no place at all', () => {
    expect(minuteOf(sampleTime('2026-11-18'))).toBe(day('2026-11-18') + 720)
    expect(minuteOf(sampleTime('2026-11'))).toBeUndefined()
    expect(minuteOf(sampleTime('2026'))).toBeUndefined()
    expect(minuteOf(undefined)).toBeUndefined()
  })

  it('GRAPH-6: has the length of the period whatever results came', () => {
    const period = { from: '2026-05-20' as JstDate, until: undefined }
    expect(timeWindow(period, TODAY, undefined)).toEqual(timeWindow(period, TODAY, day('2015-01-01')))
    expect(timeWindow(period, TODAY, undefined)).toEqual({ from: day('2026-05-20'), until: day('2026-11-21') })
  })

  it('GRAPH-6: 全期間 begins with the month of the first result, and ends today', () => {
    const all = { from: undefined, until: undefined }
    expect(timeWindow(all, TODAY, day('2016-04-12') + 600)).toEqual({
      from: day('2016-04-01'),
      until: day('2026-11-21'),
    })
    expect(timeWindow(all, TODAY, day('2026-11-19'))).toEqual({ from: day('2026-10-01'), until: day('2026-11-21') })
    expect(timeWindow(all, TODAY, undefined)).toEqual({ from: day('2026-10-01'), until: day('2026-11-21') })
  })

  it('ends with the chosen last day, and never after today', () => {
    const chosen = { from: '2025-01-01' as JstDate, until: '2025-07-01' as JstDate }
    expect(timeWindow(chosen, TODAY, undefined)).toEqual({ from: day('2025-01-01'), until: day('2025-07-01') })
    const future = { from: '2026-10-01' as JstDate, until: '2027-01-01' as JstDate }
    expect(timeWindow(future, TODAY, undefined).until).toBe(day('2026-11-21'))
  })

  it('DT-6: marks every month and tells a year from a month', () => {
    const ticks = timeTicks({ from: day('2025-11-05'), until: day('2026-03-10') }, 8)
    expect(ticks.map(({ year, month, isYear }) => `${year}/${month}${isYear ? ' year' : ''}`)).toEqual([
      '2025/12',
      '2026/1 year',
      '2026/2',
      '2026/3',
    ])
  })

  it('DT-6: marks days in a month, months in three years, and years in ten', () => {
    expect(timeTicks({ from: day('2026-10-20'), until: day('2026-11-21') }, 8).map((tick) => tick.day)).toEqual([
      22, 1, 8, 15,
    ])
    const three = timeTicks({ from: day('2023-11-20'), until: day('2026-11-21') }, 8)
    expect(three).toHaveLength(36)
    expect(three.filter(({ isNamed }) => isNamed)).toHaveLength(6)
    const ten = timeTicks({ from: day('2016-04-01'), until: day('2026-11-21') }, 8)
    expect(ten.every(({ month, isYear }) => month === 1 && isYear)).toBe(true)
    expect(ten.filter(({ isNamed }) => isNamed).map(({ year }) => year)).toEqual([2018, 2020, 2022, 2024, 2026])
  })

  it('never names more boundaries than there is room for, and all lie in the window', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 15_000 }), fc.integer({ min: 4, max: 14 }), (days, room) => {
        const window = { from: minuteOfDate(addDays(TODAY, -days)), until: day('2026-11-21') }
        const ticks = timeTicks(window, room)
        expect(ticks.filter(({ isNamed }) => isNamed).length).toBeLessThanOrEqual(room + 1)
        expect(ticks.every(({ at }) => at >= window.from && at < window.until)).toBe(true)
        expect(ticks.map(({ at }) => at)).toEqual(ticks.map(({ at }) => at).toSorted((a, b) => a - b))
      }),
    )
  })
})
