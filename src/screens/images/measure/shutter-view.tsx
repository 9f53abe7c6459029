import { useId } from 'react'
import { type DisplayShutter, type ShutterShape, shutterOn } from '#imaging/display/shutter.ts'
import type { Point } from '#imaging/measure/measurement.ts'
import { pathOf, type ToScreen } from './shape-view.tsx'

interface ShutterViewProps {
  readonly shutter: DisplayShutter
  readonly columns: number
  readonly rows: number
  readonly toScreen: ToScreen
}

const CORNERS_OF_CIRCLE = 96

/**
 * Covers the parts of the image that a presentation state wants hidden, turned and mirrored with it (PS3.3 C.7.6.11). A shape
 * that would leave nothing of this image is not applied: too much is shown rather than too little.
 */
export function ShutterView({ shutter, columns, rows, toScreen }: ShutterViewProps) {
  const id = useId()
  const applied = shutterOn(shutter, rows, columns)
  const corners: readonly Point[] = [
    [0, 0],
    [columns, 0],
    [columns, rows],
    [0, rows],
  ]
  // Far beyond the image on every side, so that a shape that reaches over its edge stays a hole.
  const around: readonly Point[] = [
    [-9 * columns, -9 * rows],
    [10 * columns, -9 * rows],
    [10 * columns, 10 * rows],
    [-9 * columns, 10 * rows],
  ]
  const path = (points: readonly Point[]) => pathOf({ points, isClosed: true }, toScreen)
  const image = path(corners)
  if (image === '' || applied === undefined) return null
  const { shapes, grey } = applied
  return (
    <g data-drawn="shutter" data-image={image}>
      <clipPath id={id}>
        <path d={image} />
      </clipPath>
      {shapes.map((shape) => (
        <path
          key={JSON.stringify(shape)}
          clipPath={`url(#${id})`}
          fillRule="evenodd"
          fill={`rgb(${grey} ${grey} ${grey})`}
          d={`${path(around)}${path(outline(shape, toScreen))}`}
        />
      ))}
    </g>
  )
}

/** The corners of a shape in points of the image. */
function outline(shape: ShutterShape, toScreen: ToScreen): readonly Point[] {
  switch (shape.kind) {
    case 'rectangle': {
      const { left, top, right, bottom } = shape
      return [
        [left, top],
        [right, top],
        [right, bottom],
        [left, bottom],
      ]
    }
    case 'polygon':
      return shape.points
    case 'circle': {
      const { centre, radius } = shape
      const aspect = heightOfPixel(toScreen)
      return Array.from({ length: CORNERS_OF_CIRCLE }, (_, at): Point => {
        const angle = (at / CORNERS_OF_CIRCLE) * 2 * Math.PI
        return [centre[0] + radius * Math.cos(angle), centre[1] + (radius / aspect) * Math.sin(angle)]
      })
    }
  }
}

/** Divided by its width: a circle is one of the patient, not of the pixels. */
function heightOfPixel(toScreen: ToScreen): number {
  const [origin, right, below] = [toScreen([0, 0]), toScreen([1, 0]), toScreen([0, 1])]
  if (origin === undefined || right === undefined || below === undefined) return 1
  const length = (to: readonly [number, number]) => Math.hypot(to[0] - origin[0], to[1] - origin[1])
  return length(right) === 0 ? 1 : length(below) / length(right)
}
