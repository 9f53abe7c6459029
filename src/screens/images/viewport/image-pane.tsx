import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Gap } from '#clinical/answer.ts'
import type { ImageInstance, ImageSeries, ImageStack, ImageStudy } from '#clinical/imaging/image-study.ts'
import type { ImageEngine } from '#imaging/image-engine.ts'
import type { ImageViewport } from '#imaging/image-viewport.ts'
import { useNetwork } from '#sources/network-context.tsx'
import { useAnnounce } from '#ui/live-region/live-region.tsx'
import { frameRateOf } from '../frame-rate.ts'
import type { PaneRef } from '../hanging.ts'
import { commandOf, isScreenCommand } from '../key-map.ts'
import { MeasureLayer } from '../measure/measure-layer.tsx'
import { placeOfImage } from '../place-of-image.ts'
import { useImageSource } from '../use-image-source.ts'
import { windowOptions } from '../window-choices.ts'
import { FrameTile } from './frame-tile.tsx'
import { ImageOverlay } from './image-overlay.tsx'
import { PaneHeading } from './pane-heading.tsx'
import { PositionSlider } from './position-slider.tsx'
import { runCommand } from './run-command.ts'
import { useViewportState } from './use-viewport-state.ts'
import styles from './viewport.module.css'
import type { PaneProps } from './viewport-pane.tsx'

type ImagePaneProps = Omit<PaneProps, 'engine'> & {
  readonly pane: PaneRef
  readonly study: ImageStudy
  readonly series: ImageSeries
  readonly instances: readonly ImageInstance[]
  readonly gaps: readonly Gap[]
  readonly stack: ImageStack
  readonly stacks: readonly ImageStack[]
  readonly engine: ImageEngine
  /** A difference of the patient was confirmed by the reader. */
  readonly isAcknowledged: boolean
  /** The image that was asked for is not in the series. */
  readonly isImageGone: boolean
  onTurn(by: 1 | -1): void
}

/** Of a stack with at least this many slices the middle one tells more at once than the first. */
const OPENS_IN_THE_MIDDLE = 12

/** The picture itself: the engine's viewport, what is written around it, and the keys. */
export function ImagePane(props: ImagePaneProps) {
  const { pane, study, series, instances, stack, engine, place, desk, role } = props
  const { t } = useTranslation('images')
  const host = useRef<HTMLDivElement>(null)
  const frame = useRef<HTMLDivElement>(null)
  const [viewport, setViewport] = useState<ImageViewport>()
  const source = useImageSource(series)
  const { imageTools } = useNetwork()
  const state = useViewportState(viewport)

  useEffect(() => {
    if (host.current === null) return
    const opened = engine.openViewport(host.current)
    setViewport(opened)
    return () => {
      setViewport(undefined)
      opened.close()
    }
  }, [engine])

  useEffect(() => {
    if (viewport === undefined || source === undefined) return
    const isLong = stack.order === 'position' && stack.frames.length >= OPENS_IN_THE_MIDDLE
    const asked = placeOfImage(stack, pane.image)
    void viewport.show(stack, source, asked >= 0 ? asked : isLong ? Math.floor((stack.frames.length - 1) / 2) : 0)
  }, [viewport, stack, source, pane.image])

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the picture has come to stand
  useEffect(() => {
    if (frame.current !== null) desk.stands(place, frame.current)
  }, [])

  useEffect(() => viewport?.setTool(desk.tool), [viewport, desk.tool])

  const { holds } = desk
  const handle = useMemo(
    () => (viewport === undefined ? undefined : { viewport, study, series, instances, stack }),
    [viewport, study, series, instances, stack],
  )
  useEffect(() => {
    if (handle === undefined) return
    holds(place, handle)
    return () => holds(place, undefined)
  }, [holds, place, handle])

  const { shownFrame, phase, index, count } = state
  const options = useMemo(() => (shownFrame === undefined ? [] : windowOptions(shownFrame)), [shownFrame])
  const onKeyDown = (event: KeyboardEvent) => {
    // Only the picture itself: its buttons, its slider and whatever a layer brings keep their own keys.
    if (viewport === undefined || event.target !== event.currentTarget) return
    const command = commandOf({ ...pressed(event), isComposing: event.nativeEvent.isComposing }, desk.singleKeys)
    if (command === undefined) return
    event.preventDefault()
    if (!isScreenCommand(command)) runCommand(command, viewport, { options, fps: frameRateOf(stack).fps })
    else if (command.does === 'series') props.onTurn(command.by)
    else {
      if (command.does === 'cancel') viewport.stopCine()
      desk.command(command, place)
    }
  }
  const title = study.title === '' ? t(($) => $.list.untitled) : study.title
  const number = index + 1
  const name =
    role === undefined
      ? t(($) => $.pane.nameAlone, { title, number, count })
      : t(($) => $.pane.name, { title, number, count, role: t(($) => $.list.role[role]) })
  useAnnouncedImage(phase, index, count)

  return (
    <>
      <PaneHeading {...props} series={series} state={state} />
      {props.isImageGone ? (
        <p role="status" className={styles.remark}>
          {t(($) => $.pane.goneImage)}
        </p>
      ) : null}
      <div
        ref={frame}
        className={styles.frame}
        // Readers of the screen pass all keys on to an application, arrows included.
        role="application"
        aria-roledescription={t(($) => $.pane.kind)}
        aria-label={name}
        aria-keyshortcuts="ArrowUp ArrowDown PageUp PageDown Home End"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it takes the keys of the picture
        tabIndex={0}
        data-viewport={place}
        onKeyDown={onKeyDown}
        onDoubleClick={() => desk.command({ does: 'maximise' }, place)}
        onContextMenu={(event) => event.preventDefault()}
      >
        <div ref={host} className={styles.host} />
        {shownFrame === undefined ? (
          <FrameTile stack={stack} state={state} onRetry={() => viewport?.retryFailed()} />
        ) : (
          <ImageOverlay {...props} frame={shownFrame} state={state} />
        )}
        {handle === undefined || imageTools !== 'full' ? null : (
          <MeasureLayer
            person={props.person}
            handle={handle}
            isMeasuring={desk.tool === 'measure'}
            onPutAway={() => desk.command({ does: 'tool', tool: 'window' }, place)}
          />
        )}
        {count > 1 ? <PositionSlider stack={stack} state={state} onGo={(to) => viewport?.goTo(to)} /> : null}
      </div>
    </>
  )
}

function pressed({ key, ctrlKey, altKey, metaKey, shiftKey }: KeyboardEvent) {
  return { key, ctrlKey, altKey, metaKey, shiftKey }
}

/** A reader of the screen is told where the scrolling came to rest, not of every image on the way. */
const AT_REST_MS = 600

function useAnnouncedImage(phase: string, index: number, count: number): void {
  const { t } = useTranslation('images')
  const announce = useAnnounce()
  const words =
    phase === 'shown'
      ? t(($) => $.pane.announced, { number: index + 1, count })
      : phase === 'failed'
        ? t(($) => $.pane.announcedFailed, { number: index + 1, count })
        : undefined
  useEffect(() => {
    if (words === undefined) return
    const timer = setTimeout(() => announce(words), AT_REST_MS)
    return () => clearTimeout(timer)
  }, [announce, words])
}
