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
})
