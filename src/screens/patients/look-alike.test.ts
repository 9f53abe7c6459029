import { describe, expect, it } from 'vitest'
import type { ClinicalTime } from '#clinical/clinical-time.ts'
import type { Sex } from '#clinical/person.ts'
import { fakePerson } from '#testing/fake-network.ts'
import { lookAlikes } from './look-alike.ts'

const born = (text: string): ClinicalTime => ({ text, precision: text.length === 4 ? 'year' : 'day' })

function person(handle: string, kanji: string, kana: string | undefined, birth: string, sex: Sex = 'female') {
  const name = { ideographic: kanji, phonetic: kana, alphabetic: undefined }
  return fakePerson(handle, { name, birthDate: born(birth), sex })
}

describe('LIST-2: rows that could be taken for each other', () => {
  it('are those of the same name, of the same フリガナ, and of the same birth date and sex', () => {
    const marks = lookAlikes([
      person('p1', '例示 花子', 'レイジ ハナコ', '1961-07-03'),
      person('p2', '例示　花子', 'レイジ ハナコ', '1961-11-23'),
      person('p3', '見本 恵', 'ミホン メグミ', '1970-01-01'),
      person('p4', '見本 萌', 'ﾐﾎﾝ ﾒｸﾞﾐ', '1980-01-01'),
      person('p5', '手本 久美子', 'テホン クミコ', '1966-06-06'),
      person('p6', '手本 久仁子', 'テホン クニコ', '1966-06-06'),
      person('p7', '架空 三郎', 'カクウ サブロウ', '1966-06-06', 'male'),
    ])
    expect(Object.fromEntries(marks)).toEqual({
      p1: 'same-name',
      p2: 'same-name',
      p3: 'same-kana',
      p4: 'same-kana',
      p5: 'same-birth',
      p6: 'same-birth',
    })
  })

  it('are told alike in old and new kanji (H-01, H-23)', () => {
    const marks = lookAlikes([
      person('p1', '髙橋 仮名', undefined, '1950-01-01'),
      person('p2', '高橋 仮名', undefined, '1960-01-01'),
    ])
    expect([...marks.keys()]).toEqual(['p1', 'p2'])
  })

  it('are not those of whom only the year of birth is known', () => {
    expect(lookAlikes([person('p1', '甲 一', 'コウ', '1950'), person('p2', '乙 二', 'オツ', '1950')]).size).toBe(0)
  })
})
