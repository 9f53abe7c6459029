import { describe, expect, it } from 'vitest'
import { outcomeText } from './disease-outcome.ts'

const core = (system: string) => `http://jpfhir.jp/fhir/core/CodeSystem/${system}`

describe('転帰', () => {
  it.each([
    ['HL70241', 'D', '死亡', 'Died'],
    ['HL70241', 'F', '完全回復', 'Fully recovered'],
    ['JHSD0006', 'M', '寛解', 'In remission'],
    ['JP_ConditionDiseaseOutcomeReceipt_CS', '2', '治ゆ', 'Cured'],
  ])('SUM-2: a bare code %s %s reads %s', (system, code, words, english) => {
    expect(outcomeText({ coding: [{ system: core(system), code }] }, 'ja')).toBe(words)
    expect(outcomeText({ coding: [{ system: core(system), code }] }, 'en')).toBe(english)
  })

  it('VAL-5: words of the sender stay, and so does a code that nobody can name', () => {
    const coding = { system: core('HL70241'), code: 'N' }
    expect(outcomeText({ text: '回復せず', coding: [coding] }, 'ja')).toBe('回復せず')
    expect(outcomeText({ coding: [{ ...coding, display: '軽快せず' }] }, 'ja')).toBe('軽快せず')
    expect(outcomeText({ coding: [{ system: core('HL70241'), code: 'Z' }] }, 'ja')).toBe('Z')
    expect(outcomeText({ coding: [{ system: 'urn:local', code: 'D' }] }, 'ja')).toBe('D')
    expect(outcomeText(undefined, 'ja')).toBeUndefined()
  })
})
