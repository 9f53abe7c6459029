import { describe, expect, it } from 'vitest'
import { decimalPadding } from './decimal-padding.ts'

describe('decimal alignment', () => {
  it('NUM-5: pads to the longest fraction of the list, with the point where there is none', () => {
    expect(decimalPadding(['5.1', '1284', '<0.02', '31.2'])).toEqual(['0', '.00', '', '0'])
  })

  it('VAL-3: texts and signs are never padded', () => {
    expect(decimalPadding(['陰性', '(−)', '1+', '溶血', '0.5'])).toEqual(['', '', '', '', ''])
  })

  it('VAL-1: a comparator changes nothing about the digits', () => {
    expect(decimalPadding(['>1000', '1.25'])).toEqual(['.00', ''])
  })
})
