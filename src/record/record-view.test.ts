import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { JstDate } from '#clinical/jst-date.ts'
import { PERIOD_CHOICES, periodOf, readRecordView, sharedView } from './record-view.ts'

const TODAY = '2026-11-20' as JstDate

describe('the address that all screens of a record share', () => {
  it('keeps what it can read and leaves out what it cannot', () => {
    const read = { period: '6m', facility: 'b', order: 'newest-first' }
    expect(readRecordView({ ...read, item: 'K', name: '見本 太郎' })).toEqual(read)
    expect(readRecordView({ period: '6 months', from: '2026-02-30', facility: 3, order: 'oldest' })).toEqual({})
  })

  it('lets chosen days take the place of a period that is counted back', () => {
    expect(readRecordView({ period: '1y', from: '2025-04-01', until: '2025-06-30' })).toEqual({
      from: '2025-04-01',
      until: '2025-06-30',
    })
    expect(readRecordView({ period: '1y', from: '2025-06-30', until: '2025-04-01' })).toEqual({ period: '1y' })
  })

  it('PID-12: carries nothing of a screen, and so no word about a person, to the next screen', () => {
    const of = { period: '1y', row: 'laboratory', department: 'abc', item: 'HIV' } as const
    expect(sharedView(of)).toEqual({ period: '1y' })
  })

  it('reads its own addresses back unchanged', () => {
    const day = fc.integer({ min: 10, max: 28 }).map((number) => `2025-04-${number}`)
    const address = fc.record(
      { period: fc.constantFrom(...PERIOD_CHOICES), from: day, until: day, facility: fc.constantFrom('a', 'b') },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(address, (search) => {
        const once = readRecordView(search)
        expect(readRecordView({ ...once })).toEqual(once)
        expect(sharedView(once)).toEqual(once)
      }),
    )
  })
})

describe('the days of a period', () => {
  it('DT-1: counts months back on the calendar, to the last day of a shorter month, and keeps what is planned', () => {
    expect(periodOf({ period: '3m' }, TODAY, 'all')).toEqual({ from: '2026-08-20', until: undefined })
    expect(periodOf({ period: '1m' }, '2026-03-31' as JstDate, 'all').from).toBe('2026-02-28')
    expect(periodOf({}, TODAY, '1y').from).toBe('2025-11-20')
    expect(periodOf({ period: 'all' }, TODAY, '1y')).toEqual({ from: undefined, until: undefined })
  })

  it('includes the last chosen day', () => {
    const view = { from: '2025-04-01' as JstDate, until: '2025-04-30' as JstDate }
    expect(periodOf(view, TODAY, 'all')).toEqual({ from: '2025-04-01', until: '2025-05-01' })
  })
})
