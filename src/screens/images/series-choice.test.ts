import { describe, expect, it } from 'vitest'
import { uidDigest } from '#record/image-link.ts'
import { fakeSeries, fakeStudy } from '#testing/fake-images.ts'
import { chosenSeries, imageSeries, mostAlike, neighbourSeries } from './series-choice.ts'

const NOW = fakeStudy('b', '1.1', '2026-11-07')
const BEFORE = fakeStudy('b', '1.2', '2026-10-24')
const SOFT = fakeSeries(NOW, 2, { description: '軸位 5mm' })
const LUNG = fakeSeries(NOW, 3, { description: '肺野 5mm' })
const DOSE = fakeSeries(NOW, 1, { kind: 'report', modality: 'SR' })

describe('the series of a viewport', () => {
  it('is the first with images where only the study is named, never the dose record before it', () => {
    expect(chosenSeries({ study: 'x' }, [LUNG, DOSE, SOFT], undefined)).toBe(SOFT)
  })

  it('is the one that the address names', () => {
    const pane = { study: 'x', series: uidDigest(LUNG.seriesUid) }
    expect(chosenSeries(pane, [LUNG, DOSE, SOFT], undefined)).toBe(LUNG)
    expect(chosenSeries({ study: 'x', series: 'none' }, [LUNG], undefined)).toBeUndefined()
  })

  it('IMG-4: of the prior, is the one that shows the same thing', () => {
    const before = [
      fakeSeries(BEFORE, 2, { description: '軸位 5mm', instanceCount: 118 }),
      fakeSeries(BEFORE, 3, { description: '肺野 5mm', instanceCount: 118 }),
    ]
    expect(chosenSeries({ study: 'y' }, before, LUNG)).toBe(before[1])
    expect(chosenSeries({ study: 'y' }, before, SOFT)).toBe(before[0])
  })

  it('H-21: the other side is never chosen for comparison while the same side is there', () => {
    const right = fakeSeries(NOW, 1, { laterality: 'R', description: 'MLO' })
    const before = [
      fakeSeries(BEFORE, 1, { laterality: 'L', description: 'MLO' }),
      fakeSeries(BEFORE, 2, { laterality: 'R', description: 'R MLO' }),
    ]
    expect(mostAlike(right, before)).toBe(before[1])
  })

  it('a study without images opens what it has', () => {
    expect(chosenSeries({ study: 'x' }, [DOSE], undefined)).toBe(DOSE)
    const ecg = fakeSeries(NOW, 5, { kind: 'waveform' })
    expect(chosenSeries({ study: 'x' }, [DOSE, ecg], undefined)).toBe(ecg)
  })

  it('IMG-7: next and previous go through the series with images in their order, and stop at the ends', () => {
    const all = [LUNG, DOSE, SOFT]
    expect(imageSeries(all)).toEqual([SOFT, LUNG])
    expect(neighbourSeries(all, SOFT, 1)).toBe(LUNG)
    expect(neighbourSeries(all, LUNG, 1)).toBeUndefined()
    expect(neighbourSeries(all, LUNG, -1)).toBe(SOFT)
    expect(neighbourSeries(all, undefined, 1)).toBe(SOFT)
  })
})
