import { describe, expect, it } from 'vitest'
import { fakeDiagnosis } from '#testing/fake-facts.ts'
import { revealing } from './undisclosed.ts'

const UNDISCLOSED = { sensitivity: [{ mark: 'undisclosed' as const, asOf: undefined }] }

describe('what would reveal a diagnosis of which the patient has not been told', () => {
  it('PRV-1: any text that names it, with or without の疑い, in any width', () => {
    const reveals = revealing([fakeDiagnosis('b', '肺癌の疑い', '2026-11-07', UNDISCLOSED)])
    expect([reveals('肺癌 精査目的'), reveals('肺 癌'), reveals('肺炎')]).toEqual([true, true, false])
  })

  it('PRV-1: diagnoses that the patient knows hide nothing', () => {
    expect(revealing([fakeDiagnosis('b', '心不全', '2026')])('心不全')).toBe(false)
  })

  it('PRV-1: the disease is named without what stands around it: stage, side, operation, 癌 in kana', () => {
    const told = (name: string, text: string) => revealing([fakeDiagnosis('b', name, '2026', UNDISCLOSED)])(text)
    expect(told('早期胃癌（術後）', '胃癌の治療を継続')).toBe(true)
    expect(told('左乳癌術後', '乳がん検診の結果')).toBe(true)
    expect(told('再発性膵癌の疑い', '膵\u200b癌')).toBe(true)
    expect(told('進行胃癌', '胃潰瘍')).toBe(false)
  })

  it('PRV-1: of a name that is all modifiers as much is kept as still names something', () => {
    const told = (name: string, text: string) => revealing([fakeDiagnosis('b', name, '2026', UNDISCLOSED)])(text)
    expect(told('急性期', '期待')).toBe(false)
    expect(told('急性期', '急性期病棟')).toBe(true)
  })
})
