import { describe, expect, it } from 'vitest'
import type { Facility } from '#clinical/facility.ts'
import type { LinkState } from '#clinical/person.ts'
import { fakeFacility, fakePerson } from '#testing/fake-network.ts'
import { linkOf, unaskedAnswer } from './unasked.ts'

/** A hospital that publishes documents and nothing else. */
function hospital(): Facility {
  return fakeFacility('b', 'B', '見本総合病院', { disclosedKinds: ['file'] })
}

describe('a hospital that is not asked', () => {
  it.each<LinkState>(['requested', 'stopped', 'withdrawn', 'not-linked'])(
    'SRC-1, H-03: whose link is %s says 未連携 even of what it does not publish',
    (state) => {
      const facility = hospital()
      const link = linkOf(fakePerson('p1', { links: { [facility.id]: state } }), facility)
      expect(unaskedAnswer(facility, link, 'laboratory')).toEqual({ state: 'notLinked' })
      expect(unaskedAnswer(facility, link, 'contact')).toEqual({ state: 'notLinked' })
    },
  )

  it('SRC-1: that does not know the person says 未連携, not 公開していません', () => {
    expect(unaskedAnswer(hospital(), undefined, 'laboratory')).toEqual({ state: 'notLinked' })
  })

  it('SRC-1: that is linked says 公開していません of what it does not publish, and is asked for the rest', () => {
    const facility = hospital()
    const link = linkOf(fakePerson('p1', { links: { [facility.id]: 'linked' } }), facility)
    expect(unaskedAnswer(facility, link, 'laboratory')).toEqual({ state: 'notDisclosed' })
    expect(unaskedAnswer(facility, link, 'file')).toBeUndefined()
  })
})
