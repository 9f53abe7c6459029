import { expect, it } from 'vitest'
import { formatList } from './list.ts'

it('several things stand in one text as the language writes them', () => {
  expect(formatList(['発疹', '発熱'], 'ja')).toBe('発疹、発熱')
  expect(formatList(['発疹', '発熱'], 'en')).toBe('発疹, 発熱')
  expect(formatList(['発疹'], 'en')).toBe('発疹')
})
