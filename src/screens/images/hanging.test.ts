import { describe, expect, it } from 'vitest'
import { type Hanging, hangAt, hangIn, hangingOf, hangStudy, hangWithPrior, LAYOUTS, sizeOf } from './hanging.ts'

const FOUR: Hanging = {
  layout: '2x2',
  panes: [{ study: 'a' }, { study: 'b', series: 'b1' }, undefined, { study: 'c', series: 'c1', stack: 1 }],
}

describe('what hangs in which viewport', () => {
  it('IMG-4: the prior stands left and the current right, older left as on every screen (DT-7)', () => {
    expect(hangWithPrior({ study: 'now', series: 'axial' }, 'before')).toEqual({
      layout: '1x2',
      panes: [{ study: 'before' }, { study: 'now', series: 'axial' }],
    })
  })

  it('has as many viewports as its layout has places, whatever the address names', () => {
    for (const layout of LAYOUTS) {
      expect(hangingOf(layout, [{ study: 'a' }]).panes).toHaveLength(sizeOf(layout).places)
    }
    expect(hangingOf('1x1', [{ study: 'a' }, { study: 'b' }]).panes).toEqual([{ study: 'a' }])
  })

  it('finds room for everything that an address names without a layout', () => {
    expect(hangingOf(undefined, []).layout).toBe('1x1')
    expect(hangingOf(undefined, [{ study: 'a' }, { study: 'b' }]).layout).toBe('1x2')
    expect(
      hangingOf(
        undefined,
        Array.from({ length: 5 }, () => ({ study: 'a' })),
      ).layout,
    ).toBe('2x3')
  })

  it('a series put into one viewport leaves the others as they are', () => {
    const after = hangAt(FOUR, 2, { study: 'd', series: 'd1' })
    expect(after.panes).toEqual([FOUR.panes[0], FOUR.panes[1], { study: 'd', series: 'd1' }, FOUR.panes[3]])
  })

  it('fewer viewports keep the one that is being looked at', () => {
    expect(hangIn(FOUR, '1x1', 3)).toEqual({ hanging: { layout: '1x1', panes: [FOUR.panes[3]] }, active: 0 })
    expect(hangIn(FOUR, '1x2', 3)).toEqual({
      hanging: { layout: '1x2', panes: [FOUR.panes[0], FOUR.panes[3]] },
      active: 1,
    })
    expect(hangIn(FOUR, '1x2', 1).active).toBe(1)
  })

  it('more viewports begin empty', () => {
    const { hanging } = hangIn(hangStudy('a'), '2x2', 0)
    expect(hanging.panes).toEqual([{ study: 'a' }, undefined, undefined, undefined])
  })
})
