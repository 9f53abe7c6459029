import { describe, expect, it } from 'vitest'
import { gridGeometry } from './grid-geometry.ts'

const SIZE = { width: 1166, height: 472 }

describe('the heights of the grid', () => {
  it('SPD-2: a second line of stays that arrives late moves no row below it', () => {
    const before = gridGeometry(SIZE, 'day', 1)
    const after = gridGeometry(SIZE, 'day', 2)
    expect(after.stayHeight).toBe(before.stayHeight)
    expect(after.rowHeight).toBe(before.rowHeight)
    expect(after.laneHeight * 2).toBeLessThanOrEqual(after.stayHeight)
  })

  it('keeps a line of three or more stays legible, and then the row grows', () => {
    const { laneHeight, stayHeight } = gridGeometry(SIZE, 'day', 4)
    expect(laneHeight).toBeGreaterThanOrEqual(20)
    expect(stayHeight).toBeGreaterThanOrEqual(4 * laneHeight)
  })

  it('GRID-4: rows are 44 to 80 pixels high, whatever the window', () => {
    for (const height of [200, 472, 900, 2000]) {
      const { rowHeight } = gridGeometry({ width: 1166, height }, 'month', 1)
      expect(rowHeight).toBeGreaterThanOrEqual(44)
      expect(rowHeight).toBeLessThanOrEqual(80)
    }
  })

  it('GRID-4: ゆったり adds its pixels to every row', () => {
    for (const height of [200, 900]) {
      const size = { width: 1166, height }
      expect(gridGeometry(size, 'day', 1, 10).rowHeight).toBe(gridGeometry(size, 'day', 1).rowHeight + 10)
    }
  })

  it('GRID-5: columns do not stretch to fill a wide window', () => {
    expect(gridGeometry({ width: 3840, height: 900 }, 'day', 1).columnWidth).toBeLessThanOrEqual(48)
  })
})
