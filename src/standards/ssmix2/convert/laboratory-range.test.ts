import { describe, expect, it } from 'vitest'
import { readRange } from './laboratory-range.ts'

describe('reference ranges (OBX-7)', () => {
  it.each([
    ['6.5-8.2', '6.5', '8.2'],
    ['0.0-0.3', '0.0', '0.3'],
    ['-1.5-2.0', '-1.5', '2.0'],
    ['-5--1', '-5', '-1'],
    ['-10', undefined, '10'],
    ['10-', '10', undefined],
    ['6.5～8.2', '6.5', '8.2'],
    ['6.5 - 8.2', '6.5', '8.2'],
    ['６．５－８．２', '6.5', '8.2'],
    ['>10', '10', undefined],
    ['<15', undefined, '15'],
    ['\\<15', undefined, '15'],
    ['100以上', '100', undefined],
    ['0.3以下', undefined, '0.3'],
  ])('reads "%s" by the grammar num? - num? (ss-mix2.md §9)', (text, low, high) => {
    expect(readRange(text)).toEqual({ low, high })
  })

  it.each(['(-)', '陰性', '-', '', 'M:13-17 F:11-15', '8.2-6.5', '1-2-3', '10', '黄色'])(
    'VAL-3: "%s" stays a text without limits',
    (text) => {
      expect(readRange(text)).toBeUndefined()
    },
  )
})
