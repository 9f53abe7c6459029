import { describe, expect, it } from 'vitest'
import type { Answer, Gap } from '#clinical/answer.ts'
import type { FacilityId } from '#clinical/facility.ts'
import type { JstDate } from '#clinical/jst-date.ts'
import { fakeAllergy } from '#testing/fake-facts.ts'
import { dataOf, FETCHED_AT, failedAnswer } from '#testing/fake-network.ts'
import { emptiness, facilityStates, rowsOf } from './facility-states.ts'

const NONE: Answer<never> = { state: 'none', fetchedAt: FETCHED_AT }
const LOADING: Answer<never> = { state: 'loading', since: FETCHED_AT }
const withGap = (gap: Gap): Answer<never> => ({ state: 'data', rows: [], gaps: [gap], fetchedAt: FETCHED_AT })

function answers<T>(byId: Readonly<Record<string, Answer<T>>>): ReadonlyMap<FacilityId, Answer<T>> {
  return new Map(Object.entries(byId).map(([id, answer]) => [id as FacilityId, answer]))
}

describe('why a list is empty', () => {
  it.each<[string, Answer<never>, string]>([
    ['is still asked', LOADING, 'loading'],
    ['has years that are still asked', withGap({ kind: 'older-not-yet', before: '2024-01-01' as JstDate }), 'loading'],
    ['has answered half of it', withGap({ kind: 'part-awaited', part: 'records' }), 'loading'],
    ['has failed', failedAnswer(), 'failed'],
    ['lacks a page', withGap({ kind: 'capped', shown: 0, total: 9 }), 'failed'],
    ['sent what cannot be read', withGap({ kind: 'unreadable', what: 'OBX', why: '', raw: '' }), 'failed'],
    ['refuses', { state: 'notPermitted' }, 'not-permitted'],
    ['stands outside the consent', { state: 'outOfConsent' }, 'out-of-consent'],
  ])('SRC-1, H-03, H-05: it is not 「該当なし」 while one hospital %s', (_, other, expected) => {
    expect(emptiness([answers({ a: NONE, b: other })])).toBe(expected)
    expect(emptiness([answers({ a: NONE }), answers({ b: other })])).toBe(expected)
  })

  it('SRC-1: it is 「該当なし」 when everybody who may be asked answered so', () => {
    expect(emptiness([answers({ a: NONE, b: { state: 'notDisclosed' }, c: { state: 'notLinked' } })])).toBe('none')
  })

  it('SRC-1: publishing nothing and not being linked are two more things', () => {
    expect(emptiness([answers({ a: { state: 'notDisclosed' }, c: { state: 'notLinked' } })])).toBe('not-disclosed')
    expect(emptiness([answers({ c: { state: 'notLinked' } })])).toBe('not-linked')
  })

  it('SRC-3, SRC-7: with a hospital chosen, the failure of another says nothing about it', () => {
    expect(emptiness([answers({ a: NONE, b: failedAnswer() })], 'a' as FacilityId)).toBe('none')
  })

  it('a hub that keeps nothing of the kind is no facility that keeps silent', () => {
    expect(facilityStates([answers({ a: NONE, hub: { state: 'notDisclosed' } })])).toHaveLength(1)
  })
})

describe('the state of one facility behind several questions', () => {
  it('SRC-2: loses nothing that is missing, and counts what came', () => {
    const [state] = facilityStates([
      answers({ b: dataOf([fakeAllergy('b', 'そば')]) }),
      answers({ b: failedAnswer('server-error') }),
      answers({ b: withGap({ kind: 'wrong-patient', count: 2 }) }),
    ])
    expect(state).toMatchObject({ rows: 1, failure: { why: { reason: 'server-error' } }, gaps: [{ count: 2 }] })
  })
})

describe('records that could not be read', () => {
  it('E10: one that stands in the answers to two questions is one; two in the same answer are two', () => {
    const broken: Gap = { kind: 'unreadable', what: 'Observation/1', why: 'no item is named', raw: '{}' }
    const once = answers({ b: withGap(broken) })
    expect(facilityStates([once, once])[0]?.unreadable).toEqual([broken])
    const twice: Answer<never> = { state: 'data', rows: [], gaps: [broken, broken], fetchedAt: FETCHED_AT }
    expect(facilityStates([once, answers({ b: twice })])[0]?.unreadable).toEqual([broken, broken])
  })
})

describe('the rows of a question', () => {
  it('SRC-4: a hospital filter goes by the hospital of the record, wherever it is kept', () => {
    const kept = answers({ hub: dataOf([fakeAllergy('b', 'そば'), fakeAllergy('c', '卵')]) })
    expect(rowsOf(kept)).toHaveLength(2)
    expect(rowsOf(kept, 'c' as FacilityId).map((row) => row.cause.text)).toEqual(['卵'])
  })
})
