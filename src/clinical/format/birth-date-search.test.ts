import { describe, expect, it } from 'vitest'
import { parseBirthDateSearch } from './birth-date-search.ts'

describe('a birth date typed freely', () => {
  it.each([
    'S23.4.12',
    's23.4.12',
    'S23/04/12',
    'S23-4-12',
    'S230412',
    'Ｓ２３．４．１２',
    '昭23.4.12',
    '昭和23年4月12日',
    '昭和 23 年 4 月 12 日',
    '19480412',
    '1948/4/12',
    '1948-04-12',
    '1948.4.12',
    '1948年4月12日',
    '１９４８年４月１２日',
  ])('LIST-3: %s is 12 April 1948', (typed) => {
    expect(parseBirthDateSearch(typed)).toEqual({ text: '1948-04-12', precision: 'day' })
  })

  it.each([
    ['昭和23年', '1948'],
    ['S23', '1948'],
    ['1948年', '1948'],
    ['S23.4', '1948-04'],
    ['1948年4月', '1948-04'],
    ['平成元年5月', '1989-05'],
    ['令和元年5月1日', '2019-05-01'],
    ['T15.1.2', '1926-01-02'],
    ['M45.7.29', '1912-07-29'],
  ])('LIST-3: %s is searched as %s', (typed, expected) => {
    expect(parseBirthDateSearch(typed)?.text).toBe(expected)
  })

  it('H-13: a date after the change of era is taken for the same year', () => {
    expect(parseBirthDateSearch('昭和64年2月1日')?.text).toBe('1989-02-01')
  })

  it.each(['ミホン', '4471', '00012345', '1948/13/1', '1948/2/30', '昭和0年', 'X23.4.12', '', '19480231'])(
    'LIST-3: %s is not a birth date',
    (typed) => {
      expect(parseBirthDateSearch(typed)).toBeUndefined()
    },
  )
})
