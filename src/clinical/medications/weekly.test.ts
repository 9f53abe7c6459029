import { describe, expect, it } from 'vitest'
import { sampleDrug, sampleSupply } from '#testing/sample-supplies.ts'
import { weeklyOf } from './weekly.ts'

const taken = (usage: string, ...instructions: readonly string[]) =>
  weeklyOf([sampleSupply('a', '2026-11-20', sampleDrug('仮薬錠'), 28, { usage, instructions })])

describe('H-15: a drug taken once a week is told as such', () => {
  it.each([
    '週1回 朝食後',
    '内服・経口・１日１回朝食後　月曜日　週１回　月曜日のみ',
    '１週間に１回 起床時',
    '1週1回',
    '毎週月曜日 朝食後',
    '1日1回朝食後 水曜日だけ',
    'once weekly',
    'weekly',
    '週一回 朝食後',
    '一週間に一回',
    '1回/週',
    '週1日 1日2回朝夕食後',
    '毎週木 起床時',
    '毎木曜',
    '木曜日 朝食後',
    '7日に1回',
    '起床時 週1回（構造化データから）',
    '起床時 7日ごと 木曜日（構造化データから）',
  ])('by its dosing: %s', (usage) => {
    expect(taken(usage)).toBe('stated')
  })

  it('by an instruction beside the dosing', () => {
    expect(taken('1日1回朝食後', '週１回（月曜日）')).toBe('stated')
  })

  it.each([
    '1日3回毎食後',
    '2週に1回',
    '４週間に１回',
    '週2回 月・木曜日',
    '毎週月・木曜日',
    '月・水・金曜日のみ',
    '1日1回 週1回休薬',
    '1日1回 日曜日は休み',
    '14日分 1日1回',
    '隔週1回',
    '隔週木曜日',
    '第1・3木曜日',
    '第1週1回',
    '偶数週1回',
    '1回/2週',
    '週1日休薬',
    '週2回/月曜日から',
    '1日1回 木曜日から開始',
    '月～金曜日 1日1回',
    '月水金曜日 朝食後',
    '毎週月木',
    '月1回 木曜日',
    'twice weekly',
    'bi-weekly',
    '17日に1回',
    '毎日1回 朝食後',
    '毎日 水で服用',
  ])('and not what only looks like it: %s', (usage) => {
    expect(taken(usage)).toBeUndefined()
  })

  it('methotrexate for rheumatism is known by its ingredient even where the dosing says nothing of a week', () => {
    const name = sampleDrug('メトトレキサートカプセル２ｍｇ「例示」', '3999016M1990')
    expect(weeklyOf([sampleSupply('a', '2026-11-20', name, 28, { usage: '1日1回朝食後' })])).toBe('ingredient')
    expect(weeklyOf([sampleSupply('a', '2026-11-20', name, 28, { usage: '週1回 月曜日' })])).toBe('stated')
  })

  it('an old 週1回 does not vouch for a newer 1日1回: the newer one must be looked at', () => {
    const [old, now] = ['週1回 月曜日', '1日1回朝食後'].map((usage) =>
      sampleSupply('a', '2026-11-20', sampleDrug('仮薬錠'), 28, { usage }),
    )
    if (old === undefined || now === undefined) throw new Error('expected two lines')
    expect(weeklyOf([now], [old, now])).toBe('formerly')
    expect(weeklyOf([old], [now, old])).toBe('stated')
    expect(weeklyOf([old, now])).toBe('formerly')
    const methotrexate = sampleDrug('メトトレキサートカプセル２ｍｇ「例示」', '3999016M1990')
    const daily = sampleSupply('a', '2026-11-20', methotrexate, 28, { usage: '1日1回朝食後' })
    expect(weeklyOf([daily], [sampleSupply('a', '2026-10-20', methotrexate, 28, { usage: '週1回' }), daily])).toBe(
      'ingredient',
    )
  })

  it('alendronate is weekly at 35 mg and daily at 5 mg', () => {
    const weekly = sampleDrug('アレンドロン酸錠３５ｍｇ「見本」', '3999018F2990')
    const daily = sampleDrug('アレンドロン酸錠５ｍｇ「見本」', '3999018F1990')
    const usage = '起床時'
    expect(weeklyOf([sampleSupply('a', '2026-11-20', weekly, 28, { usage })])).toBe('ingredient')
    expect(weeklyOf([sampleSupply('a', '2026-11-20', daily, 28, { usage })])).toBeUndefined()
  })

  it.each<[string, 'ingredient' | undefined]>([
    ['リウマトレックスカプセル２ｍｇ', 'ingredient'],
    ['メトトレキサート錠２ｍｇ「例示」', 'ingredient'],
    ['ボナロン錠３５ｍｇ', 'ingredient'],
    ['メトジェクト皮下注１０ｍｇシリンジ０．２０ｍＬ', 'ingredient'],
    ['メソトレキセート錠２．５ｍｇ', undefined],
    ['メトトレキサート錠２．２ｍｇ', undefined],
    ['ボナロン錠５ｍｇ', undefined],
  ])('without a code by its name: %s', (name, expected) => {
    expect(weeklyOf([sampleSupply('a', '2026-11-20', sampleDrug(name), 28, { usage: '1日1回朝食後' })])).toBe(expected)
  })
})
