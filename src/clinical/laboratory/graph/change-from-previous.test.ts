import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sampleGraphResult } from '#testing/sample-graph.ts'
import { changeFromPrevious } from './change-from-previous.ts'

const value = (text: string, unit?: string) => sampleGraphResult('2026-11-18', text, { unit }).measurement.value
const change = (current: string, previous: string) => changeFromPrevious(value(current), value(previous))

describe('the change from the previous value', () => {
  it.each([
    ['1.62', '1.58', { direction: 'up', difference: '+0.04' }],
    ['4.7', '5', { direction: 'down', difference: '−0.3' }],
    ['1284', '1402', { direction: 'down', difference: '−118' }],
    ['33', '33.0', { direction: 'same' }],
    ['0.3', '0.1', { direction: 'up', difference: '+0.2' }],
  ])('LAB-8: %s after %s', (current, previous, expected) => {
    expect(change(current, previous)).toEqual(expected)
  })

  it.each([
    ['<5', '6'],
    ['6', '>5'],
    ['溶血', '5'],
    ['5', '(2+)'],
  ])('LAB-8, VAL-1, VAL-3: %s after %s is not compared', (current, previous) => {
    expect(change(current, previous)).toEqual({ direction: 'unknown' })
  })

  it('LAB-8, NUM-2: two units are not compared, and the first value has no change', () => {
    expect(changeFromPrevious(value('6.1', 'mmol/L'), value('110', 'mg/dL'))).toEqual({ direction: 'unknown' })
    expect(changeFromPrevious(value('6.1'), undefined)).toEqual({ direction: 'unknown' })
  })

  it('is exact in decimals for any two values', () => {
    const cents = fc.integer({ min: 0, max: 10_000_000 })
    const text = (number: number) => `${Math.floor(number / 100)}.${String(number % 100).padStart(2, '0')}`
    fc.assert(
      fc.property(cents, cents, (one, other) => {
        const found = change(text(one), text(other))
        if (one === other) expect(found).toEqual({ direction: 'same' })
        else {
          const sign = one > other ? '+' : '−'
          expect(found).toEqual({
            direction: one > other ? 'up' : 'down',
            difference: `${sign}${text(Math.abs(one - other))}`,
          })
        }
      }),
    )
  })
})
