import type { WaveformEvent, WaveformGroup } from '#clinical/imaging/waveform.ts'
import { timeOfSample, valueAt } from '#clinical/imaging/waveform-channel.ts'
import type { CaliperPoint } from './caliper.ts'
import { rangeOf } from './channel-scale.ts'
import type { DrawingContext } from './drawing-context.ts'
import { PAPER_COLOURS as COLOUR, type PaperScale } from './paper.ts'
import { PULSE_MARGIN, type Sheet, type Strip } from './sheet.ts'
import { gapsOf, traceOf } from './trace.ts'

export interface SheetDrawing {
  readonly sheet: Sheet
  readonly group: WaveformGroup
  readonly scale: PaperScale
  /** Pixels of the device in a millimetre of paper. */
  readonly pixelsPerMm: number
  /** Pixels of the device in a pixel of the page: strokes and letters keep their size on any screen. */
  readonly pixelRatio: number
  /** What of the sheet is drawn, mm. */
  readonly view: { readonly left: number; readonly top: number; readonly width: number; readonly height: number }
  /** Times from the start of the group. */
  readonly events: readonly WaveformEvent[]
  readonly words: SheetWords
  readonly caliper: readonly CaliperPoint[]
  /** The end of the caliper that keys move. */
  readonly activePoint: number | undefined
}

/** Words on the paper, in the reader's language. */
export interface SheetWords {
  readonly font: string
  readonly gap: string
  readonly derived: string
  /** `09:12:30` or `0:30`: the time of a line. */
  clock(ms: number): string
  /** `0–160 mmHg`. */
  range(low: string, high: string, unit: string): string
  /** 基線 +1.2 mV. */
  shifted(zero: string): string
}

/** Draws what of a sheet is in view: paper, pulses, traces, gaps, names, events, caliper. */
export function drawSheet(context: DrawingContext, drawing: SheetDrawing): void {
  new SheetPainter(context, drawing).paint()
}

class SheetPainter {
  readonly #context: DrawingContext
  readonly #drawing: SheetDrawing

  constructor(context: DrawingContext, drawing: SheetDrawing) {
    this.#context = context
    this.#drawing = drawing
  }

  paint(): void {
    const { view, sheet } = this.#drawing
    const context = this.#context
    context.fillStyle = COLOUR.ground
    context.fillRect(0, 0, this.#length(view.width), this.#length(view.height))
    this.#grid(1, COLOUR.millimetre)
    this.#grid(5, COLOUR.fiveMillimetres)
    const seen = sheet.strips.filter(
      ({ top, height }) => top + height * 2 >= view.top && top - height <= view.top + view.height,
    )
    for (const strip of seen) this.#strip(strip)
    for (const strip of seen) this.#labels(strip)
    if (sheet.lines.length > 1) for (const { fromMs, top } of sheet.lines) this.#clock(fromMs, top)
    this.#events()
    for (const [index, point] of this.#drawing.caliper.entries()) this.#point(point, index)
  }

  #x(mm: number): number {
    return (mm - this.#drawing.view.left) * this.#drawing.pixelsPerMm
  }

  #y(mm: number): number {
    return (mm - this.#drawing.view.top) * this.#drawing.pixelsPerMm
  }

  #length(mm: number): number {
    return mm * this.#drawing.pixelsPerMm
  }

  /** Lines every `step` mm, from the corner of the sheet on, sharp on the pixels of the device. */
  #grid(step: number, colour: string): void {
    const { view, pixelRatio, pixelsPerMm } = this.#drawing
    if (step * pixelsPerMm < 3 * pixelRatio) return
    const context = this.#context
    const [right, bottom] = [this.#length(view.width), this.#length(view.height)]
    const width = Math.max(1, Math.round(pixelRatio))
    context.fillStyle = colour
    const first = (from: number) => Math.floor(from / step) * step
    for (let mm = first(view.left); mm <= view.left + view.width; mm += step) {
      context.fillRect(Math.round(this.#x(mm)), 0, width, bottom)
    }
    for (let mm = first(view.top); mm <= view.top + view.height; mm += step) {
      context.fillRect(0, Math.round(this.#y(mm)), right, width)
    }
  }

  #strip(strip: Strip): void {
    const { group, scale, pixelRatio } = this.#drawing
    const channel = group.channels[strip.channel]
    if (channel === undefined) return
    const context = this.#context
    for (const { fromMs, untilMs } of gapsOf(channel, strip.fromMs, strip.untilMs)) this.#gap(strip, fromMs, untilMs)
    const perMs = scale.mmPerSecond / 1000
    const pieces = traceOf(channel, strip.fromMs, strip.untilMs, {
      x: (ms) => this.#x(strip.left + (ms - strip.fromMs) * perMs),
      y: (value) => this.#y(strip.baseline - (value - strip.zero) * strip.mmPerUnit),
      pixels: 1,
    })
    context.strokeStyle = COLOUR.trace
    context.lineWidth = 1.35 * pixelRatio
    context.lineJoin = 'round'
    context.lineCap = 'round'
    context.beginPath()
    if (strip.hasPulse) this.#pulse(strip)
    for (const piece of pieces) {
      context.moveTo(piece[0] ?? 0, piece[1] ?? 0)
      // A single sample between two gaps is a point.
      if (piece.length === 2) context.lineTo((piece[0] ?? 0) + pixelRatio, piece[1] ?? 0)
      for (let at = 2; at < piece.length; at += 2) context.lineTo(piece[at] ?? 0, piece[at + 1] ?? 0)
    }
    context.stroke()
    if (strip.isAfterOther) this.#boundary(strip)
  }

  /** One millivolt for a fifth of a second, as recorders print it: by it a reader sees the scale. */
  #pulse({ baseline, left, mmPerUnit }: Strip): void {
    const { scale } = this.#drawing
    const width = Math.min(0.2 * scale.mmPerSecond, PULSE_MARGIN - 3)
    const start = left - PULSE_MARGIN + 2
    const context = this.#context
    const [zero, one] = [this.#y(baseline), this.#y(baseline - mmPerUnit)]
    context.moveTo(this.#x(start - 1), zero)
    context.lineTo(this.#x(start), zero)
    context.lineTo(this.#x(start), one)
    context.lineTo(this.#x(start + width), one)
    context.lineTo(this.#x(start + width), zero)
    context.lineTo(this.#x(start + width + 1), zero)
  }

  /** Where the paper goes on with another lead: two short marks, above and below the trace. */
  #boundary({ left, baseline }: Strip): void {
    const context = this.#context
    context.strokeStyle = COLOUR.trace
    context.lineWidth = this.#drawing.pixelRatio
    context.beginPath()
    for (const [from, until] of [
      [-9, -7],
      [7, 9],
    ] as const) {
      context.moveTo(this.#x(left), this.#y(baseline + from))
      context.lineTo(this.#x(left), this.#y(baseline + until))
    }
    context.stroke()
  }

  /** A time without samples, in words where they fit: nobody can take it for a flat line. */
  #gap(strip: Strip, fromMs: number, untilMs: number): void {
    const { scale, words, pixelRatio } = this.#drawing
    const context = this.#context
    const [from, until] = [fromMs, untilMs].map(
      (ms) =>
        strip.left + ((Math.min(Math.max(ms, strip.fromMs), strip.untilMs) - strip.fromMs) * scale.mmPerSecond) / 1000,
    )
    const [left, right] = [this.#x(from ?? 0), this.#x(until ?? 0)]
    const [top, bottom] = [this.#y(strip.baseline - 5), this.#y(strip.baseline + 5)]
    context.fillStyle = COLOUR.gapGround
    context.fillRect(left, top, Math.max(right - left, pixelRatio), bottom - top)
    context.strokeStyle = COLOUR.gap
    context.lineWidth = pixelRatio
    context.setLineDash([3 * pixelRatio, 3 * pixelRatio])
    context.beginPath()
    for (const x of [left, right]) {
      context.moveTo(x, top)
      context.lineTo(x, bottom)
    }
    context.stroke()
    context.setLineDash([])
    this.#font(14, 400)
    if (context.measureText(words.gap).width + 8 * pixelRatio > right - left) return
    context.fillStyle = COLOUR.gap
    context.textAlign = 'center'
    context.textBaseline = 'middle'
    context.fillText(words.gap, (left + right) / 2, (top + bottom) / 2)
    context.textAlign = 'left'
  }

  #labels(strip: Strip): void {
    const { group, words, pixelRatio } = this.#drawing
    const channel = group.channels[strip.channel]
    if (channel === undefined || !strip.hasLabel) return
    const x = this.#x(strip.left + (strip.isAfterOther ? 1 : 0))
    const y = this.#y(strip.top + 1.5)
    this.#font(16, 700)
    this.#text(channel.label, x, y, COLOUR.text)
    const rest = x + this.#context.measureText(channel.label).width + 8 * pixelRatio
    this.#font(14, 400)
    const about: string[] = []
    if (channel.isDerived) about.push(words.derived)
    if (channel.unit !== 'mV') {
      const { low, high } = rangeOf(channel)
      about.push(words.range(shortNumber(low), shortNumber(high), channel.unit))
    } else if (strip.zero !== 0) {
      about.push(words.shifted(`${strip.zero > 0 ? '+' : ''}${shortNumber(strip.zero)}`))
    }
    if (about.length > 0) this.#text(about.join('　'), rest, y + pixelRatio, COLOUR.quiet)
  }

  #clock(fromMs: number, top: number): void {
    this.#font(14, 700)
    this.#text(this.#drawing.words.clock(fromMs), this.#x(1), this.#y(top + 1), COLOUR.text)
  }

  #events(): void {
    const { events, sheet, scale, pixelRatio } = this.#drawing
    const context = this.#context
    for (const line of sheet.lines) {
      for (const { atMs, text } of events) {
        if (atMs === undefined || atMs < line.fromMs || atMs >= line.untilMs) continue
        const x = this.#x(PULSE_MARGIN + ((atMs - line.fromMs) * scale.mmPerSecond) / 1000)
        context.strokeStyle = COLOUR.caliper
        context.lineWidth = pixelRatio
        context.beginPath()
        context.moveTo(x, this.#y(line.top + 5))
        context.lineTo(x, this.#y(line.top + 9))
        context.stroke()
        this.#font(14, 400)
        this.#text(text, x + 4 * pixelRatio, this.#y(line.top + 4.5), COLOUR.caliper)
      }
    }
  }

  #point({ channel: index, sample }: CaliperPoint, place: number): void {
    const { group, sheet, scale, pixelRatio, activePoint } = this.#drawing
    const channel = group.channels[index]
    if (channel === undefined) return
    const ms = timeOfSample(channel, sample)
    const context = this.#context
    const isActive = activePoint === place
    for (const strip of sheet.strips) {
      if (strip.channel !== index || ms < strip.fromMs || ms > strip.untilMs) continue
      const x = this.#x(strip.left + ((ms - strip.fromMs) * scale.mmPerSecond) / 1000)
      context.strokeStyle = COLOUR.caliper
      context.lineWidth = (isActive ? 2 : 1) * pixelRatio
      context.beginPath()
      context.moveTo(x, this.#y(strip.top + 1))
      context.lineTo(x, this.#y(strip.top + strip.height - 1))
      const value = valueAt(channel, sample)
      if (value !== undefined) {
        const y = this.#y(strip.baseline - (value - strip.zero) * strip.mmPerUnit)
        context.moveTo(x - 6 * pixelRatio, y)
        context.lineTo(x + 6 * pixelRatio, y)
      }
      context.stroke()
      this.#font(14, 700)
      this.#text(
        place === 0 ? '①' : '②',
        x + 3 * pixelRatio,
        this.#y(strip.top + strip.height) - 20 * pixelRatio,
        COLOUR.caliper,
      )
    }
  }

  #font(size: number, weight: 400 | 700): void {
    const { pixelRatio, words } = this.#drawing
    this.#context.font = `${weight} ${size * pixelRatio}px ${words.font}`
  }

  /** Letters stand on a halo of paper, so that a trace behind them does not cross them. */
  #text(text: string, x: number, y: number, colour: string): void {
    const context = this.#context
    context.textBaseline = 'top'
    context.lineJoin = 'round'
    context.strokeStyle = COLOUR.ground
    context.lineWidth = 4 * this.#drawing.pixelRatio
    context.strokeText(text, x, y)
    context.fillStyle = colour
    context.fillText(text, x, y)
  }
}

/** Three significant digits at most, for a label beside the trace. */
function shortNumber(value: number): string {
  return String(Number(value.toPrecision(3)))
}
