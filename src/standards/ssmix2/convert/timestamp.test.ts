import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readTimestamp } from './timestamp.ts'

describe('time stamps of SS-MIX2 (ss-mix2.md §2)', () => {
  it.each([
    ['2024', '2024'],
    ['202404', '2024-04'],
    ['20240401', '2024-04-01'],
    ['202404010905', '2024-04-01T09:05:00+09:00'],
    ['20240401090512', '2024-04-01T09:05:12+09:00'],
    ['20240401090512.1', '2024-04-01T09:05:12.1+09:00'],
    ['20240401090512.1234', '2024-04-01T09:05:12.1234+09:00'],
    ['20080203163012345', '2008-02-03T16:30:12.345+09:00'],
    ['20240401090512+0000', '2024-04-01T09:05:12+00:00'],
    ['20240229', '2024-02-29'],
  ])('VAL-7: %s keeps just the precision that was given', (text, expected) => {
    expect(readTimestamp(text)).toEqual({ dateTime: expected })
  })

  it('says nothing about an empty field', () => {
    expect(readTimestamp('')).toEqual({})
    expect(readTimestamp('  ')).toEqual({})
  })

  it('DT-1: an hour without minutes becomes its day, never 00 minutes, and is reported', () => {
    expect(readTimestamp('2011070100')).toMatchObject({
      dateTime: '2011-07-01',
      problem: expect.stringContaining('hour'),
    })
  })

  it.each(['202404012400', '20240401250000', '202404010960'])('%s has no such time of day: the day is kept', (text) => {
    expect(readTimestamp(text)).toMatchObject({ dateTime: '2024-04-01', problem: expect.stringContaining(text) })
  })

  it.each(['20240230', '20230229', '202413', '00000101', '2024/04/01', '令和６年', 'hhhh'])(
    '%s is no time at all and invents none',
    (text) => {
      const reading = readTimestamp(text)
      expect(reading.dateTime).toBeUndefined()
      expect(reading.problem).toContain(text)
    },
  )

  it('whatever the digits, gives a real day or none', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{4,14}$/), (text) => {
        const day = readTimestamp(text).dateTime?.slice(0, 10)
        if (day === undefined || day.length < 10) return
        expect(new Date(`${day}T00:00:00Z`).toISOString().slice(0, 10)).toBe(day)
      }),
    )
  })
})
