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
})
