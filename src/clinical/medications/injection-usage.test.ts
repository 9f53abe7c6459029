import { describe, expect, it } from 'vitest'
import { sampleInjection } from '#testing/sample-supplies.ts'
import type { Injection } from '../medication-facts.ts'
import { injectionUsage } from './injection-usage.ts'

const usage = (text: string, more: Partial<Injection> = {}) =>
  injectionUsage(
    sampleInjection('b', '2026-11-18T09:00', [['大塚生食注５０ｍＬ', '1']], {
      usage: text,
      dose: { text: '52', unit: 'ｍＬ' },
      rate: '100 ミリリッター／時間',
      ...more,
    }),
  )

describe('the dosing text of an injection beside its labelled volume and rate', () => {
  it('MED-1, MED-2: does not say them a second time, without a word of what they are', () => {
    expect(usage('52ｍＬ 100ミリリッター／時間 点滴 静脈内 点滴静注(末梢)')).toBe('点滴 静脈内 点滴静注(末梢)')
    expect(usage('100 mL / h 静脈内', { rate: '100 mL/h' })).toBe('静脈内')
  })

  it('H-15: another amount stays', () => {
    expect(usage('26ｍＬ 50ミリリッター／時間 点滴')).toBe('26ｍＬ 50ミリリッター／時間 点滴')
    expect(usage('52 分かけて', { dose: { text: '52', unit: undefined } })).toBe('52 分かけて')
    expect(usage('52ｍＬ 点滴', { dose: undefined, rate: undefined })).toBe('52ｍＬ 点滴')
  })

  it('without a text nothing is said', () => {
    expect(usage('', { usage: undefined })).toBe('')
  })
})
