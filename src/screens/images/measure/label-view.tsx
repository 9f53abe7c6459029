import type { Point } from '#imaging/measure/measurement.ts'
import styles from './measure-layer.module.css'
import type { ToScreen } from './shape-view.tsx'

interface LabelViewProps {
  readonly lines: readonly string[]
  readonly points: readonly Point[]
  readonly toScreen: ToScreen
  readonly width: number
  readonly height: number
}

const GAP = 12
const LINE_HEIGHT = 18
/** Half a full-width character for every letter is enough to keep the label inside. */
const LETTER = 9

/** The words of a measurement beside its lowest point, kept within the viewport. */
export function LabelView({ lines, points, toScreen, width, height }: LabelViewProps) {
  const shown = points.flatMap((point) => {
    const at = toScreen(point)
    return at === undefined ? [] : [at]
  })
  const lowest = shown.reduce<readonly [number, number] | undefined>(
    (found, point) => (found === undefined || point[1] > found[1] ? point : found),
    undefined,
  )
  if (lowest === undefined || lines.length === 0) return null
  const wide = Math.max(...lines.map((line) => [...line].length)) * LETTER
  const x = Math.max(4, Math.min(lowest[0] + GAP, width - wide - 4))
  const tall = lines.length * LINE_HEIGHT
  const y = Math.max(LINE_HEIGHT, Math.min(lowest[1] + GAP + LINE_HEIGHT / 2, height - tall + LINE_HEIGHT - 6))
  return (
    <text className={styles.label}>
      {lines.map((line, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other name than their place
        <tspan key={at} x={x} y={y + at * LINE_HEIGHT}>
          {line}
        </tspan>
      ))}
    </text>
  )
}
