import { describe, expect, it } from 'vitest'
import type { Answer } from '#clinical/answer.ts'
import type { FacilityId } from '#clinical/facility.ts'
import type { ClinicalFact } from '#clinical/facts.ts'
import type { JstDate } from '#clinical/jst-date.ts'
import { SYSTEM } from '#standards/fhir/identifier-systems.ts'
import { fakeAllergy, fakeContraindication, fakeInfection, fakeMemo } from '#testing/fake-facts.ts'
import { dataOf, FETCHED_AT, failedAnswer } from '#testing/fake-network.ts'
import { summarizeAlerts } from './alert-summary.ts'

const NONE: Answer<never> = { state: 'none', fetchedAt: FETCHED_AT }
const LOADING: Answer<never> = { state: 'loading', since: FETCHED_AT }
/** The newest years have come, the others are still asked. */
const OLDER_NOT_YET: Answer<never> = {
  state: 'data',
  rows: [],
  gaps: [{ kind: 'older-not-yet', before: '2024-11-20' as JstDate }],
  fetchedAt: FETCHED_AT,
}
const NEGATION = fakeAllergy('b', 'アレルギーなし', '2026-05-13', { isNegation: true })

function summary(answers: Readonly<Record<string, Answer<ClinicalFact>>>) {
  return summarizeAlerts(new Map(Object.entries(answers).map(([id, answer]) => [id as FacilityId, answer])))
}
const texts = (items: readonly { text: string }[]) => items.map(({ text }) => text)

describe('an alert block of the patient header', () => {
  it('HDR-1: counts what hospitals recorded, the severe ones first', () => {
    const { state, items } = summary({
      b: dataOf([fakeAllergy('b', 'そば'), fakeAllergy('b', 'アモキシシリン', undefined, { criticality: 'high' })]),
    })
    expect(state).toBe('listed')
    expect(texts(items)).toEqual(['アモキシシリン', 'そば'])
  })

  it('HDR-1, H-17: an allergy with a severe reaction stands first although nobody called its risk high', () => {
    const severe = { reactions: [{ text: 'ショック', severity: 'severe' }] }
    const { items } = summary({
      b: dataOf([fakeAllergy('b', 'そば'), fakeAllergy('b', 'ラテックス', undefined, severe)]),
    })
    expect(items.map(({ text, isCritical }) => [text, isCritical])).toEqual([
      ['ラテックス', true],
      ['そば', false],
    ])
  })

  it('HDR-2, H-17: 「アレルギーなし」 that is over or refuted confirms nothing', () => {
    for (const more of [{ isActive: false }, { isRefuted: true, isActive: false }]) {
      const { state } = summary({ b: dataOf([{ ...NEGATION, ...more }]), c: NONE })
      expect(state, JSON.stringify(more)).toBe('not-recorded')
    }
  })

  it('SRC-11: the same thing told by two hospitals counts once and names both', () => {
    const { items } = summary({
      b: dataOf([fakeAllergy('b', 'アモキシシリン', '2019-05-13')]),
      c: dataOf([fakeAllergy('c', 'ｱﾓｷｼｼﾘﾝ', '2022-05-13')]),
    })
    expect(items).toHaveLength(1)
    expect(items[0]?.sources.map(({ facility, at }) => `${facility} ${at?.text}`)).toEqual([
      'b 2019-05-13',
      'c 2022-05-13',
    ])
  })

  it('HDR-1, SUM-3: one contraindication of a hospital and of the network counts once, by its dated record', () => {
    const { items } = summary({
      a: dataOf([fakeContraindication('a', 'ロキソプロフェン（ＮＳＡＩＤｓ）　喘息発作の既往')]),
      hub: dataOf([fakeContraindication('hub', 'ロキソプロフェン（NSAIDs）：喘息発作の既往', '2026-05-13')]),
    })
    expect(texts(items)).toEqual(['ロキソプロフェン（NSAIDs）：喘息発作の既往'])
    expect(items[0]?.sources.map(({ facility }) => facility)).toEqual(['a', 'hub'])
  })

  it('SUM-3: another reason against the same drug, and one word for two codes, stay two', () => {
    const reasons = [
      fakeContraindication('a', 'ロキソプロフェン：喘息'),
      fakeContraindication('a', 'ロキソプロフェン：腎障害'),
    ]
    expect(summary({ a: dataOf(reasons) }).items).toHaveLength(2)
    const coded = (facility: string, code: string) =>
      fakeAllergy(facility, '抗菌薬', undefined, {
        cause: { text: '抗菌薬', codings: [{ system: SYSTEM.yj, code, display: undefined }], isStandard: true },
      })
    const two = { a: dataOf([coded('a', '6131001M1010')]), b: dataOf([coded('b', '6132002F1010')]) }
    expect(summary(two).items).toHaveLength(2)
  })

  it('HDR-2: 「アレルギーなし」 is never counted as an allergy, and confirms none when everybody has answered', () => {
    const { state, items, confirmedBy } = summary({ b: dataOf([NEGATION]), c: NONE })
    expect(state).toBe('confirmed-none')
    expect(items).toEqual([])
    expect(confirmedBy).toMatchObject({ facility: 'b', at: { text: '2026-05-13' } })
  })

  it.each<[string, Answer<never>, string]>([
    ['has failed', failedAnswer(), 'partly'],
    ['is still asked', LOADING, 'loading'],
    ['is still asked for its older years', OLDER_NOT_YET, 'loading'],
    ['refuses', { state: 'notPermitted' }, 'partly'],
    ['stands outside the consent', { state: 'outOfConsent' }, 'partly'],
  ])('H-03: it never says なし while one hospital %s', (_, other, state) => {
    expect(summary({ b: dataOf([NEGATION]), c: other }).state).toBe(state)
  })

  it.each(['薬物アレルギー：なし', '食物アレルギーなし', 'ヨードアレルギー（－）', 'セフェムアレルギーなし'])(
    'HDR-2, H-05: 「%s」 denies a part, and never the whole',
    (text) => {
      const { state, others } = summary({
        b: dataOf([fakeAllergy('b', text, '2026-05-13', { isNegation: true })]),
        c: NONE,
      })
      expect(state).toBe('not-recorded')
      expect(others).toMatchObject([{ text, remark: 'part-negation' }])
    },
  )

  it('SUM-5: HBs抗体, which a vaccination makes positive, is listed and never counted, nor does it prove an absence', () => {
    const antibody = { ...fakeInfection('b', 'HBs抗体', '(+)', '2024-03-01'), isImmunity: true }
    const { state, items, others } = summary({ b: dataOf([antibody]) })
    expect({ state, items }).toEqual({ state: 'not-recorded', items: [] })
    expect(others).toMatchObject([{ text: 'HBs抗体 (+)', remark: 'immunity' }])
  })

  it('SUM-5, NUM-4: a number without a judgement is neither positive nor negative: it is listed with its unit', () => {
    const value = { text: '0.04', comparator: undefined, magnitude: 0.04, unit: 'IU/mL' }
    const { state, items } = summary({ b: dataOf([{ ...fakeInfection('b', 'HBs抗原', '0.04', '2024-03-01'), value }]) })
    expect(state).toBe('listed')
    expect(items).toMatchObject([{ text: 'HBs抗原 0.04 IU/mL' }])
  })

  it('HDR-2: nothing recorded is 記録なし（未確認）, not なし', () => {
    expect(summary({ b: NONE, c: { state: 'notDisclosed' } }).state).toBe('not-recorded')
  })

  it.each<[string, Answer<never>]>([
    ['has failed', failedAnswer()],
    ['answered in part', { ...OLDER_NOT_YET, gaps: [{ kind: 'unreadable', what: 'AL1', why: '', raw: '' }] }],
    ['refuses', { state: 'notPermitted' }],
    ['stands outside the consent', { state: 'outOfConsent' }],
  ])('H-05, SRC-2: 記録なし（未確認） is not said either while one hospital %s', (_, other) => {
    expect(summary({ b: NONE, c: other }).state).toBe('partly')
    expect(summary({ b: NONE, c: other, d: LOADING }).state).toBe('loading')
  })

  it('SRC-1, H-05: failed, not permitted and not disclosed stay apart', () => {
    expect(summary({ b: failedAnswer(), c: { state: 'notLinked' } }).state).toBe('failed')
    expect(summary({ b: { state: 'notPermitted' } }).state).toBe('not-permitted')
    expect(summary({ b: { state: 'notDisclosed' }, c: { state: 'notLinked' } }).state).toBe('not-disclosed')
  })

  it('SRC-2: names who is missing, from a count that is not complete too', () => {
    const gaps = [{ kind: 'unreadable', what: 'AL1', why: '', raw: '' }] as const
    const { state, failed, refused, asking } = summary({
      a: { state: 'data', rows: [fakeAllergy('a', 'そば')], gaps, fetchedAt: FETCHED_AT },
      b: failedAnswer(),
      c: LOADING,
      d: { state: 'outOfConsent' },
    })
    expect([state, failed, asking, refused]).toEqual(['listed', ['a', 'b'], ['c'], ['d']])
  })

  it('H-17: refuted and ended records are listed apart and not counted', () => {
    const { items, others } = summary({
      b: dataOf([
        fakeAllergy('b', 'ペニシリン', undefined, { isRefuted: true }),
        fakeAllergy('b', '卵', undefined, { isActive: false }),
        fakeContraindication('b', 'ロキソプロフェン'),
      ]),
    })
    expect(texts(items)).toEqual(['ロキソプロフェン'])
    expect(others.map(({ text, remark }) => `${text} ${remark}`)).toEqual(['ペニシリン refuted', '卵 inactive'])
  })

  it('VAL-4: a record entered in error is no alert', () => {
    const { state } = summary({ b: dataOf([fakeAllergy('b', 'そば', undefined, { status: 'entered-in-error' })]) })
    expect(state).toBe('not-recorded')
  })

  it.each(['陰性', '(-)', '（−）', '−', 'ー', 'negative'])('an infection test that says %s is not counted', (value) => {
    const { state, others } = summary({ b: dataOf([fakeInfection('b', 'HCV抗体', value, '2024-03-01')]) })
    expect(state).toBe('confirmed-none')
    expect(others).toHaveLength(1)
  })

  it.each(['陽性', '(+)', '2+', '判定保留', '(±)', undefined])(
    'H-05: an infection test that says %s is counted: only a plain negative is not',
    (value) => {
      expect(summary({ b: dataOf([fakeInfection('b', 'HCV抗体', value)]) }).items).toHaveLength(1)
    },
  )

  it('SUM-5: a test repeated is one item, told by its newest result, and another test is another item', () => {
    const { items } = summary({
      b: dataOf([
        fakeInfection('b', 'HCV抗体', '(2+)', '2019-03-01'),
        { ...fakeInfection('b', 'HCV抗体', '(1+)', '2024-03-01'), key: 'later' },
        fakeInfection('b', 'HBs抗原', '(+)', '2020-03-01'),
      ]),
    })
    expect(texts(items)).toEqual(['HCV抗体 (1+)', 'HBs抗原 (+)'])
    expect(items[0]?.sources).toHaveLength(2)
  })

  it('PRV-1: 未告知 stays with the item', () => {
    const hidden = fakeInfection('b', 'HIV抗体', '(+)')
    const { items } = summary({
      b: dataOf([{ ...hidden, sensitivity: [{ mark: 'undisclosed', asOf: undefined }] }]),
    })
    expect(items[0]?.isUndisclosed).toBe(true)
  })

  it('only important memos stand in the header', () => {
    const { items } = summary({
      hub: dataOf([fakeMemo('抗凝固薬 継続中'), { ...fakeMemo('ふつうのメモ'), isImportant: false }]),
    })
    expect(texts(items)).toEqual(['抗凝固薬 継続中'])
  })
})
