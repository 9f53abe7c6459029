import { describe, expect, it } from 'vitest'
import { SYSTEM } from '#standards/fhir/identifier-systems.ts'
import type { Concept } from '../fact-base.ts'
import { ingredientKeys, productKey } from './ingredient.ts'

function drug(text: string, ...codings: readonly (readonly [system: string, code: string])[]): Concept {
  return {
    text,
    codings: codings.map(([system, code]) => ({ system, code, display: undefined })),
    isStandard: codings.length > 0,
  }
}

const NORVASC = drug('ノルバスク錠２．５ｍｇ', [SYSTEM.yj, '2171022F1029'])
const AMLODIPINE_OD = drug('アムロジピンＯＤ錠５ｍｇ「例示」', [SYSTEM.yj, '2171022F4990'])
const LOCAL = drug('アムロジピン錠', ['urn:ss-mix2:facility:1:99MED', 'A24600'])
const HOT_A = '108797001'
const HOT_B = '108797002'

describe('the ingredient of a drug, by codes alone (MED-5)', () => {
  it('two brands of one ingredient have one key, by the first seven digits of the YJ code', () => {
    const keyOf = ingredientKeys([NORVASC, AMLODIPINE_OD])
    expect(keyOf(NORVASC)).toBe('yj:2171022')
    expect(keyOf(AMLODIPINE_OD)).toBe('yj:2171022')
  })

  it('a code of the 一般名処方マスタ leads to the same ingredient', () => {
    const generic = drug('【般】アムロジピン錠２．５ｍｇ', [SYSTEM.generalOrder, '2171022F1ZZZ'])
    expect(ingredientKeys([generic])(generic)).toBe('yj:2171022')
  })

  it('a drug without a standard code has no key, however much its name is like another', () => {
    expect(ingredientKeys([NORVASC, LOCAL])(LOCAL)).toBeUndefined()
  })

  it('an oral drug and a tape of one ingredient have different keys: the way into the body is part of the code', () => {
    const tablet = drug('ロキソプロフェンＮａ錠６０ｍｇ', [SYSTEM.yj, '1149019F1990'])
    const tape = drug('ロキソプロフェンＮａテープ１００ｍｇ', [SYSTEM.yj, '2649735S3990'])
    const keyOf = ingredientKeys([tablet, tape])
    expect(keyOf(tablet)).not.toBe(keyOf(tape))
  })

  it('a HOT number leads to the ingredient where a record at hand carries both', () => {
    const both = drug('フロセミド錠２０ｍｇ「見本」', [SYSTEM.yj, '2139005F1990'], [SYSTEM.hot9, HOT_A])
    const hotOnly = drug('フロセミド錠２０ｍｇ「架空」', [SYSTEM.hot9, HOT_B])
    expect(ingredientKeys([both, hotOnly])(hotOnly)).toBe('yj:2139005')
    expect(ingredientKeys([hotOnly])(hotOnly)).toBe('hot:1087970')
  })

  it('a HOT number that stands with two ingredients leads to neither', () => {
    const one = drug('薬一', [SYSTEM.yj, '2139005F1990'], [SYSTEM.hot9, HOT_A])
    const other = drug('薬二', [SYSTEM.yj, '2171022F1990'], [SYSTEM.hot9, HOT_B])
    const hotOnly = drug('薬三', [SYSTEM.hot13, `${HOT_A}0101`])
    expect(ingredientKeys([one, other, hotOnly])(hotOnly)).toBe('hot:1087970')
  })

  it('a code that is no code of the price list gives no key', () => {
    const odd = drug('院内製剤', [SYSTEM.yj, 'X123'])
    expect(ingredientKeys([odd])(odd)).toBeUndefined()
  })
})

it('a product is known by its code, else by its name', () => {
  expect(productKey(NORVASC, 'x')).toBe(`${SYSTEM.yj}|2171022F1029`)
  expect(productKey(LOCAL, 'アムロジピン錠')).toBe('アムロジピン錠')
})

describe('H-15: a dummy number that many drugs carry', () => {
  it.each([
    [SYSTEM.hot9, '999999999'],
    [SYSTEM.hot9, '000000000'],
    [SYSTEM.yj, '999999999999'],
    [SYSTEM.yj, '9999999X9999'],
  ])('%s %s is no ingredient and no product: each stands under its own name', (system, code) => {
    const warfarin = drug('ワーファリン錠１ｍｇ', [system, code])
    const methotrexate = drug('メトトレキサート錠２ｍｇ', [system, code])
    const keyOf = ingredientKeys([warfarin, methotrexate])
    expect([warfarin, methotrexate].map(keyOf)).toEqual([undefined, undefined])
    expect(productKey(warfarin, warfarin.text)).not.toBe(productKey(methotrexate, methotrexate.text))
  })
})
