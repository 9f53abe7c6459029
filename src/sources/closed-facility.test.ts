import { describe, expect, it } from 'vitest'
import { fakeFacility, fakePerson } from '#testing/fake-network.ts'
import { sourceState } from './source-states.ts'
import { unaskedAnswer } from './unasked.ts'

const LINK = fakePerson('p1').links[1]
const PHARMACY = { ...fakeFacility('b', 'B', '見本薬局', { disclosedKinds: ['prescription', 'note'] }) }
const source = { facility: PHARMACY, timeline: () => Promise.reject(), records: () => Promise.reject() }

describe('a facility of which the user may read nothing', () => {
  it('B1: is not one that is still to be asked, and never one that answered', () => {
    const closed = { ...PHARMACY, closedKinds: new Set(['prescription', 'note'] as const) }
    expect(sourceState({ source, facility: closed, link: LINK }, []).state).toBe('notPermitted')
    const partly = { ...PHARMACY, closedKinds: new Set(['note'] as const) }
    expect(sourceState({ source, facility: partly, link: LINK }, []).state).toBe('idle')
  })

  it('B1, SRC-1: a closed kind is 閲覧権限なし; what the facility does not disclose at all stays 非公開', () => {
    const closed = { ...PHARMACY, closedKinds: new Set(['prescription', 'laboratory'] as const) }
    expect(unaskedAnswer(closed, LINK, 'prescription')).toEqual({ state: 'notPermitted' })
    expect(unaskedAnswer(closed, LINK, 'laboratory')).toEqual({ state: 'notDisclosed' })
    expect(unaskedAnswer(closed, LINK, 'note')).toBeUndefined()
  })
})
