import type { ImagePoint, ScreenPoint } from '../image-viewport.ts'

/** How an image lies on the screen: mirrored first, then turned clockwise (H-18), magnified, moved. */
export interface Placement {
  /** CSS pixels per image column. */
  readonly scale: number
  /** From the middle of the viewport to the middle of the image, CSS pixels. */
  readonly panX: number
  readonly panY: number
  /** Degrees clockwise. */
  readonly rotation: number
  readonly isFlippedH: boolean
  readonly isFlippedV: boolean
}

/** Of an image: its size and the height of a pixel divided by its width. */
export interface ImageShape {
  readonly rows: number
  readonly columns: number
  readonly aspect: number
}

export interface ViewportSize {
  readonly width: number
  readonly height: number
}

/** x' = a·x + c·y + e, y' = b·x + d·y + f, from image points (0\0 = outer corner) to CSS pixels; as canvas contexts take it. */
export interface Matrix {
  readonly a: number
  readonly b: number
  readonly c: number
  readonly d: number
  readonly e: number
  readonly f: number
}

export function matrixOf(placement: Placement, image: ImageShape, size: ViewportSize): Matrix {
  const { scale, panX, panY, rotation, isFlippedH, isFlippedV } = placement
  const angle = (rotation * Math.PI) / 180
  // Quarter turns are exact, so that pixels stay on pixels.
  const cos = Math.round(Math.cos(angle) * 1e12) / 1e12
  const sin = Math.round(Math.sin(angle) * 1e12) / 1e12
  const x = scale * (isFlippedH ? -1 : 1)
  const y = scale * image.aspect * (isFlippedV ? -1 : 1)
  const [a, b, c, d] = [cos * x, sin * x, -sin * y, cos * y]
  const middleX = size.width / 2 + panX
  const middleY = size.height / 2 + panY
  const halfX = image.columns / 2
  const halfY = image.rows / 2
  return { a, b, c, d, e: middleX - a * halfX - c * halfY, f: middleY - b * halfX - d * halfY }
}

export function toScreen({ a, b, c, d, e, f }: Matrix, [x, y]: ImagePoint): ScreenPoint {
  return [a * x + c * y + e, b * x + d * y + f]
}

/** undefined when the image has no extent on the screen. */
export function toImage({ a, b, c, d, e, f }: Matrix, [x, y]: ScreenPoint): ImagePoint | undefined {
  const area = a * d - b * c
  if (area === 0 || !Number.isFinite(area)) return undefined
  return [(d * (x - e) - c * (y - f)) / area, (a * (y - f) - b * (x - e)) / area]
}

/** The largest scale at which the whole image is seen at this rotation. */
export function fittingScale(image: ImageShape, size: ViewportSize, rotation: number): number {
  const angle = (rotation * Math.PI) / 180
  const [cos, sin] = [Math.abs(Math.cos(angle)), Math.abs(Math.sin(angle))]
  const height = image.rows * image.aspect
  const across = image.columns * cos + height * sin
  const down = image.columns * sin + height * cos
  return Math.min(size.width / across, size.height / down)
}

/** Magnified about a point of the screen that keeps its place. */
export function zoomedAbout(placement: Placement, factor: number, [x, y]: ScreenPoint, size: ViewportSize): Placement {
  const fromX = x - size.width / 2
  const fromY = y - size.height / 2
  return {
    ...placement,
    scale: placement.scale * factor,
    panX: fromX - (fromX - placement.panX) * factor,
    panY: fromY - (fromY - placement.panY) * factor,
  }
}

/** Left and right of the screen change places; the image is mirrored before it is turned, so the turn changes its sense. */
export function mirrored(placement: Placement, axis: 'horizontal' | 'vertical'): Placement {
  const turned = { ...placement, rotation: (360 - placement.rotation) % 360 }
  return axis === 'horizontal'
    ? { ...turned, isFlippedH: !placement.isFlippedH, panX: -placement.panX }
    : { ...turned, isFlippedV: !placement.isFlippedV, panY: -placement.panY }
}

/** Turned about the middle of the viewport. */
export function rotated(placement: Placement, degrees: number): Placement {
  const angle = (degrees * Math.PI) / 180
  const { panX, panY } = placement
  return {
    ...placement,
    rotation: (((placement.rotation + degrees) % 360) + 360) % 360,
    panX: panX * Math.cos(angle) - panY * Math.sin(angle),
    panY: panX * Math.sin(angle) + panY * Math.cos(angle),
  }
}
