import { type KeyboardEvent, type PointerEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { handlesOf, moveBy, moveHandle } from '#imaging/measure/drawing.ts'
import type { Measurement, Point } from '#imaging/measure/measurement.ts'
import { stepOf } from './keyboard-cursor.tsx'
import { LabelView } from './label-view.tsx'
import styles from './measure-layer.module.css'
import { linesOfMeasurement } from './shape-lines.ts'
import { pathOf, ShapeView, type ToScreen } from './shape-view.tsx'
import { screenPoint } from './use-drawing.ts'

interface DraftViewProps {
  readonly measurement: Measurement
  readonly isSelected: boolean
  /** While another one is drawn, nothing here takes the pointer. */
  readonly isInert: boolean
  readonly toScreen: ToScreen
  readonly toImage: (point: readonly [x: number, y: number]) => Point | undefined
  readonly width: number
  readonly height: number
  /** Words beside the shape, also while it is being moved. */
  words(measurement: Measurement): readonly string[]
  onSelect(): void
  onChange(measurement: Measurement): void
}

interface Hold {
  readonly from: Point
  /** Undefined: all of it. */
  readonly handle: number | undefined
}

const FAST = 10

/** A measurement that is not saved: it is chosen, moved and pulled by its handles, with the pointer or by keys. */
export function DraftView(props: DraftViewProps) {
  const { measurement, isSelected, isInert, toScreen, toImage, width, height, words, onSelect, onChange } = props
  const { t } = useTranslation('imageMeasure')
  const [hold, setHold] = useState<Hold>()
  const [moved, setMoved] = useState<Measurement>()
  const shown = moved ?? measurement
  const lines = linesOfMeasurement(shown)

  const begin = (event: PointerEvent<SVGElement>, handle: number | undefined) => {
    const from = toImage(screenPoint(event))
    if (event.button !== 0 || from === undefined) return
    event.stopPropagation()
    event.currentTarget.setPointerCapture(event.pointerId)
    onSelect()
    setHold({ from, handle })
  }
  const move = (event: PointerEvent<SVGElement>) => {
    const to = toImage(screenPoint(event))
    if (hold === undefined || to === undefined) return
    const by: Point = [to[0] - hold.from[0], to[1] - hold.from[1]]
    setMoved(hold.handle === undefined ? moveBy(measurement, by) : moveHandle(measurement, hold.handle, to))
  }
  const end = () => {
    setHold(undefined)
    setMoved(undefined)
    if (moved !== undefined) onChange(moved)
  }
  const pointer = (handle: number | undefined) =>
    isInert
      ? {}
      : {
          onPointerDown: (event: PointerEvent<SVGElement>) => begin(event, handle),
          onPointerMove: move,
          onPointerUp: end,
          onPointerCancel: end,
        }
  const onKeyDown = (event: KeyboardEvent, handle: number) => {
    const step = stepOf(event.key)
    const point = measurement.points[handle]
    if (step === undefined || point === undefined || event.ctrlKey || event.altKey) return
    event.preventDefault()
    event.stopPropagation()
    const by = event.shiftKey ? FAST : 1
    onChange(moveHandle(measurement, handle, [point[0] + step[0] * by, point[1] + step[1] * by]))
  }

  return (
    <g className={isSelected ? styles.selected : undefined}>
      <ShapeView
        lines={lines}
        places={shown.kind === 'probe' ? shown.points : []}
        hasTip={shown.kind === 'arrow'}
        toScreen={toScreen}
      />
      {isInert ? null : (
        // biome-ignore lint/a11y/noStaticElementInteractions: the handles do the same by keys
        <path
          className={styles.hit}
          d={lines.map((line) => pathOf(line, toScreen)).join('')}
          {...pointer(undefined)}
          onDoubleClick={(event) => event.stopPropagation()}
        />
      )}
      {handlesOf(shown).map((index) => {
        const at = toScreen(shown.points[index] ?? [0, 0])
        if (at === undefined || !(isSelected || shown.kind === 'probe')) return null
        const label = t(($) => $.handle, {
          kind: t(($) => $.kind[measurement.kind]),
          number: index + 1,
          count: measurement.points.length,
        })
        return (
          // biome-ignore lint/a11y/useSemanticElements: a point on an image has no element of the platform
          <circle
            key={index}
            className={styles.handle}
            cx={at[0]}
            cy={at[1]}
            r={5}
            role="button"
            aria-label={label}
            tabIndex={isSelected && !isInert ? 0 : -1}
            onKeyDown={(event) => onKeyDown(event, index)}
            onDoubleClick={(event) => event.stopPropagation()}
            {...pointer(index)}
          />
        )
      })}
      <LabelView lines={words(shown)} points={shown.points} toScreen={toScreen} width={width} height={height} />
    </g>
  )
}
