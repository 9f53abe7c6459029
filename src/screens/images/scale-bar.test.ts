import { describe, expect, it } from 'vitest'
import { scaleBarOf } from './scale-bar.ts'

describe('the scale beside an image', () => {
  it('IMG-2: is 10 cm long on a chest that fills the viewport, and its ticks are whole centimetres', () => {
    expect(scaleBarOf(1.6, 570)).toEqual({ mm: 100, cssPixels: 160, parts: 10 })
  })

  it('gets shorter with the zoom, so that it never fills the picture', () => {
    for (const zoom of [0.3, 1, 3, 10, 40]) {
      expect(scaleBarOf(zoom, 570)?.cssPixels).toBeLessThanOrEqual(190)
    }
  })

  it('IMG-3: without a known spacing there is no scale', () => {
    expect(scaleBarOf(undefined, 570)).toBeUndefined()
    expect(scaleBarOf(0, 570)).toBeUndefined()
    expect(scaleBarOf(1, 1)).toBeUndefined()
  })
})
