import { type DicomJson, numberOf, numbersOf, textsOf } from '#standards/dicom/dicom-json.ts'

/** What of an image its file wants seen (PS3.3 C.7.6.11): the part that lies within all of the shapes. */
export interface DisplayShutter {
  readonly shapes: readonly ShutterShape[]
  /** 0 (black) to 255: how everything else is drawn, whatever the window and the inversion of the image are. */
  readonly grey: number
}

/** In points of the image, 0\0 = the outer corner of the first pixel. */
export type ShutterShape =
  | {
      readonly kind: 'rectangle'
      readonly left: number
      readonly top: number
      readonly right: number
      readonly bottom: number
    }
  /** `radius` along a row, in columns. */
  | { readonly kind: 'circle'; readonly centre: ShutterPoint; readonly radius: number }
  | { readonly kind: 'polygon'; readonly points: readonly ShutterPoint[] }

type ShutterPoint = readonly [column: number, row: number]

const SHAPE = '00181600'
const LEFT = '00181602'
const RIGHT = '00181604'
const UPPER = '00181606'
const LOWER = '00181608'
const CENTRE = '00181610'
const RADIUS = '00181612'
const VERTICES = '00181620'
const PRESENTATION_VALUE = '00181622'

/**
 * The shutter of one frame; undefined without one. A shape whose numbers are missing, or that would leave nothing of the
 * image, is not applied: too much is shown rather than too little.
 */
export function displayShutter(dataSet: DicomJson, rows: number, columns: number): DisplayShutter | undefined {
  const shapes = textsOf(dataSet, SHAPE).flatMap((shape) => shapeOf(shape, dataSet) ?? [])
  // P-values are 16 bits wide.
  const value = numberOf(dataSet, PRESENTATION_VALUE) ?? 0
  return shutterOn({ shapes, grey: Math.round((Math.min(65_535, Math.max(0, value)) / 65_535) * 255) }, rows, columns)
}

/** What of a shutter applies to an image of this size: without the shapes that would leave nothing of it. */
export function shutterOn({ shapes, grey }: DisplayShutter, rows: number, columns: number): DisplayShutter | undefined {
  const seen = shapes.filter((shape) => isSeen(shape, rows, columns))
  return seen.length === 0 ? undefined : { shapes: seen, grey }
}

/** How much of a shutter applies to images of these sizes: all of its shapes to each, some, or none to any. */
export function shutterEffect(
  shutter: DisplayShutter,
  images: readonly { readonly rows: number; readonly columns: number }[],
): 'whole' | 'part' | 'none' {
  const left = images.map(({ rows, columns }) => shutterOn(shutter, rows, columns)?.shapes.length ?? 0)
  if (left.every((count) => count === shutter.shapes.length)) return 'whole'
  return left.every((count) => count === 0) ? 'none' : 'part'
}

/** Rows and columns are counted from 1 there, and the pixels on the edge are seen. */
function shapeOf(shape: string, dataSet: DicomJson): ShutterShape | undefined {
  switch (shape) {
    case 'RECTANGULAR': {
      const [left, right, upper, lower] = [LEFT, RIGHT, UPPER, LOWER].map((tag) => numberOf(dataSet, tag))
      if (left === undefined || right === undefined || upper === undefined || lower === undefined) return undefined
      return { kind: 'rectangle', left: left - 1, top: upper - 1, right, bottom: lower }
    }
    case 'CIRCULAR': {
      const [row, column] = numbersOf(dataSet, CENTRE)
      const radius = numberOf(dataSet, RADIUS)
      if (row === undefined || column === undefined || radius === undefined) return undefined
      return { kind: 'circle', centre: [column - 0.5, row - 0.5], radius }
    }
    case 'POLYGONAL': {
      const numbers = numbersOf(dataSet, VERTICES)
      const points = Array.from({ length: Math.floor(numbers.length / 2) }, (_, at): ShutterPoint => {
        const [row = 0, column = 0] = numbers.slice(at * 2)
        return [column - 0.5, row - 0.5]
      })
      return points.length < 3 ? undefined : { kind: 'polygon', points }
    }
    default:
      return undefined
  }
}

/** By its bounds: whether anything of the image can lie within. */
function isSeen(shape: ShutterShape, rows: number, columns: number): boolean {
  const { left, top, right, bottom } = boundsOf(shape)
  return right > left && bottom > top && right > 0 && bottom > 0 && left < columns && top < rows
}

function boundsOf(shape: ShutterShape) {
  switch (shape.kind) {
    case 'rectangle':
      return shape
    case 'circle': {
      const [x, y] = shape.centre
      return { left: x - shape.radius, top: y - shape.radius, right: x + shape.radius, bottom: y + shape.radius }
    }
    case 'polygon': {
      const [xs, ys] = [shape.points.map(([x]) => x), shape.points.map(([, y]) => y)]
      return { left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys) }
    }
  }
}
