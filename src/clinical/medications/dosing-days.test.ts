import { describe, expect, it } from 'vitest'
import { leavesDaysOut } from './dosing-days.ts'

describe('H-15: a dosing that leaves days out says nothing of the day on which a supply ends', () => {
  it.each([
    '週1回 月曜日 朝食後',
    '１週間に１回　起床時',
    '週に3回',
    '週2〜3回',
    '2週に1回',
    '2週間ごと（構造化データから）',
    '隔日 1日1回朝食後',
    '1日1回朝食後　１日おき',
    '3日ごと（構造化データから）',
    '2日に1回',
    '月・木曜日（構造化データから）',
    '月・水・金',
    '毎週日曜日',
    '奇数日',
    '月1回',
    '4週間に1回',
    '3か月ごと',
    '21日間投与、7日休薬',
    '4投2休',
    '5日服用2日休',
    '日祝休み',
    '透析日のみ',
    'once weekly',
    'every other day',
    'every 3 days',
    'three times per week',
    'W0100100',
    'I1100000',
    '月水金 朝食後',
    '月 水 金',
    '月/水/金',
    '火木土',
    '週3日',
    '週に3日',
    '週1日 1日2回朝夕食後',
    '1回/週',
    '３回／週',
    '1回/2週',
    '週四回',
    '第1・3木',
    '第２土曜',
    '2W毎',
    '偶数週',
    'QOD',
    'q.o.d.',
    'HD後',
    '透析前',
    '1日1回 月～金',
    '月曜から金曜',
    '曜日指定 月',
  ])('%s', (usage) => {
    expect(leavesDaysOut([usage])).toBe(true)
  })

  it.each([
    '1日3回毎食後',
    '内服・経口・１日１回朝食後',
    '１日３回８時間毎',
    '8時間ごと（構造化データから）',
    '1日に2回 朝・夕食後',
    '分3 毎食後 14日分',
    '12月25日より 1日1回',
    '粉砕 一包化',
    '不均等・２回目・１錠',
    'V14NNNNN',
    '1日1回お休み前',
    '休み前 1錠',
    '11月1日より1日1回',
    'every 12 hours',
    'daily',
    '2週間 1日2回',
    '1日3回 1週7日分',
    '毎日水で服用',
    '11月～12月 1日1回',
    '生年月日',
    'HDL低下',
    '1回/日',
    '',
  ])('and every day: %s', (usage) => {
    expect(leavesDaysOut([usage])).toBe(false)
  })

  it('is told by an instruction beside the dosing, too', () => {
    expect(leavesDaysOut(['1日1回朝食後', '日曜日は休み'])).toBe(true)
  })
})
