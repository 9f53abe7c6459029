import '#i18n/image-measure.ts'
import { useState, useSyncExternalStore } from 'react'
import { createPortal } from 'react-dom'
import { useTranslation } from 'react-i18next'
import type { Person } from '#clinical/person.ts'
import { isWhole, shapeOf } from '#imaging/measure/drawing.ts'
import type { Measurement, MeasurementKind, Point } from '#imaging/measure/measurement.ts'
import { newUid } from '#imaging/measure/uid.ts'
import { useAnnounce } from '#ui/live-region/live-region.tsx'
import type { PaneHandle } from '../viewport/pane-handle.ts'
import { ArrowText } from './arrow-text.tsx'
import { imageOfFrame } from './draft.ts'
import { DraftView } from './draft-view.tsx'
import { KeyboardCursor } from './keyboard-cursor.tsx'
import { LabelView } from './label-view.tsx'
import styles from './measure-layer.module.css'
import { measuredDraft, pixelsOf } from './measured-draft.ts'
import { SavedViews } from './saved-views.tsx'
import { linesOfMeasurement } from './shape-lines.ts'
import { ShapeView } from './shape-view.tsx'
import { useAnnotations } from './use-annotations.ts'
import { useDrawing } from './use-drawing.ts'
import { useMeasureDesk, useMeasureState } from './use-measure-desk.ts'
import { useResultWords } from './use-result-words.ts'

interface MeasureLayerProps {
  readonly person: Person
  readonly handle: PaneHandle
  /** The primary button measures here. */
  readonly isMeasuring: boolean
  /** The reader put the measuring tool away. */
  onPutAway(): void
}

/**
 * What is measured, written and drawn on the frame that stands on the canvas, and the means to draw more. It stands beside
 * the canvas of the engine, takes the primary button only while measuring, and leaves all others to the engine.
 */
export function MeasureLayer({ person, handle, isMeasuring, onPutAway }: MeasureLayerProps) {
  const { viewport, study, series } = handle
  const { t } = useTranslation('imageMeasure')
  const announce = useAnnounce()
  const desk = useMeasureDesk(person)
  const state = useMeasureState(desk)
  const words = useResultWords()
  const annotations = useAnnotations(person, study, desk)
  const { shownFrame } = useSyncExternalStore(viewport.subscribe, viewport.getState)
  const [untold, setUntold] = useState<Measurement>()
  const kind = isMeasuring ? state.kind : undefined
  const place = shownFrame === undefined ? undefined : { facility: study.facility, frame: shownFrame }

  const keep = (measurement: Measurement) => {
    if (place === undefined) return
    const draft = measuredDraft(measurement, place, pixelsOf(viewport))
    const isKnown = desk.getState().drafts.measurements.some((each) => each.measurement.uid === measurement.uid)
    if (isKnown) desk.replace(draft)
    else desk.add(draft)
    announce(words.lines(draft.result).join(' '))
  }
  const onWhole = (whole: MeasurementKind, anchors: readonly Point[]) => {
    if (shownFrame === undefined) return
    const points = shapeOf(whole, anchors)
    const image = imageOfFrame(shownFrame, series)
    const made: Measurement = { uid: newUid(), kind: whole, image, points, text: '' }
    // An arrow is its words: they are asked for before it stands.
    if (whole === 'arrow') setUntold(made)
    else keep(made)
  }
  const drawing = useDrawing({ kind, frameId: shownFrame?.id, toImage: (at) => viewport.toImage(at), onWhole })

  if (shownFrame === undefined || place === undefined) return null
  const { width, height } = viewport.element.getBoundingClientRect()
  const box = { width, height }
  const toScreen = (point: Point) => viewport.toScreen(point)
  const onFrame = state.drafts.measurements.filter(
    ({ frame, measurement }) => frame.id === shownFrame.id && measurement.image.studyUid === series.studyUid,
  )
  const live = kind === undefined || drawing.anchors.length < 2 ? undefined : liveOf(kind, drawing.anchors)
  return createPortal(
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a drawing is no set of fields */}
      <svg
        className={styles.layer}
        data-measuring={kind !== undefined}
        role="group"
        aria-label={t(($) => $.layer)}
        onDoubleClick={(event) => {
          if (kind !== undefined) event.stopPropagation()
        }}
      >
        <rect
          className={styles.ground}
          width="100%"
          height="100%"
          onPointerDown={drawing.onPointerDown}
          onPointerMove={drawing.onPointerMove}
          onPointerUp={drawing.onPointerUp}
        />
        {state.isDrawn ? (
          <>
            <SavedViews
              annotations={annotations}
              presentation={state.presentation}
              frame={shownFrame}
              selected={state.selected}
              toScreen={toScreen}
              {...box}
            />
            {onFrame.map(({ measurement, result }) => (
              <DraftView
                key={measurement.uid}
                measurement={measurement}
                isSelected={state.selected === measurement.uid}
                isInert={kind !== undefined}
                toScreen={toScreen}
                toImage={(at) => viewport.toImage(at)}
                {...box}
                words={(shown) => [
                  ...(shown.text === '' ? [] : [shown.text]),
                  ...words.lines(shown === measurement ? result : measuredDraft(shown, place, undefined).result),
                ]}
                onSelect={() => desk.select(measurement.uid)}
                onChange={keep}
              />
            ))}
          </>
        ) : null}
        {live === undefined ? null : (
          <>
            <ShapeView
              lines={
                isWhole(live.kind, live.points) ? linesOfMeasurement(live) : [{ points: live.points, isClosed: false }]
              }
              hasTip={live.kind === 'arrow'}
              toScreen={toScreen}
            />
            {isWhole(live.kind, live.points) ? (
              <LabelView
                lines={words.lines(
                  measuredDraft(
                    { ...live, uid: '', image: imageOfFrame(shownFrame, series), text: '' },
                    place,
                    undefined,
                  ).result,
                )}
                points={live.points}
                toScreen={toScreen}
                {...box}
              />
            ) : null}
          </>
        )}
        {drawing.anchors.length === 1 ? <ShapeView lines={[]} places={drawing.anchors} toScreen={toScreen} /> : null}
        {kind === undefined ? null : (
          <KeyboardCursor
            key={kind}
            isAskedFor={state.cursorAt === viewport}
            onFocused={() => desk.cursorTaken()}
            start={viewport.toImage([width / 2, height / 2]) ?? [0, 0]}
            columns={shownFrame.columns}
            rows={shownFrame.rows}
            toScreen={toScreen}
            onMove={(point) => drawing.hover(drawing.isBegun ? point : undefined)}
            onPlace={drawing.place}
            onBack={() => drawing.back()}
            onLeave={() => {
              if (drawing.back()) return
              desk.take(undefined)
              onPutAway()
              viewport.element.closest<HTMLElement>('[tabindex]')?.focus()
            }}
          />
        )}
      </svg>
      {untold === undefined ? null : (
        <ArrowText
          onCancel={() => setUntold(undefined)}
          onText={(text) => {
            setUntold(undefined)
            keep({ ...untold, text })
          }}
        />
      )}
    </>,
    viewport.element,
  )
}

/** The shape that would stand if the moving place were the next one. */
function liveOf(kind: MeasurementKind, anchors: readonly Point[]): Pick<Measurement, 'kind' | 'points'> {
  return { kind, points: shapeOf(kind, anchors) }
}
