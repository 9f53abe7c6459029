import { describe, expect, it } from 'vitest'
import type { ImageSeries } from '#clinical/imaging/image-study.ts'
import { uidDigest } from '#record/image-link.ts'
import { fakeSeries, fakeSlice, fakeStudy } from '#testing/fake-images.ts'
import { viewsSideBySide } from './projection-views.ts'

const CHEST = fakeStudy('b', '1.2.7', '2026-11-07T09:41', { modalities: ['DX'], title: '胸部X線' })
const BREASTS = fakeStudy('b', '1.2.8', '2026-11-07T09:41', { modalities: ['MG'], title: 'マンモグラフィ' })
const one = (number: number, more: Partial<ImageSeries> = {}) =>
  fakeSeries(CHEST, number, { instanceCount: 1, ...more })
const study = uidDigest('1.2.7')

describe('the views of a radiograph', () => {
  it('posteroanterior and lateral of two series stand beside each other, in the order of their numbers', () => {
    expect(viewsSideBySide([one(2), one(1)], [])).toEqual([
      { study, series: uidDigest('1.2.7.1') },
      { study, series: uidDigest('1.2.7.2') },
    ])
  })

  it('two images of one series stand beside each other, once the images are known', () => {
    const series = one(1, { instanceCount: 2 })
    const images = [fakeSlice(series, 2, 0), fakeSlice(series, 1, 0)]
    expect(viewsSideBySide([series], [])).toBeUndefined()
    expect(viewsSideBySide([series], images)).toEqual(
      ['1.2.7.1.1', '1.2.7.1.2'].map((uid) => ({ study, series: uidDigest('1.2.7.1'), image: uidDigest(uid) })),
    )
  })

  it('H-21: of breasts the right one stands left, pair by pair', () => {
    const of = (number: number, laterality: 'R' | 'L') => fakeSeries(BREASTS, number, { instanceCount: 1, laterality })
    const hung = viewsSideBySide([of(1, 'L'), of(2, 'R'), of(3, 'L'), of(4, 'R')], [])
    expect(hung?.map(({ series }) => series)).toEqual(['1.2.8.2', '1.2.8.1', '1.2.8.4', '1.2.8.3'].map(uidDigest))
  })

  it.each<[string, readonly ImageSeries[]]>([
    ['of one image', [one(1)]],
    ['of five images', [1, 2, 3, 4, 5].map((number) => one(number))],
    ['with a series of slices', [one(1), one(2, { modality: 'CT', instanceCount: 90 })]],
    ['of two series that are paged through', [one(1, { instanceCount: 8 }), one(2, { instanceCount: 8 })]],
    ['whose number of images is not told', [one(1, { instanceCount: undefined }), one(2)]],
  ])('a study %s is opened in one viewport', (_, series) => {
    expect(viewsSideBySide(series, [])).toBeUndefined()
  })

  it('what accompanies the images (reports, presentation states) is not hung with them', () => {
    expect(viewsSideBySide([one(1), one(2), one(9, { kind: 'presentation-state', modality: 'PR' })], [])).toHaveLength(
      2,
    )
  })
})
