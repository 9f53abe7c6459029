import { describe, expect, it } from 'vitest'
import { sampleChannel, sampleGroup, twelveLeads } from '#testing/sample-waveforms.ts'
import { caliperReading, movedPoint, pointInStrip, stripAt, timeInStrip } from './caliper.ts'
import { sheetOf } from './sheet.ts'

const group = sampleGroup([
  sampleChannel('II', [0, ...Array.from({ length: 799 }, () => 100), 1250], { samplesPerSecond: 1000 }),
  sampleChannel('V1', [0, undefined, 0], { samplesPerSecond: 500, startMs: 1 }),
  sampleChannel('ABP', [80, 120], { unit: 'mmHg', scale: 1 }),
])

describe('the caliper', () => {
  it('reads interval, rate and voltage from the samples', () => {
    const reading = caliperReading(group, { channel: 0, sample: 0 }, { channel: 0, sample: 800 })
    expect(reading).toMatchObject({ ms: 800, perMinute: 75, unit: 'mV' })
    expect(reading?.difference).toBeCloseTo(1.25)
    expect(caliperReading(group, { channel: 2, sample: 0 }, { channel: 2, sample: 1 })).toMatchObject({
      difference: 40,
      unit: 'mmHg',
    })
  })

  it('the second point before the first is the same interval', () => {
    expect(caliperReading(group, { channel: 0, sample: 800 }, { channel: 0, sample: 0 })?.ms).toBe(800)
  })

  it('NUM-2: between leads there is a time and no voltage, with rates and starts of their own', () => {
    expect(caliperReading(group, { channel: 0, sample: 1 }, { channel: 1, sample: 2 })).toMatchObject({
      ms: 4,
      difference: undefined,
    })
  })

  it('a gap has no voltage; one and the same point no rate', () => {
    expect(caliperReading(group, { channel: 1, sample: 0 }, { channel: 1, sample: 1 })?.difference).toBeUndefined()
    expect(caliperReading(group, { channel: 0, sample: 3 }, { channel: 0, sample: 3 })?.perMinute).toBeUndefined()
  })

  it('moves by samples and stays in its channel', () => {
    expect(movedPoint(group, { channel: 0, sample: 1 }, -10).sample).toBe(0)
    expect(movedPoint(group, { channel: 0, sample: 1 }, 5000).sample).toBe(800)
  })

  it('takes the lead and the time under the pointer', () => {
    const leads = twelveLeads()
    const paper = sheetOf(leads, {
      layout: '3x4',
      scale: { mmPerSecond: 25, mmPerMillivolt: 10 },
      width: 261,
      height: 140,
      rhythm: 'II',
    })
    const strip = stripAt(paper.strips, 10 + 62.5 + 25, 10)
    expect(leads.channels[strip?.channel ?? -1]?.label).toBe('aVR')
    const ms = strip === undefined ? 0 : timeInStrip(strip, 10 + 62.5 + 25, 25)
    expect(ms).toBeCloseTo(3500)
    expect(strip === undefined ? undefined : pointInStrip(leads, strip, ms)?.sample).toBe(350)
    expect(strip === undefined ? undefined : pointInStrip(leads, strip, 99_000)?.sample).toBe(500)
  })
})
