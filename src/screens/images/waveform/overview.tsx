import { type KeyboardEvent, type PointerEvent, useLayoutEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Waveform, WaveformGroup } from '#clinical/imaging/waveform.ts'
import { drawOverview } from '#imaging/waveform/draw-overview.ts'
import { envelopeOf } from '#imaging/waveform/envelope.ts'
import { useSheetWords } from './use-sheet-words.ts'
import styles from './waveform.module.css'
import { clockAt } from './waveform-words.ts'

interface OverviewProps {
  readonly waveform: Waveform
  readonly group: WaveformGroup
  /** What the paper shows, ms of the group. */
  readonly shown: { readonly fromMs: number; readonly untilMs: number }
  readonly width: number
  /** The reader wants to see this time. */
  onTime(ms: number): void
}

const HEIGHT = 64

/** The whole of a long recording in one strip with its clock; a click, a drag or the keys of a slider move the paper. */
export function Overview({ waveform, group, shown, width, onTime }: OverviewProps) {
  const { t } = useTranslation('waveform')
  const canvas = useRef<HTMLCanvasElement>(null)
  const words = useSheetWords(waveform, group)
  const [first] = group.channels
  const columns = Math.max(100, Math.round(width))
  const envelope = useMemo(
    () => (first === undefined ? undefined : envelopeOf(first, group.durationMs, columns)),
    [first, group.durationMs, columns],
  )
  useLayoutEffect(() => {
    const element = canvas.current
    const context = element?.getContext('2d', { alpha: false })
    if (element === null || context === null || context === undefined || envelope === undefined) return
    const pixelRatio = window.devicePixelRatio
    element.width = Math.round(width * pixelRatio)
    element.height = Math.round(HEIGHT * pixelRatio)
    drawOverview(context, {
      envelope,
      durationMs: group.durationMs,
      events: waveform.events,
      shown,
      width: element.width,
      height: element.height,
      pixelRatio,
      font: words.font,
      clock: words.clock,
    })
  }, [envelope, group.durationMs, waveform.events, shown, width, words])
  const clock = (ms: number) => clockAt(waveform.recordedAt, group.startMs + ms)
  const isDragging = useRef(false)
  const page = shown.untilMs - shown.fromMs
  const go = (event: PointerEvent<HTMLCanvasElement>) => {
    const box = event.currentTarget.getBoundingClientRect()
    onTime(((event.clientX - box.left) / box.width) * group.durationMs - page / 2)
  }
  const keys = (event: KeyboardEvent) => {
    const steps: Readonly<Record<string, number>> = {
      ArrowLeft: -10_000,
      ArrowRight: 10_000,
      ArrowUp: -10_000,
      ArrowDown: 10_000,
      PageUp: -page,
      PageDown: page,
      Home: Number.NEGATIVE_INFINITY,
      End: Number.POSITIVE_INFINITY,
    }
    const step = steps[event.key]
    if (step === undefined) return
    event.preventDefault()
    onTime(shown.fromMs + step)
  }
  const label = t(($) => $.paper.overview, { from: clock(shown.fromMs), until: clock(shown.untilMs) })
  return (
    <canvas
      ref={canvas}
      className={styles.overview}
      style={{ width, height: HEIGHT }}
      tabIndex={0}
      role="slider"
      aria-label={t(($) => $.paper.overviewLabel)}
      aria-valuemin={0}
      aria-valuemax={Math.round(group.durationMs / 1000)}
      aria-valuenow={Math.round(shown.fromMs / 1000)}
      aria-valuetext={label}
      title={label}
      onKeyDown={keys}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        isDragging.current = true
        go(event)
      }}
      onPointerMove={(event) => {
        if (isDragging.current) go(event)
      }}
      onPointerUp={() => {
        isDragging.current = false
      }}
    />
  )
}
