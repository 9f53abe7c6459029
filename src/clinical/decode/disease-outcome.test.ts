import { describe, expect, it } from 'vitest'
import { outcomeText } from './disease-outcome.ts'

const core = (system: string) => `http://jpfhir.jp/fhir/core/CodeSystem/${system}`

describe('転帰', () => {
  it.each([
    ['HL70241', 'D', '死亡'],
    ['HL70241', 'F', '完全回復'],
    ['JHSD0006', 'M', '寛解'],
    ['JP_ConditionDiseaseOutcomeReceipt_CS', '2', '治ゆ'],
  ])('SUM-2: a bare code %s %s reads %s', (system, code, words) => {
    expect(outcomeText({ coding: [{ system: core(system), code }] })).toBe(words)
  })

  it('VAL-5: words of the sender stay, and so does a code that nobody can name', () => {
    const coding = { system: core('HL70241'), code: 'N' }
    expect(outcomeText({ text: '回復せず', coding: [coding] })).toBe('回復せず')
    expect(outcomeText({ coding: [{ ...coding, display: '軽快せず' }] })).toBe('軽快せず')
    expect(outcomeText({ coding: [{ system: core('HL70241'), code: 'Z' }] })).toBe('Z')
    expect(outcomeText({ coding: [{ system: 'urn:local', code: 'D' }] })).toBe('D')
    expect(outcomeText(undefined)).toBeUndefined()
  })
})
