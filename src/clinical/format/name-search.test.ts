import { describe, expect, it } from 'vitest'
import { foldForSearch } from './name-search.ts'

describe('a name in a search', () => {
  it.each([
    ['ﾐﾎﾝ ﾀﾛｳ', 'ミホン タロウ'],
    ['みほん　たろう', 'ミホン タロウ'],
    ['ガンダ', 'ｶﾞﾝﾀﾞ'],
    ['キヨウコ', 'キョウコ'],
    ['ミホンガオカ', 'ミホンガオカ'],
    ['見本ヶ丘', '見本ケ丘'],
    ['MIHON', 'ｍｉｈｏｎ'],
    ['コーヒ', 'コヒ'],
  ])('ACC-8: %s finds %s', (typed, recorded) => {
    expect(foldForSearch(typed)).toBe(foldForSearch(recorded))
  })

  it.each([
    ['髙橋', '高橋'],
    ['山﨑', '山崎'],
    ['渡邊', '渡辺'],
    ['渡邉', '渡辺'],
    ['齋藤', '斎藤'],
    ['𠮷野', '吉野'],
    ['葛\u{E0100}城', '葛城'],
  ])('ACC-8, H-23: the variant form of %s finds %s', (typed, recorded) => {
    expect(foldForSearch(typed)).toBe(foldForSearch(recorded))
  })

  it('ACC-8: different names stay different', () => {
    expect(foldForSearch('ハナコ')).not.toBe(foldForSearch('バナコ'))
    expect(foldForSearch('斉藤')).not.toBe(foldForSearch('斎藤'))
  })
})
