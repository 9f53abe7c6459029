import { describe, expect, it } from 'vitest'
import type { ImageStudy } from '#clinical/imaging/image-study.ts'
import type { JstDate } from '#clinical/jst-date.ts'
import { fakeStudy } from '#testing/fake-images.ts'
import { byYear, countsOf, daysBetween, isInPeriod, rolesOf } from './study-list.ts'

const NOW = fakeStudy('b', '1.1', '2026-11-07T09:41')
const BEFORE = fakeStudy('b', '1.2', '2026-10-24T16:02')
const LONG_AGO = fakeStudy('c', '1.3', '2024-03-01')
const UNDATED = fakeStudy('b', '1.4', '2026', { at: undefined, modalities: ['XA'] })
const CHEST = fakeStudy('c', '1.5', '2026-06-10', { modalities: ['CR'], title: '胸部X線' })
const ALL = [LONG_AGO, UNDATED, NOW, CHEST, BEFORE]

const PRIORS = new Map([
  [NOW.key, BEFORE],
  [BEFORE.key, LONG_AGO],
])
const priorOf = (study: ImageStudy) => PRIORS.get(study.key)

describe('the list of studies', () => {
  it('DT-6 DT-7: stands newest first below its years, studies without a date last', () => {
    expect(byYear(ALL).map(({ year, entries }) => [year, entries.map(({ key }) => key)])).toEqual([
      ['2026', [NOW.key, BEFORE.key, CHEST.key]],
      ['2024', [LONG_AGO.key]],
      [undefined, [UNDATED.key]],
    ])
  })

  it('counts each modality once for each study', () => {
    expect(countsOf([['CT'], ['CT', 'PT', 'CT'], ['CR']])).toEqual([
      { modality: 'CR', count: 1 },
      { modality: 'CT', count: 2 },
      { modality: 'PT', count: 1 },
    ])
  })

  it('VAL-7: a study without a date, or known to the year only, is never filtered away by a day that nobody told', () => {
    const period = { from: '2026-06-01' as JstDate, until: '2026-11-08' as JstDate }
    expect(isInPeriod(undefined, period)).toBe(true)
    expect(isInPeriod({ text: '2026', precision: 'year' }, period)).toBe(true)
    expect(isInPeriod({ text: '2026-11-07T09:41', precision: 'minute' }, period)).toBe(true)
    expect(isInPeriod({ text: '2026-11-08', precision: 'day' }, period)).toBe(false)
    expect(isInPeriod({ text: '2025', precision: 'year' }, period)).toBe(false)
  })

  it('DT-4: tells how many days lie between two studies, and nothing where a day is not known', () => {
    expect(daysBetween(BEFORE.at, NOW.at)).toBe(14)
    expect(daysBetween({ text: '2024-03', precision: 'month' }, NOW.at)).toBeUndefined()
    expect(daysBetween(undefined, NOW.at)).toBeUndefined()
  })
})

describe('今回 and 前回', () => {
  it('IMG-4 H-21: the newest is 今回 and the one before it 前回', () => {
    expect([...rolesOf([BEFORE, NOW], ALL, priorOf)]).toEqual([
      [NOW.key, 'current'],
      [BEFORE.key, 'prior'],
    ])
  })

  it('H-21: a study that has a newer one of its kind is never called 今回, even when it stands alone', () => {
    expect(rolesOf([BEFORE], ALL, priorOf).get(BEFORE.key)).toBe('older')
    expect(rolesOf([NOW], ALL, priorOf).get(NOW.key)).toBe('current')
  })

  it('H-21: what is neither the newest nor the one before is an older one', () => {
    expect(rolesOf([NOW, LONG_AGO], ALL, priorOf).get(LONG_AGO.key)).toBe('older')
  })

  it('a study of another kind beside it is a current one of its own', () => {
    expect(rolesOf([NOW, CHEST], ALL, priorOf).get(CHEST.key)).toBe('current')
  })

  it('two viewports with one study do not make it its own prior', () => {
    expect([...rolesOf([NOW, NOW], ALL, priorOf)]).toEqual([[NOW.key, 'current']])
  })
})
