import { describe, expect, it } from 'vitest'
import { DEFAULT_ORDER } from '#session/patient-list-choices.ts'
import { fakePerson } from '#testing/fake-network.ts'
import { inOrder } from './patient-order.ts'

function person(handle: string, kana: string | undefined, birth: string | undefined) {
  return fakePerson(handle, {
    name: { ideographic: handle, phonetic: kana, alphabetic: undefined },
    birthDate: birth === undefined ? undefined : { text: birth, precision: 'day' },
  })
}

const PEOPLE = [
  person('p1', 'モギ サクラ', '1988-03-21'),
  person('p2', undefined, '1940-01-01'),
  person('p3', 'カクウ サブロウ', '1939-12-24'),
  person('p4', 'ガクウ シロウ', undefined),
  person('p5', 'カクウ イチロウ', '1988-03-21'),
]
const order = (people: readonly { handle: string }[]) => people.map(({ handle }) => handle)

describe('the order of the list', () => {
  it('GRID-7: is by フリガナ at first; who has none comes last', () => {
    expect(order(inOrder(PEOPLE, DEFAULT_ORDER, () => undefined))).toEqual(['p5', 'p3', 'p4', 'p1', 'p2'])
  })

  it('GRID-7: keeps the default order as tiebreak, and who has no birth date last in both directions', () => {
    const by = (direction: 'ascending' | 'descending') =>
      order(inOrder(PEOPLE, { column: 'birth-date', direction }, () => undefined))
    expect(by('ascending')).toEqual(['p3', 'p2', 'p5', 'p1', 'p4'])
    expect(by('descending')).toEqual(['p5', 'p1', 'p2', 'p3', 'p4'])
  })
})
