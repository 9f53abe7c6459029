import { describe, expect, it } from 'vitest'
import type { FacilityId } from '#clinical/facility.ts'
import { FACILITIES, fakePerson } from '#testing/fake-network.ts'
import { isFound, readSearch } from './patient-search.ts'

const OWN = 'a' as FacilityId
const TARO = fakePerson('p1', { numbers: { a: '00012345', b: '4471009' } })
const YEAR_ONLY = fakePerson('p2', { birthDate: { text: '1948', precision: 'year' } })
const NOBODY = fakePerson('p3', {
  name: { ideographic: '髙﨑 花子', phonetic: undefined, alphabetic: undefined },
  birthDate: undefined,
  numbers: { a: '99' },
})

function finds(typed: string, person = TARO): boolean {
  return isFound(person, readSearch(typed, FACILITIES, OWN))
}

describe('a search for a patient', () => {
  it.each(['ミホン', 'みほん', 'ﾐﾎﾝ', 'ホンタ', '見本', '見本太郎', '見本　太郎', 'mihon'])(
    'LIST-3, ACC-8: 「%s」 finds 見本 太郎 by name',
    (typed) => {
      expect(readSearch(typed, FACILITIES, OWN).map(({ by }) => by)).toEqual(['name'])
      expect(finds(typed)).toBe(true)
    },
  )

  it.each(['S23.4.12', '昭和23年4月12日', '1948/4/12', '19480412', '昭和23年', '1948年4月'])(
    'LIST-3: 「%s」 finds him by birth date',
    (typed) => {
      expect(finds(typed)).toBe(true)
    },
  )

  it.each(['00012345', '12345', '見本総合 4471', '見本総合病院　4471009', 'B 4471', 'ｂ ４４７１'])(
    'LIST-3, PID-7: 「%s」 finds him by number, of the own facility where none is named',
    (typed) => {
      expect(finds(typed)).toBe(true)
    },
  )

  it('LIST-3: eight digits may be a birth date or a number, and both are searched', () => {
    expect(readSearch('19480412', FACILITIES, OWN).map(({ by }) => by)).toEqual(['birth-date', 'patient-number'])
  })

  it('LIST-3: a number of another facility does not find a patient who has it elsewhere', () => {
    expect(finds('架空大学 4471009')).toBe(false)
    expect(finds('4471009')).toBe(false)
  })

  it('VAL-7: a birth date that is recorded to the year only is found by a whole date, never hidden', () => {
    expect(finds('1948/4/12', YEAR_ONLY)).toBe(true)
    expect(finds('1949/4/12', YEAR_ONLY)).toBe(false)
  })

  it('ACC-8, H-23: a name without フリガナ is found by its kanji in the new form', () => {
    expect(finds('高崎', NOBODY)).toBe(true)
    expect(finds('ハナコ', NOBODY)).toBe(false)
  })

  it('an empty search finds everybody', () => {
    expect(finds('　')).toBe(true)
  })
})
