import { expect, it } from 'vitest'
import { monthName } from './month-name.ts'

it('DT-1: a month is a number before 月 in Japanese, and a name in English', () => {
  expect([1, 11, 12].map((month) => monthName(month, 'ja'))).toEqual(['1', '11', '12'])
  expect([1, 11, 12].map((month) => monthName(month, 'en'))).toEqual(['Jan', 'Nov', 'Dec'])
})
