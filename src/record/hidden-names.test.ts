import { describe, expect, it } from 'vitest'
import type { Diagnosis } from '#clinical/condition-facts.ts'
import { undisclosedNames } from '#clinical/summary/undisclosed.ts'
import { fakeAllergy, fakeMemo } from '#testing/fake-facts.ts'
import { mentionsAny } from './hidden-names.ts'
import { visibleFacts } from './patient-facing.tsx'

const UNDISCLOSED = [{ mark: 'undisclosed', asOf: undefined }] as const

function diagnosis(name: string, sensitivity: Diagnosis['sensitivity'] = []): Diagnosis {
  const base = fakeAllergy('b', name)
  return {
    ...base,
    kind: 'diagnosis',
    name: base.cause,
    isSuspected: false,
    isPrincipal: true,
    startedAt: undefined,
    endedAt: undefined,
    outcome: undefined,
    isEnded: false,
    severity: undefined,
    bodySite: undefined,
    sensitivity,
  }
}

describe('患者提示モード', () => {
  it('PRV-1: removes what is 未告知, and lets everything be seen when it is off', () => {
    const facts = [diagnosis('高血圧症'), diagnosis('膵癌', UNDISCLOSED)]
    expect(visibleFacts(facts, false)).toHaveLength(2)
    expect(visibleFacts(facts, true).map((fact) => fact.name.text)).toEqual(['高血圧症'])
  })

  it('PRV-1: removes what would reveal it: a note, another hospital, another width of the characters', () => {
    const names = undisclosedNames([diagnosis('ＨＩＶ感染症の疑い', UNDISCLOSED), diagnosis('高血圧症')])
    expect(names).toEqual(['hiv感染症'])
    const facts = [fakeMemo('HIV 感染症は本人に未説明'), fakeMemo('血圧は安定'), diagnosis('HIV感染症')]
    expect(visibleFacts(facts, true, names).map((fact) => fact.kind)).toEqual(['note'])
  })

  it('hides nothing by a name of one character, by a key or by the id of a hospital', () => {
    expect(undisclosedNames([diagnosis('癌', UNDISCLOSED)])).toEqual([])
    expect(mentionsAny({ key: '膵癌', facility: '膵癌', text: '胃炎' }, ['膵癌'])).toBe(false)
  })
})
