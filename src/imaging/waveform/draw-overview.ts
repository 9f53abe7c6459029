import type { WaveformEvent } from '#clinical/imaging/waveform.ts'
import type { DrawingContext } from './drawing-context.ts'
import type { Envelope } from './envelope.ts'
import { PAPER_COLOURS as COLOUR } from './paper.ts'

interface OverviewDrawing {
  readonly envelope: Envelope
  readonly durationMs: number
  readonly events: readonly WaveformEvent[]
  /** What of the recording the paper below shows, ms. */
  readonly shown: { readonly fromMs: number; readonly untilMs: number }
  /** Pixels of the device. */
  readonly width: number
  readonly height: number
  readonly pixelRatio: number
  readonly font: string
  clock(ms: number): string
}

/** Height of the ruler below the envelope, pixels of the page. */
const RULER = 20

/** The whole recording in one strip: extremes, gaps, events, minutes, and what is in view. */
export function drawOverview(context: DrawingContext, drawing: OverviewDrawing): void {
  const { width, height, pixelRatio, durationMs, shown, envelope } = drawing
  const x = (ms: number) => (ms / durationMs) * width
  const body = height - RULER * pixelRatio
  context.fillStyle = COLOUR.ground
  context.fillRect(0, 0, width, height)
  context.fillStyle = COLOUR.shown
  context.fillRect(x(shown.fromMs), 0, Math.max(x(shown.untilMs) - x(shown.fromMs), 2 * pixelRatio), body)
  drawEnvelope(context, envelope, width, body, pixelRatio)
  context.fillStyle = COLOUR.caliper
  for (const { atMs } of drawing.events) if (atMs !== undefined) context.fillRect(x(atMs), 0, 2 * pixelRatio, body / 5)
  context.strokeStyle = COLOUR.caliper
  context.lineWidth = 2 * pixelRatio
  const [left, right] = [x(shown.fromMs), Math.max(x(shown.untilMs), x(shown.fromMs) + 2 * pixelRatio)]
  context.beginPath()
  context.moveTo(left, 0)
  context.lineTo(right, 0)
  context.lineTo(right, body)
  context.lineTo(left, body)
  context.lineTo(left, 0)
  context.stroke()
  drawRuler(context, drawing, body)
}

function drawEnvelope(
  context: DrawingContext,
  { low, high, hasGap }: Envelope,
  width: number,
  height: number,
  pixelRatio: number,
): void {
  const finite = (values: Float32Array) => values.filter((value) => !Number.isNaN(value))
  const [least, most] = [Math.min(...finite(low)), Math.max(...finite(high))]
  const span = most - least
  const column = width / low.length
  const y = (value: number) =>
    span > 0 ? ((most - value) / span) * (height - 4 * pixelRatio) + 2 * pixelRatio : height / 2
  for (let index = 0; index < low.length; index += 1) {
    const [from, until] = [high[index], low[index]]
    const x = index * column
    if (hasGap[index] === true) {
      context.fillStyle = COLOUR.gap
      context.fillRect(x, height - 3 * pixelRatio, Math.max(column, 1), 3 * pixelRatio)
    }
    if (from === undefined || until === undefined || Number.isNaN(from) || Number.isNaN(until)) continue
    context.fillStyle = COLOUR.envelope
    context.fillRect(x, y(from), Math.max(column, 1), Math.max(y(until) - y(from), pixelRatio))
  }
}

/** A mark and a time every so many minutes that words do not touch. */
function drawRuler(context: DrawingContext, drawing: OverviewDrawing, top: number): void {
  const { width, durationMs, pixelRatio, font } = drawing
  context.font = `400 ${14 * pixelRatio}px ${font}`
  context.textBaseline = 'top'
  context.textAlign = 'left'
  const room = context.measureText('00:00:00').width + 16 * pixelRatio
  const step = RULER_STEPS_MS.find((ms) => (ms / durationMs) * width >= room) ?? durationMs
  context.fillStyle = COLOUR.quiet
  for (let ms = 0; ms < durationMs; ms += step) {
    const x = (ms / durationMs) * width
    context.fillRect(x, top, pixelRatio, 5 * pixelRatio)
    if (x + room - 16 * pixelRatio < width)
      context.fillText(drawing.clock(ms), x + 3 * pixelRatio, top + 3 * pixelRatio)
  }
}

const MINUTE_MS = 60_000
const RULER_STEPS_MS = [
  10_000,
  30_000,
  ...[1, 2, 5, 10, 15, 30, 60, 120, 240, 480].map((minutes) => minutes * MINUTE_MS),
]
