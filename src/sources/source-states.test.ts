import { describe, expect, it } from 'vitest'
import type { Answer } from '#clinical/answer.ts'
import type { Instant } from '#clinical/jst-date.ts'
import type { RecordKind } from '#clinical/record-kind.ts'
import { FACILITIES, fakeNetwork, fakePerson } from '#testing/fake-network.ts'
import { linkedSources } from './source-query.ts'
import { sourceState } from './source-states.ts'

const at = (time: number) => time as Instant
const none: Answer<never> = { state: 'none', fetchedAt: at(5) }
const why = { reason: 'unreachable', isRetryable: true } as const
const failed: Answer<never> = { state: 'failed', why, at: at(7) }
const partial: Answer<never> = {
  state: 'data',
  rows: [],
  gaps: [{ kind: 'wrong-patient', count: 1 }],
  fetchedAt: at(3),
}

const [first] = linkedSources(fakeNetwork(), fakePerson('p'))
const stateOf = (answers: Partial<Record<RecordKind, Answer<never>>>) => {
  if (first === undefined) throw new Error('the fake network has no facility')
  const questions = Object.entries(answers).map(([kind, answer]) => ({ kind: kind as RecordKind, answer }))
  return sourceState(first, questions)
}

describe('the state of one hospital', () => {
  it.each<[string, Partial<Record<RecordKind, Answer<never>>>]>([
    ['idle', {}],
    ['complete', { stay: none, note: none }],
    ['loading', { stay: none, note: { state: 'loading', since: at(1) } }],
    ['partial', { stay: none, note: failed }],
    ['partial', { stay: none, note: partial }],
    ['partial', { stay: none, note: { state: 'notPermitted' } }],
    ['failed', { stay: failed, note: failed }],
    ['notPermitted', { stay: { state: 'notPermitted' } }],
    ['notLinked', { stay: { state: 'notLinked' } }],
  ])('SRC-2: is %s for %j', (state, answers) => {
    expect(stateOf(answers).state).toBe(state)
  })

  it('SRC-5: tells the time of its oldest answer and what failed', () => {
    expect(stateOf({ stay: none, note: partial, order: failed })).toMatchObject({
      fetchedAt: 3,
      failures: [{ kind: 'order', why, at: 7 }],
      gaps: [{ kind: 'note', gap: { kind: 'wrong-patient' } }],
      asked: 3,
      arrived: 3,
    })
  })

  it('SRC-4: every facility of the network has a state, the hub last', () => {
    const facilities = linkedSources(fakeNetwork(), fakePerson('p')).map(({ facility }) => facility.id)
    expect(facilities.slice(0, -1)).toEqual(FACILITIES.map(({ id }) => id))
    expect(facilities.at(-1)).toBe('hub')
  })
})
