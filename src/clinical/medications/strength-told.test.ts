import { describe, expect, it } from 'vitest'
import { sampleDrug, sampleSupply } from '#testing/sample-supplies.ts'
import type { Drug } from '../medication-facts.ts'
import { strengthTold } from './strength-told.ts'

const told = (text: string, dose: string, unit: string, strengthType?: Drug['strengthType']) =>
  strengthTold(
    sampleSupply('a', '2026-11-20', sampleDrug(text), 7, {
      drugs: [{ name: sampleDrug(text), amount: undefined, strengthType }],
      dose: { text: dose, unit },
      dailyDose: undefined,
    }),
  )

describe('MED-2: whether a dose is of the preparation or of its ingredient', () => {
  it.each<[string, string, string, Drug['strengthType'], ReturnType<typeof strengthTold>]>([
    ['バルプロ酸ナトリウム細粒４０％「例示」', '0.5', 'g', 'preparation', 'preparation'],
    ['バルプロ酸ナトリウム細粒４０％「例示」', '200', 'mg', 'ingredient', 'ingredient'],
    ['カルボシステインシロップ５％「例示」', '5', 'mL', 'preparation', 'preparation'],
    ['ワルファリンＫ錠１ｍｇ', '2', 'mg', 'ingredient', 'ingredient'],
    ['アムロジピン錠５ｍｇ', '1', '錠', 'preparation', undefined],
    ['アムロジピン錠５ｍｇ', '1', '錠', undefined, undefined],
  ])('%s %s %s, sent as %s: %s', (name, dose, unit, sent, expected) => {
    expect(told(name, dose, unit, sent)).toBe(expected)
  })

  it('H-15: a powder in g or mg of which nobody said so is told as such, a tenfold error hides there', () => {
    expect(told('フェニトイン散１０％「例示」', '0.2', 'ｇ')).toBe('untold')
    expect(told('セフジニル細粒小児用１０％', '50', 'mg')).toBe('untold')
    expect(told('ワルファリンＫ錠１ｍｇ', '2', 'mg')).toBeUndefined()
    expect(told('ツムラ抑肝散エキス顆粒（医療用）', '2.5', 'g')).toBeUndefined()
    expect(told('カルボシステインシロップ５％', '5', 'mL')).toBeUndefined()
  })
})
