import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CellPlace, placeAfterKey } from './cell-place.ts'
import { cutsIn, offsetsOf, spanInView, spanWithin } from './offsets.ts'

const sizes = fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1, maxLength: 60 })

describe('offsets of a virtual grid', () => {
  it('find the thing at a position as counting does', () => {
    fc.assert(
      fc.property(sizes, fc.nat(6000), (all, position) => {
        const offsets = offsetsOf(all)
        let at = 0
        let sum = all[0] ?? 0
        while (sum <= position && at < all.length - 1) {
          at += 1
          sum += all[at] ?? 0
        }
        expect(offsets.indexAt(position)).toBe(at)
      }),
    )
  })

  it('draw everything that can be seen, and call in view only what is whole', () => {
    fc.assert(
      fc.property(sizes, fc.nat(3000), fc.integer({ min: 1, max: 700 }), (all, from, height) => {
        const offsets = offsetsOf(all)
        const drawn = spanWithin(offsets, from, from + height, 0)
        const inView = spanInView(offsets, from, from + height)
        for (let at = 0; at < all.length; at++) {
          const [start, end] = [offsets.at(at), offsets.at(at + 1)]
          if (start < from + height && end > from) expect(at >= drawn.first && at < drawn.end).toBe(true)
          expect(at >= inView.first && at < inView.end).toBe(start >= from && end <= from + height)
        }
      }),
    )
  })

  it('GRID-2: what is cut off at either end reaches to the first and from the last that stands whole', () => {
    const offsets = offsetsOf([70, 70, 98, 70])
    expect(cutsIn(offsets, 0, 308)).toEqual({ start: 0, end: 0 })
    expect(cutsIn(offsets, 30, 308)).toEqual({ start: 40, end: 0 })
    expect(cutsIn(offsets, 70, 250)).toEqual({ start: 0, end: 12 })
    // Nothing stands whole: all would be covered.
    expect(cutsIn(offsets, 150, 230)).toEqual({ start: 0, end: 0 })
    // The window is wider than all columns: nothing is cut.
    expect(cutsIn(offsets, 0, 900)).toEqual({ start: 0, end: 0 })
    fc.assert(
      fc.property(sizes, fc.nat(3000), fc.integer({ min: 1, max: 700 }), (all, position, width) => {
        const some = offsetsOf(all)
        const from = Math.min(position, Math.max(0, some.total - width))
        const { start, end } = cutsIn(some, from, from + width)
        const edges = new Set([...all.keys(), all.length].map(some.at))
        if (start > 0) expect(edges.has(from + start)).toBe(true)
        if (end > 0) expect(edges.has(Math.min(from + width, some.total) - end)).toBe(true)
        expect(start + end).toBeLessThan(Math.max(1, width))
      }),
    )
  })

  it('of nothing are nothing', () => {
    const none = offsetsOf([])
    expect([none.total, spanWithin(none, 0, 100, 3), spanInView(none, 0, 100)]).toEqual([
      0,
      { first: 0, end: 0 },
      { first: 0, end: 0 },
    ])
  })
})

describe('keys of a virtual grid', () => {
  const EXTENT = { rows: 20, columns: 8, page: 5 }
  const press = (key: string, more: Partial<Parameters<typeof placeAfterKey>[1]> = {}) =>
    placeAfterKey({ row: 3, column: 2 }, { key, ctrlKey: false, metaKey: false, altKey: false, ...more }, EXTENT)

  it.each<[string, boolean, CellPlace]>([
    ['ArrowUp', false, { row: 2, column: 2 }],
    ['ArrowDown', false, { row: 4, column: 2 }],
    ['ArrowLeft', false, { row: 3, column: 1 }],
    ['ArrowRight', false, { row: 3, column: 3 }],
    ['Home', false, { row: 3, column: 0 }],
    ['End', false, { row: 3, column: 7 }],
    ['PageUp', false, { row: 0, column: 2 }],
    ['PageDown', false, { row: 8, column: 2 }],
    ['Home', true, { row: 0, column: 0 }],
    ['End', true, { row: 19, column: 7 }],
    ['ArrowUp', true, { row: 0, column: 2 }],
    ['ArrowDown', true, { row: 19, column: 2 }],
    ['ArrowLeft', true, { row: 3, column: 0 }],
    ['ArrowRight', true, { row: 3, column: 7 }],
  ])('GRID-3 ACC-2: %s (with Ctrl: %s) leads to %o', (key, ctrlKey, place) => {
    expect(press(key, { ctrlKey })).toEqual(place)
  })

  it('leave the keys of the browser alone', () => {
    expect(press('ArrowLeft', { altKey: true })).toBeUndefined()
    expect(press('f', { ctrlKey: true })).toBeUndefined()
    expect(press('Enter')).toBeUndefined()
  })

  it('never lead out of the grid', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End', 'PageUp', 'PageDown'),
        fc.boolean(),
        fc.integer({ min: -1, max: 19 }),
        fc.nat(7),
        (key, ctrlKey, row, column) => {
          const next = placeAfterKey({ row, column }, { key, ctrlKey, metaKey: false, altKey: false }, EXTENT)
          expect(next?.row).toBeGreaterThanOrEqual(-1)
          expect(next?.row).toBeLessThan(20)
          expect(next?.column).toBeGreaterThanOrEqual(0)
          expect(next?.column).toBeLessThan(8)
        },
      ),
    )
  })
})
