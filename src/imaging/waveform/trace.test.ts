import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sampleChannel } from '#testing/sample-waveforms.ts'
import { envelopeOf } from './envelope.ts'
import { gapsOf, traceOf } from './trace.ts'

/** One pixel a millisecond, one a microvolt. */
const PLAIN = { x: (ms: number) => ms, y: (value: number) => Math.round(value * 1000), pixels: 1 }

describe('a trace', () => {
  it('goes through every sample', () => {
    expect(traceOf(sampleChannel('II', [5, 6, 7]), 0, 10, PLAIN)).toEqual([[0, 5, 1, 6, 2, 7]])
  })

  it('a missing sample ends it and is never bridged', () => {
    const channel = sampleChannel('II', [5, 6, undefined, undefined, 7, 8])
    expect(traceOf(channel, 0, 10, PLAIN)).toEqual([
      [0, 5, 1, 6],
      [4, 7, 5, 8],
    ])
  })

  it('NaN of a sample with decimals is a gap, too', () => {
    const channel = { ...sampleChannel('II', []), samples: Float32Array.of(1, Number.NaN, 2), missing: undefined }
    expect(traceOf(channel, 0, 10, PLAIN)).toHaveLength(2)
  })

  it('a strip shows its own time only, and neighbours share the sample between them', () => {
    const channel = sampleChannel('II', [0, 1, 2, 3, 4])
    expect(traceOf(channel, 0, 2, PLAIN)).toEqual([[0, 0, 1, 1, 2, 2]])
    expect(traceOf(channel, 2, 4, PLAIN)).toEqual([[2, 2, 3, 3, 4, 4]])
  })

  it('skew moves a channel in time', () => {
    expect(traceOf(sampleChannel('II', [5], { startMs: 3 }), 0, 10, PLAIN)).toEqual([[3, 5]])
  })

  it('with many samples on a pixel the highest and the lowest stay: no spike is lost, no gap is bridged', () => {
    fc.assert(
      fc.property(
        fc.array(fc.option(fc.integer({ min: -5000, max: 5000 }), { nil: undefined, freq: 12 }), {
          minLength: 30,
          maxLength: 300,
        }),
        (values) => {
          const channel = sampleChannel('II', values)
          const coarse = { ...PLAIN, x: (ms: number) => ms / 10 }
          const pieces = traceOf(channel, 0, values.length, coarse)
          const heights = pieces.flatMap((piece) => piece.filter((_, at) => at % 2 === 1))
          const known = values.filter((value) => value !== undefined)
          if (known.length === 0) {
            expect(pieces).toEqual([])
            return
          }
          expect(Math.max(...heights)).toBe(Math.max(...known))
          expect(Math.min(...heights)).toBe(Math.min(...known))
          // Between the two ends of any piece every sample is there.
          for (const piece of pieces) {
            const times = piece.filter((_, at) => at % 2 === 0).map((x) => Math.round(x * 10))
            const [from = 0, until = 0] = [Math.min(...times), Math.max(...times)]
            expect(values.slice(from, until + 1)).not.toContain(undefined)
          }
        },
      ),
    )
  })
})

describe('a gap', () => {
  it('is told with its beginning and its end, at the end of a channel too', () => {
    const channel = sampleChannel('II', [1, undefined, undefined, 2, undefined])
    expect(gapsOf(channel, 0, 5)).toEqual([
      { fromMs: 1, untilMs: 3 },
      { fromMs: 4, untilMs: 5 },
    ])
  })

  it('a channel that ends before the others has one', () => {
    expect(gapsOf(sampleChannel('II', [1, 2]), 0, 10)).toEqual([{ fromMs: 2, untilMs: 10 }])
    expect(gapsOf(sampleChannel('II', [1, 2]), 0, 2)).toEqual([])
  })
})

describe('the overview', () => {
  it('keeps extremes and gaps of every stretch', () => {
    const { low, high, hasGap } = envelopeOf(sampleChannel('II', [1000, 3000, undefined, undefined, -1000, 500]), 6, 3)
    expect([...high]).toEqual([3, Number.NaN, 0.5])
    expect([...low]).toEqual([1, Number.NaN, -1])
    expect(hasGap).toEqual([false, true, false])
  })
})
