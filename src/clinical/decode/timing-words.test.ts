import { describe, expect, it } from 'vitest'
import { parseExact } from '#standards/fhir/exact-json.ts'
import type { Timing } from '#standards/fhir/r4.ts'
import { timingWords } from './timing-words.ts'

describe('a dosing of which only the structure came', () => {
  it.each([
    ['{"frequency":3,"period":1,"periodUnit":"d","when":["PC"]}', '1日3回 食後', '3 times a day, after meals'],
    ['{"frequency":2,"frequencyMax":3,"period":1,"periodUnit":"d"}', '1日2〜3回', '2–3 times a day'],
    [
      '{"frequency":1,"period":1,"periodUnit":"d","when":["ACM"],"offset":30}',
      '1日1回 朝食前30分',
      'once a day, 30 min before breakfast',
    ],
    ['{"frequency":1,"period":8,"periodUnit":"h"}', '8時間ごと', 'every 8 h'],
    ['{"period":2.0,"periodUnit":"d"}', '2.0日ごと', 'every 2.0 d'],
    ['{"frequency":2,"period":3,"periodUnit":"d"}', '3日に2回', '2 times in 3 d'],
    ['{"frequency":1,"period":1,"periodUnit":"wk","dayOfWeek":["mon"]}', '週1回 月曜日', 'once a week, Mon'],
    ['{"frequency":1,"period":4,"periodUnit":"wk"}', '4週間ごと', 'every 4 wk'],
    ['{"frequency":1,"period":1,"periodUnit":"mo"}', '月1回', 'once a month'],
    [
      '{"dayOfWeek":["mon","wed","fri"],"timeOfDay":["08:00:00","20:30:00"]}',
      '月・水・金曜日 08:00・20:30',
      'Mon, Wed, Fri, 08:00, 20:30',
    ],
    [
      '{"when":["CM","CD","CV","HS"]}',
      '朝食中・昼食中・夕食中・就寝前',
      'with breakfast, with lunch, with dinner, before sleep',
    ],
    ['{"count":5}', '計5回', '5 times in all'],
    ['{"frequency":1,"period":1,"periodUnit":"d","when":["X9"]}', '1日1回 X9', 'once a day, X9'],
  ])('MED-1, VAL-5: %s is %s, and says that no prescriber wrote it', (repeat, words, english) => {
    expect(timingWords({ repeat: parseExact(repeat) } as Timing, 'ja')).toBe(`${words}（構造化データから）`)
    expect(timingWords({ repeat: parseExact(repeat) } as Timing, 'en')).toBe(`${english} (from structured data)`)
  })

  it.each(['{}', '{"boundsDuration":{"value":7,"unit":"日"}}'])('%s says nothing about when', (repeat) => {
    expect(timingWords({ repeat: parseExact(repeat) } as Timing, 'ja')).toBeUndefined()
  })
})
