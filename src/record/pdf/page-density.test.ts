import { describe, expect, it } from 'vitest'
import { pageDensity } from './page-density.ts'

describe('D4: the pixels of a page of a PDF have a limit', () => {
  it('a usual page is drawn as sharp as the screen is', () => {
    expect(pageDensity(952, 1347, 2)).toBe(2)
    expect(pageDensity(952, 1347, 1)).toBe(1)
  })

  it('a large one is drawn more coarsely, within the pixels and the sides that a canvas may have', () => {
    for (const [width, height] of [
      [4000, 20_000],
      [12_000, 12_000],
      [100, 40_000],
    ] as const) {
      const density = pageDensity(width, height, 2) ?? 0
      expect(density).toBeGreaterThan(0)
      expect(width * height * density ** 2).toBeLessThanOrEqual(32_000_001)
      expect(Math.max(width, height) * density).toBeLessThanOrEqual(16_384.001)
    }
  })

  it.each([
    ['a page as long as a corridor', 160, 1_600_000],
    ['a page as large as a field', 200_000, 200_000],
    ['a page without a width', 0, 842],
    ['a page whose size is no number', Number.NaN, 842],
    ['a page without an end', 595, Number.POSITIVE_INFINITY],
  ])('%s is not drawn', (_what, width, height) => {
    expect(pageDensity(width, height, 1)).toBeUndefined()
  })
})
