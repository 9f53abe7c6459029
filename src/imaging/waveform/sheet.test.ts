import { describe, expect, it } from 'vitest'
import { sampleChannel, sampleGroup, twelveLeads } from '#testing/sample-waveforms.ts'
import { printViews } from './print-views.ts'
import { layoutsOf, neededWidth, type Sheet, type SheetLayout, sheetOf } from './sheet.ts'

const SCALE = { mmPerSecond: 25, mmPerMillivolt: 10 } as const
const ROOM = { width: 261, height: 140, rhythm: 'II', scale: SCALE } as const
const twelve = twelveLeads()
const sheet = (layout: SheetLayout, more: object = {}) => sheetOf(twelve, { ...ROOM, layout, ...more })
const names = ({ strips }: Sheet) => strips.map(({ channel }) => twelve.channels[channel]?.label)

describe('twelve leads on ECG paper', () => {
  it('three rows of four columns in the order of a recorder, the rhythm below', () => {
    const paper = sheet('3x4')
    expect(names(paper)).toEqual('I aVR V1 V4 II aVL V2 V5 III aVF V3 V6 II'.split(' '))
    expect(names(sheet('3x4', { rhythm: 'V1' })).at(-1)).toBe('V1')
  })

  it('columns follow one another in time: the second begins where the first ends', () => {
    const [one, two] = sheet('3x4').strips
    expect([one?.fromMs, one?.untilMs, two?.fromMs, two?.untilMs]).toEqual([0, 2500, 2500, 5000])
    expect((two?.left ?? 0) - (one?.left ?? 0)).toBeCloseTo(62.5)
    expect(sheet('3x4').strips.at(-1)).toMatchObject({ fromMs: 0, untilMs: 10_000, width: 250 })
  })

  it('six rows of two columns; all leads whole', () => {
    expect(names(sheet('6x2')).slice(0, 4)).toEqual(['I', 'V1', 'II', 'V2'])
    const all = sheet('all')
    expect(names(all)).toEqual('I II III aVR aVL aVF V1 V2 V3 V4 V5 V6'.split(' '))
    expect(all.strips.every(({ fromMs, untilMs }) => fromMs === 0 && untilMs === 10_000)).toBe(true)
  })

  it('a second is as many millimetres as the speed says, a millivolt as many as the gain', () => {
    for (const mmPerSecond of [12.5, 25, 50] as const) {
      const strip = sheet('all', { scale: { mmPerSecond, mmPerMillivolt: 20 } }).strips[0]
      expect(strip?.width).toBeCloseTo(10 * mmPerSecond)
      expect(strip?.mmPerUnit).toBe(20)
    }
    expect(neededWidth(twelve, '3x4', 25)).toBe(261)
  })

  it('a recording longer than a recorder prints is cut in columns and whole in the other layout', () => {
    const long = twelveLeads(20)
    expect(sheetOf(long, { ...ROOM, layout: '3x4' }).lineMs).toBe(10_000)
    expect(sheetOf(long, { ...ROOM, layout: 'all' }).lineMs).toBe(20_000)
  })

  it('rows are high enough for the gain, even where the room is not', () => {
    for (const [mmPerMillivolt, least] of [
      [5, 15],
      [10, 20],
      [20, 32],
    ] as const) {
      const paper = sheet('all', { height: 50, scale: { mmPerSecond: 25, mmPerMillivolt } })
      expect(paper.strips[0]?.height).toBe(least)
      expect(paper.height).toBeGreaterThan(12 * least)
    }
  })
})

describe('other recordings', () => {
  const holter = sampleGroup([
    sampleChannel('CM5', [0, 1000], { samplesPerSecond: 1 / 30 }),
    sampleChannel('NASA', [0], { samplesPerSecond: 1 / 60 }),
  ])

  it('a long one is broken into lines of whole seconds, all channels in each, to its last second', () => {
    expect(layoutsOf(holter)).toEqual(['lines'])
    const paper = sheetOf(holter, { ...ROOM, layout: 'lines' })
    expect(paper.lines.map(({ fromMs, untilMs }) => [fromMs, untilMs])).toEqual([
      [0, 10_000],
      [10_000, 20_000],
      [20_000, 30_000],
      [30_000, 40_000],
      [40_000, 50_000],
      [50_000, 60_000],
    ])
    expect(paper.strips).toHaveLength(12)
  })

  it('the layouts that make sense are offered: no twelve leads of what has two', () => {
    expect(layoutsOf(twelve)).toEqual(['3x4', '6x2', 'all'])
    expect(layoutsOf(sampleGroup([sampleChannel('II', [0])]))).toEqual(['all'])
  })

  it('NUM-2: a signal of another unit has a scale of its own, from its least to its greatest value', () => {
    const group = sampleGroup([sampleChannel('ABP', [60, 160], { unit: 'mmHg', scale: 1 })])
    const [strip] = sheetOf(group, { ...ROOM, layout: 'all' }).strips
    expect(strip?.zero).toBe(60)
    expect((strip?.baseline ?? 0) - 100 * (strip?.mmPerUnit ?? 0)).toBeGreaterThan(strip?.top ?? 0)
    expect(strip?.hasPulse).toBe(false)
  })

  it('a constant voltage is taken off, and only that', () => {
    const shifted = sampleGroup([sampleChannel('II', [3000, 3000, 3500])])
    expect(sheetOf(shifted, { ...ROOM, layout: 'all' }).strips[0]?.zero).toBeCloseTo(3)
    const small = sampleGroup([sampleChannel('II', [300, 300, 800])])
    expect(sheetOf(small, { ...ROOM, layout: 'all' }).strips[0]?.zero).toBe(0)
  })
})

describe('ACC-9: the sheet on paper', () => {
  const PAGE = { width: 275, height: 126 }

  it('is cut between rows, never made smaller', () => {
    const paper = sheetOf(twelve, { ...ROOM, ...PAGE, layout: 'all' })
    const views = printViews(paper, PAGE, { fromMs: 0, untilMs: 10_000 })
    expect(views.length).toBeGreaterThan(1)
    for (const { top, height } of views) {
      expect(paper.strips.some((strip) => strip.top === top)).toBe(true)
      expect(paper.strips.some((strip) => Math.abs(strip.top + strip.height - (top + height)) < 1e-9)).toBe(true)
    }
    const covered = views.reduce((sum, { height }) => sum + height, 0)
    expect(covered).toBeCloseTo(12 * (paper.strips[0]?.height ?? 0))
  })

  it('a double speed takes pages side by side that cover all of it', () => {
    const paper = sheetOf(twelve, { ...ROOM, ...PAGE, layout: '3x4', scale: { mmPerSecond: 50, mmPerMillivolt: 10 } })
    const views = printViews(paper, PAGE, { fromMs: 0, untilMs: 10_000 })
    expect(views.map(({ left }) => left)).toEqual([0, 275])
  })

  it('of a long recording what is shown on the screen', () => {
    const group = sampleGroup([sampleChannel('CM5', [0, 0], { samplesPerSecond: 1 / 30 })])
    const paper = sheetOf(group, { ...ROOM, layout: 'lines' })
    const views = printViews(paper, PAGE, { fromMs: 20_000, untilMs: 40_000 })
    expect(views[0]?.top).toBe(paper.lines[2]?.top)
    expect(views.reduce((sum, { height }) => sum + height, 0)).toBeCloseTo(2 * (paper.lines[0]?.height ?? 0))
  })
})
