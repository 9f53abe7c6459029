import { describe, expect, it } from 'vitest'
import type { WaveformGroup } from '#clinical/imaging/waveform.ts'
import { sampleChannel, sampleGroup, twelveLeads } from '#testing/sample-waveforms.ts'
import { drawSheet } from './draw-sheet.ts'
import type { DrawingContext } from './drawing-context.ts'
import { PAPER_COLOURS } from './paper.ts'
import { type SheetLayout, sheetOf } from './sheet.ts'

type Call = readonly [what: string, ...numbers: readonly (number | string)[]]

/** Writes down what is drawn, in pixels. */
function recorder(): { readonly context: DrawingContext; readonly calls: Call[] } {
  const calls: Call[] = []
  const state: Record<string, unknown> = {}
  const context = new Proxy(state, {
    get: (target, name) => {
      if (typeof name !== 'string' || name in target) return Reflect.get(target, name)
      if (name === 'measureText') return (text: string) => ({ width: text.length * 8 })
      return (...values: readonly (number | string)[]) => {
        calls.push([name, ...values, String(target[name === 'stroke' ? 'strokeStyle' : 'fillStyle'] ?? '')])
      }
    },
    set: (target, name, value) => Reflect.set(target, name, value),
  }) as unknown as DrawingContext
  return { context, calls }
}

function draw(group: WaveformGroup, layout: SheetLayout, view = { left: 0, top: 0, width: 261, height: 140 }) {
  const { context, calls } = recorder()
  const scale = { mmPerSecond: 25, mmPerMillivolt: 10 } as const
  drawSheet(context, {
    sheet: sheetOf(group, { layout, scale, width: 261, height: 140, rhythm: 'II' }),
    group,
    scale,
    pixelsPerMm: 4,
    pixelRatio: 1,
    view,
    events: [{ atMs: 12_000, durationMs: 0, text: '動悸' }],
    words: {
      font: 'sans-serif',
      gap: '記録なし',
      derived: '計算',
      clock: (ms) => `${ms / 1000}s`,
      range: (low, high, unit) => `${low}–${high} ${unit}`,
      shifted: (zero) => `基線 ${zero}`,
    },
    caliper: [],
    activePoint: undefined,
  })
  return calls
}

const texts = (calls: readonly Call[]) => calls.filter(([what]) => what === 'fillText').map(([, text]) => text)

describe('the paper', () => {
  it('has a line every millimetre and a stronger one every five, from the corner of the sheet on', () => {
    const calls = draw(twelveLeads(), '3x4')
    const lines = (colour: string) =>
      calls.filter((call) => call[0] === 'fillRect' && call[2] === 0 && call.at(-1) === colour).map(([, x]) => x)
    expect(lines(PAPER_COLOURS.millimetre).slice(0, 4)).toEqual([0, 4, 8, 12])
    expect(lines(PAPER_COLOURS.fiveMillimetres).slice(0, 4)).toEqual([0, 20, 40, 60])
  })

  it('every lead is named, derived ones and other units say so', () => {
    expect(texts(draw(twelveLeads(), '3x4'))).toEqual('I aVR V1 V4 II aVL V2 V5 III aVF V3 V6 II'.split(' '))
    const others = sampleGroup([
      sampleChannel('III', [0], { isDerived: true }),
      sampleChannel('ABP', [60, 160], { unit: 'mmHg', scale: 1 }),
    ])
    expect(texts(draw(others, 'all'))).toEqual(expect.arrayContaining(['III', '計算', 'ABP', '60–160 mmHg']))
  })

  it('the pulse is one millivolt high and a fifth of a second wide', () => {
    const calls = draw(sampleGroup([sampleChannel('II', [0])]), 'all')
    const begin = calls.findIndex(([what]) => what === 'moveTo')
    const points = calls.slice(begin, begin + 6).map(([, x, y]) => [Number(x), Number(y)])
    const [, foot = [0, 0], top = [0, 0], end = [0, 0]] = points
    expect((foot[1] ?? 0) - (top[1] ?? 0)).toBeCloseTo(10 * 4)
    expect((end[0] ?? 0) - (top[0] ?? 0)).toBeCloseTo(5 * 4)
  })

  it('a gap is marked in words and no line crosses it', () => {
    const values = Array.from({ length: 4000 }, (_, at) => (at >= 1000 && at < 3000 ? undefined : 0))
    const calls = draw(sampleGroup([sampleChannel('II', values)]), 'all')
    expect(texts(calls)).toContain('記録なし')
    const x = (seconds: number) => (10 + seconds * 25) * 4
    const inside = calls.filter(([what, at]) => what === 'lineTo' && Number(at) > x(1) + 0.5 && Number(at) < x(3) - 0.5)
    expect(inside).toEqual([])
  })

  it('only what is in view is drawn: half an hour costs what a screen costs', () => {
    const long = sampleGroup([
      sampleChannel(
        'II',
        Array.from({ length: 180_000 }, () => 0),
        { samplesPerSecond: 100 },
      ),
    ])
    const calls = draw(long, 'lines')
    expect(calls.filter(([what]) => what === 'lineTo').length).toBeLessThan(20_000)
    expect(texts(calls)).toEqual(expect.arrayContaining(['0s', '10s', '動悸']))
  })
})
