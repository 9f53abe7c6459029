import { describe, expect, it } from 'vitest'
import { factStatus } from './status.ts'

describe('the status of a record', () => {
  it.each([
    ['amended', 'corrected'],
    ['corrected', 'corrected'],
    ['appended', 'appended'],
  ])(
    'VAL-4: %s is %s: an addendum changes nothing that was said before, and is never told as a correction',
    (code, expected) => {
      expect(factStatus(code)).toBe(expected)
    },
  )

  it('H-15: what is held back for now is not what goes on', () => {
    expect(factStatus('on-hold')).toBe('on-hold')
    expect(factStatus('active')).toBe('ongoing')
  })

  it('H-15: a code that is not known is no final record', () => {
    expect(factStatus('brand-new')).toBe('unknown')
    expect(factStatus(undefined)).toBe('unknown')
  })
})
