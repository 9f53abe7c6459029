import { describe, expect, it } from 'vitest'
import { sampleDrug, sampleSupply } from '#testing/sample-supplies.ts'
import type { JstDate } from '../jst-date.ts'
import type { MedicationLine } from '../medication-facts.ts'
import { drugRows } from './drug-rows.ts'

const FIVE = sampleDrug('アムロジピンＯＤ錠５ｍｇ「例示」', '2171022F4990')
const HALF = sampleDrug('ノルバスク錠２．５ｍｇ', '2171022F1029')

const NOTHING = ['アムロジピンＯＤ錠５ｍｇ「例示」: ', 'ノルバスク錠２．５ｍｇ: ']

function alongside(...lines: readonly MedicationLine[]) {
  const rows = drugRows(lines, '2026-11-21' as JstDate).flatMap((group) => group.rows)
  return rows.map((row) => `${row.name.text}: ${(row.alongside ?? []).join()}`).toSorted()
}

describe('another strength of an ingredient beside one that runs', () => {
  it('MED-1, H-15: 5 mg and 2.5 mg that one hospital supplies today each tell of the other', () => {
    const both = [sampleSupply('a', '2026-11-10', FIVE, 28), sampleSupply('a', '2026-11-10', HALF, 28)]
    expect(alongside(...both)).toEqual([
      'アムロジピンＯＤ錠５ｍｇ「例示」: ノルバスク錠２．５ｍｇ',
      'ノルバスク錠２．５ｍｇ: アムロジピンＯＤ錠５ｍｇ「例示」',
    ])
  })

  it('MED-8: what took the place of the other, what ended, and what was stopped, is not told as running beside it', () => {
    const now = sampleSupply('a', '2026-11-18', HALF, 28)
    expect(alongside(sampleSupply('a', '2026-10-28', FIVE, 28), now)).toEqual(NOTHING)
    expect(alongside(sampleSupply('a', '2026-10-01', FIVE, 14), now)).toEqual(NOTHING)
    expect(alongside(sampleSupply('a', '2026-11-10', FIVE, 60, { status: 'stopped' }), now)).toEqual(NOTHING)
  })

  it('MED-6: of another hospital it is the possible duplicate and not this', () => {
    const both = [sampleSupply('a', '2026-11-10', FIVE, 28), sampleSupply('b', '2026-11-10', HALF, 28)]
    expect(alongside(...both)).toEqual(NOTHING)
  })
})
