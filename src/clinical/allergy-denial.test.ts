import { describe, expect, it } from 'vitest'
import { denialOf } from './allergy-denial.ts'

describe('what the words of an allergy record deny', () => {
  it.each([
    'アレルギーなし',
    'アレルギー：なし',
    'アレルギー 無し',
    'アレルギー　歴　なし。',
    'アレルギー無い',
    'アレルギー（ー）',
    'アレルギー・過敏症なし',
    'アレルギー、副作用なし',
    '特記すべきアレルギーの既往は特になし',
    'アレルギーなし。特になし',
    'アレルギーなし、薬物アレルギーなし',
    'アレルギーは認めません',
    'No allergies.',
    'No history of allergies',
    'No known allergies; NKDA',
  ])('HDR-2: 「%s」 denies every allergy', (text) => {
    expect(denialOf(text)).toBe('whole')
  })

  it.each(['なし', '特になし。', '該当なし', '（－）', '−', 'None', 'none known', 'NIL'])(
    'H-17: 「%s」 does not say of what',
    (text) => {
      expect(denialOf(text)).toBe('bare')
    },
  )

  it.each([
    '薬物・食物アレルギーなし',
    '薬、食物のアレルギー（－）',
    '薬物アレルギー：なし　食物アレルギー：なし',
    '薬物：なし　食物：なし',
    '薬物 アレルギー なし',
    '食物、アレルギーなし',
    'その他アレルギーなし',
    '他なし',
    '副作用歴なし',
    '禁忌なし',
    'ヨードアレルギー（－）',
    'ヨード：アレルギーなし',
    'スルファメトキサゾールアレルギーなし',
    'かにアレルギーなし',
    'エビとカニのアレルギーなし',
    'アレルギー情報なし',
    'アレルギーの登録は特になし',
    'アレルギー記載なし',
    '薬剤アレルギー登録なし',
    'NKDA',
    'No known drug or food allergies',
    'No allergy to penicillin',
    'NKDA, no known food allergies',
  ])('H-03, H-05: 「%s」 denies a part, or that anything is registered, and never all', (text) => {
    expect(denialOf(text)).toBe('part')
  })

  it.each([
    'エビ、アレルギーなし',
    'エビ，アレルギーなし',
    'エビ､ｱﾚﾙｷﾞｰなし',
    'エビ・アレルギーなし',
    'エビ／アレルギーなし',
    'エビ；アレルギーなし',
    'エビ。アレルギーなし',
    'エビ\nアレルギーなし',
    'エビ　アレルギーなし',
    'エビ（アレルギーなし）',
    'エビ、薬物アレルギーなし',
    'エビ 薬物アレルギーなし',
    'エビ、なし',
    'えび・かに、薬なし',
    'アレルギーなし、エビ',
    'アレルギーなし（エビ）',
    'アレルギーなし。エビで発疹',
    'アレルギーなし？',
    'アレルギー：エビ、薬物アレルギー：なし',
    '食物：エビ　薬物アレルギー：なし',
    '食物アレルギー：エビ、薬物：なし',
    'エビでじんま疹、アレルギーなし',
    'エビで発疹アレルギーなし',
    '造影剤ショック、アレルギーなし',
    '造影剤気分不良アレルギーなし',
    '卵アレルギー薬アレルギーなし',
    '卵アレルギー、現在アレルギーなし',
    'セフェム注意、アレルギーなし',
    'ペニシリン疑いアレルギーなし',
    'エビ他アレルギーなし',
    'エビのみアレルギーなし',
    'アレルギーなし、ただしエビ不可',
    '薬物、食物',
    'アレルギー不明',
    'エビ',
    '',
    'No known allergies, shrimp',
    'No known allergies. Penicillin - rash',
    'NKDA; latex',
    'No known allergies but latex',
    'shrimp, no known drug allergies',
  ])('H-03, H-17: 「%s」 may name an allergy, and is none of a denial', (text) => {
    expect(denialOf(text)).toBeUndefined()
  })
})
