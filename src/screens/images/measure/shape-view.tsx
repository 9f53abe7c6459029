import type { Point } from '#imaging/measure/measurement.ts'
import styles from './measure-layer.module.css'
import type { ShapeLine } from './shape-lines.ts'

export type ToScreen = (point: Point) => readonly [x: number, y: number] | undefined

interface ShapeViewProps {
  readonly lines: readonly ShapeLine[]
  /** Places without a line: a cross each. */
  readonly places?: readonly Point[]
  /** The end of the first line where an arrow points. */
  readonly hasTip?: boolean
  readonly toScreen: ToScreen
}

const CROSS = 7
const TIP = 11

/** Lines of one measurement in the coordinates of the screen: a dark line below, so that it is seen on white, too. */
export function ShapeView({ lines, places = [], hasTip = false, toScreen }: ShapeViewProps) {
  const paths = lines.map((line) => pathOf(line, toScreen)).filter((path) => path !== '')
  const crosses = places.flatMap((place) => crossAt(toScreen(place)))
  const all = [...paths, ...crosses, ...(hasTip ? tipOf(lines[0], toScreen) : [])].join(' ')
  return (
    <>
      <path className={styles.shadow} d={all} />
      <path className={styles.line} data-drawn="line" d={all} />
    </>
  )
}

/** Path data of a line; empty while the image is not drawn. */
export function pathOf({ points, isClosed }: ShapeLine, toScreen: ToScreen): string {
  const shown = points.map(toScreen)
  if (shown.includes(undefined) || shown.length === 0) return ''
  const steps = shown.flatMap((point, at) =>
    point === undefined ? [] : `${at === 0 ? 'M' : 'L'}${round(point[0])} ${round(point[1])}`,
  )
  return `${steps.join('')}${isClosed ? 'Z' : ''}`
}

function crossAt(point: readonly [number, number] | undefined): readonly string[] {
  if (point === undefined) return []
  const [x, y] = [round(point[0]), round(point[1])]
  return [`M${x - CROSS} ${y}H${x + CROSS}M${x} ${y - CROSS}V${y + CROSS}`]
}

function tipOf(line: ShapeLine | undefined, toScreen: ToScreen): readonly string[] {
  const [tip, tail] = (line?.points ?? []).map(toScreen)
  if (tip === undefined || tail === undefined) return []
  const angle = Math.atan2(tail[1] - tip[1], tail[0] - tip[0])
  const side = (turn: number) =>
    `M${round(tip[0])} ${round(tip[1])}L${round(tip[0] + TIP * Math.cos(angle + turn))} ${round(tip[1] + TIP * Math.sin(angle + turn))}`
  return [side(0.45), side(-0.45)]
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
