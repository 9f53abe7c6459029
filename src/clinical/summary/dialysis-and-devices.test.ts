import { describe, expect, it } from 'vitest'
import { fakeDiagnosis, fakeProcedure } from '#testing/fake-facts.ts'
import { dialysisAndDevices } from './dialysis-and-devices.ts'

describe('透析・デバイス', () => {
  it('FACE-1: is known from the name of a diagnosis that goes on, in its own words, with date and hospital', () => {
    expect(dialysisAndDevices([], [fakeDiagnosis('d', '慢性腎不全維持透析中', '2019-05-07')])).toMatchObject([
      {
        what: 'dialysis',
        text: '慢性腎不全維持透析中',
        from: 'diagnosis',
        facility: 'd',
        at: { text: '2019-05-07' },
      },
    ])
  })

  it('FACE-1: of a dialysis given three times a week the newest stands, and before any device', () => {
    const found = dialysisAndDevices(
      [
        fakeProcedure('d', '人工腎臓（4時間未満）', '2026-11-16'),
        fakeProcedure('d', '人工腎臓（4時間未満）', '2026-11-18'),
        fakeProcedure('c', 'ペースメーカー移植術', '2026-11-19'),
      ],
      [],
    )
    expect(found.map(({ what, at }) => [what, at?.text])).toEqual([
      ['dialysis', '2026-11-18'],
      ['device', '2026-11-19'],
    ])
  })

  it('reads ICD-10 Z99.2 and Z95.0 where the words do not say it', () => {
    const coded = (code: string) =>
      fakeDiagnosis('a', 'その他', '2020', {
        name: { text: 'その他', codings: [{ system: 'icd10', code, display: undefined }], isStandard: true },
      })
    expect(dialysisAndDevices([], [coded('Z99.2')])).toMatchObject([{ what: 'dialysis' }])
    expect(dialysisAndDevices([], [coded('Z950')])).toMatchObject([{ what: 'device' }])
  })

  it.each([
    ['ended', { isEnded: true }],
    ['only suspected', { isSuspected: true }],
    ['entered in error', { status: 'entered-in-error' as const }],
  ])('takes nothing from a diagnosis that is %s', (_why, more) => {
    expect(dialysisAndDevices([], [fakeDiagnosis('a', '維持透析中', '2020', more)])).toEqual([])
  })

  it('takes nothing from a treatment that was cancelled or is only planned', () => {
    const ofStatus = (status: 'cancelled' | 'planned') => ({
      ...fakeProcedure('a', 'ペースメーカー移植術', '2026'),
      status,
    })
    expect(dialysisAndDevices([ofStatus('cancelled'), ofStatus('planned')], [])).toEqual([])
  })

  it.each(['糖尿病透析予防指導管理料', '透析予防外来', '透析導入予防教室'])(
    'FACE-1: 「%s」 is given to patients who are not on dialysis, and claims none',
    (name) => expect(dialysisAndDevices([fakeProcedure('a', name, '2026-11-01')], [])).toEqual([]),
  )

  it.each([
    'ペースメーカー抜去術',
    '在宅酸素療法中止',
    '人工肛門閉鎖術',
    '胃瘻抜去',
    '人工呼吸器離脱',
    '血液透析終了',
    '植込型除細動器抜去',
  ])('FACE-1: 「%s」 ends what it names and does not claim it', (name) => {
    expect(dialysisAndDevices([fakeProcedure('a', name, '2026-11-01')], [])).toMatchObject([
      { what: 'ended', text: name, at: { text: '2026-11-01' } },
    ])
  })

  it.each([
    'ペースメーカー電池交換術',
    '人工呼吸器離脱困難',
    '胃瘻カテーテル抜去・交換',
    '植込型除細動器移植術',
    'シャント閉塞',
  ])('FACE-1: with 「%s」 the patient has the device still', (name) => {
    expect(dialysisAndDevices([fakeProcedure('a', name, '2026-11-01')], [])).toMatchObject([{ what: 'device' }])
  })

  it('FACE-1: what ended stands below, and the older record that it may have ended stays beside it', () => {
    const all = [fakeProcedure('a', '人工肛門閉鎖術', '2026-03-01'), fakeProcedure('b', '人工肛門造設術', '2025-07-06')]
    expect(dialysisAndDevices(all, []).map(({ what }) => what)).toEqual(['device', 'ended'])
  })
})
