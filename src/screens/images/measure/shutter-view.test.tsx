import { render } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { Point } from '#imaging/measure/measurement.ts'
import { ShutterView } from './shutter-view.tsx'

const RECTANGLE = { kind: 'rectangle', left: 10, top: 20, right: 90, bottom: 80 } as const

function drawn(toScreen: (point: Point) => readonly [number, number] | undefined, shape = {}) {
  const shutter = { shapes: [{ ...RECTANGLE, ...shape }], grey: 0 }
  const { container } = render(
    <svg aria-hidden="true">
      <ShutterView shutter={shutter} columns={100} rows={200} toScreen={toScreen} />
    </svg>,
  )
  return {
    image: container.querySelector('clipPath path')?.getAttribute('d'),
    hole: container.querySelector('path[fill-rule]')?.getAttribute('d')?.split('Z')[1],
    group: container.querySelector('g'),
  }
}

describe('the shutter of a presentation state', () => {
  it('covers the image around its hole, and nothing beside the image', () => {
    expect(drawn(([x, y]) => [2 * x, 2 * y])).toMatchObject({
      image: 'M0 0L200 0L200 400L0 400Z',
      hole: 'M20 40L180 40L180 160L20 160',
    })
  })

  it('H-18: turns and is mirrored with the image', () => {
    expect(drawn(([x, y]) => [-y, x]).hole).toBe('M-20 10L-20 90L-80 90L-80 10')
  })

  it.each([
    ['beyond the image', { left: 100, right: 180 }],
    ['above it', { top: -90, bottom: 0 }],
    ['without an area', { right: 10 }],
  ])('IMG-6: a shape %s, as of an image of another size, does not cover the whole picture', (_where, shape) => {
    expect(drawn(([x, y]) => [2 * x, 2 * y], shape).group).toBeNull()
  })

  it('E33: is not drawn while no image stands', () => {
    expect(drawn(() => undefined).group).toBeNull()
  })
})
