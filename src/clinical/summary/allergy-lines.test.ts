import { describe, expect, it } from 'vitest'
import { fakeAllergy } from '#testing/fake-facts.ts'
import type { Allergy } from '../condition-facts.ts'
import { allergyLines, severityOf } from './allergy-lines.ts'

const reaction = (severity: string | undefined, text = '発疹') => ({ reactions: [{ text, severity }] })
const causes = (lines: readonly { records: readonly Allergy[] }[]) => lines.map(({ records }) => records[0]?.cause.text)

describe('アレルギー as lines', () => {
  it('SUM-3: severe first, then moderate, then what is not stated, then mild; within these the newest', () => {
    const { active } = allergyLines([
      fakeAllergy('a', '軽度', '2026-01-01', reaction('mild')),
      fakeAllergy('a', '記載なし', '2026-01-01'),
      fakeAllergy('a', 'リスク低', '2026-01-01', { criticality: 'low' }),
      fakeAllergy('a', '古い重度', '2014-01-01', { criticality: 'high' }),
      fakeAllergy('a', '中等度', '2020-01-01', reaction('moderate')),
      fakeAllergy('a', '新しい重度', '2025-01-01', reaction('severe')),
    ])
    expect(causes(active)).toEqual(['新しい重度', '古い重度', '中等度', '記載なし', 'リスク低', '軽度'])
  })

  it('SUM-3: one 原因 of two hospitals is one line that keeps both records, the newest first, with the worst severity', () => {
    const { active } = allergyLines([
      fakeAllergy('a', 'アモキシシリン', '2012-03-19', reaction('severe', '全身発疹')),
      fakeAllergy('b', 'アモキシシリン', '2026-10-24', reaction(undefined, '呼吸苦')),
    ])
    expect(active).toMatchObject([
      { severity: 'severe', sameBy: 'text', reactions: ['呼吸苦', '全身発疹'], at: { text: '2026-10-24' } },
    ])
    expect(active[0]?.records.map(({ facility }) => facility)).toEqual(['b', 'a'])
  })

  it.each([
    ['http://jpfhir.jp/fhir/core/CodeSystem/YCM/JP_JfagyMedicationAllergen_CS', 'D9M000000000'],
    ['http://jpfhir.jp/fhir/core/CodeSystem/JP_JfagyFoodAllergen_CS', 'D9F000000000'],
    ['http://jpfhir.jp/fhir/core/CodeSystem/JP_JfagyNonFoodNonMedicationAllergen_CS', 'D9N000000000'],
    ['http://terminology.hl7.org/CodeSystem/data-absent-reason', 'unknown'],
    ['http://terminology.hl7.org/CodeSystem/v3-NullFlavor', 'OTH'],
  ])('H-03, H-17: two causes under one code that names nothing (%s %s) are two lines', (system, code) => {
    const cause = (text: string) => ({
      cause: { text, codings: [{ system, code, display: undefined }], isStandard: true },
    })
    const { active } = allergyLines([
      fakeAllergy('a', '造影剤', '2020-01-01', { criticality: 'high', ...cause('造影剤') }),
      fakeAllergy('b', '絆創膏かぶれ', '2025-01-01', cause('絆創膏かぶれ')),
    ])
    expect(active.map(({ severity, records }) => [records.map((each) => each.cause.text), severity])).toEqual([
      [['造影剤'], 'severe'],
      [['絆創膏かぶれ'], undefined],
    ])
    expect(active.map(({ isCoded }) => isCoded)).toEqual([false, false])
  })

  it('HDR-2: 「アレルギーなし」 is no allergy: it stands on its own, beside the allergy of another hospital', () => {
    const { active, negations } = allergyLines([
      fakeAllergy('a', 'ペニシリン系', '2024-01-10'),
      fakeAllergy('b', 'アレルギーなし', '2025-01-22', { isNegation: true }),
    ])
    expect(causes(active)).toEqual(['ペニシリン系'])
    expect(negations.map(({ facility }) => facility)).toEqual(['b'])
  })

  it('H-17: what was refuted is never active, and the hospital that still holds it says so', () => {
    const { active, refuted } = allergyLines([
      fakeAllergy('a', 'そば', '2020-01-01'),
      fakeAllergy('c', 'そば', '2024-01-01', { isRefuted: true, isActive: false }),
      fakeAllergy('c', 'えび', '2024-01-01', { isRefuted: true, isActive: false }),
    ])
    expect(causes(active)).toEqual(['そば'])
    expect(active[0]?.contradictedBy.map(({ facility }) => facility)).toEqual(['c'])
    expect(causes(refuted).toSorted()).toEqual(['えび', 'そば'])
  })

  it('H-17: what is over is kept apart, and what has no status counts', () => {
    const { active, inactive } = allergyLines([
      fakeAllergy('a', '卵', '2001-01-01', { isActive: false }),
      fakeAllergy('a', 'えび', '2001-01-01'),
    ])
    expect([causes(active), causes(inactive)]).toEqual([['えび'], ['卵']])
  })

  it('H-17: 「アレルギーなし」 that its sender calls over denies nothing any more', () => {
    const over = fakeAllergy('a', 'アレルギーなし', '2014-01-01', { isNegation: true, isActive: false })
    const { active, inactive, negations } = allergyLines([over])
    expect([active, negations]).toEqual([[], []])
    expect(causes(inactive)).toEqual(['アレルギーなし'])
  })

  it('VAL-4: what was entered in error is left out and can be counted', () => {
    const { active, withdrawn } = allergyLines([fakeAllergy('a', 'そば', '2020-01-01', { status: 'entered-in-error' })])
    expect([active, withdrawn.length]).toEqual([[], 1])
  })

  it('SUM-3: a cause without any code is told from a coded one', () => {
    const coding = { system: 'urn:oid:1.2', code: 'x', display: undefined }
    const coded = { cause: { text: '造影剤', codings: [coding], isStandard: false } }
    const { active } = allergyLines([
      fakeAllergy('a', '造影剤', '2020', coded),
      fakeAllergy('a', '造影剤で気分不良', '2019'),
    ])
    expect(active.map(({ isCoded }) => isCoded)).toEqual([true, false])
  })

  it('H-17: 未確定 is what one record says and none confirms; a record that does not say is neither', () => {
    const isUnconfirmed = (...said: readonly Allergy['verification'][]) =>
      allergyLines(said.map((verification, at) => fakeAllergy(`${at}`, 'そば', '2020', { verification }))).active[0]
        ?.isUnconfirmed
    expect(isUnconfirmed('unconfirmed')).toBe(true)
    expect(isUnconfirmed('unconfirmed', undefined)).toBe(true)
    expect(isUnconfirmed('unconfirmed', 'confirmed')).toBe(false)
    expect(isUnconfirmed(undefined)).toBe(false)
  })

  it.each([
    ['high', undefined, 'severe'],
    ['low', 'severe', 'severe'],
    ['low', undefined, 'low-risk'],
    ['low', 'mild', 'mild'],
    ['unable-to-assess', undefined, undefined],
    [undefined, 'moderate', 'moderate'],
  ] as const)('criticality %s with a reaction %s reads as %s', (criticality, severity, expected) => {
    expect(severityOf(fakeAllergy('a', 'x', '2020', { criticality, ...reaction(severity) }))).toBe(expected)
  })
})
