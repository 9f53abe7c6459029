import { describe, expect, it } from 'vitest'
import type { Answer, Gap } from '#clinical/answer.ts'
import type { Instant, JstDate } from '#clinical/jst-date.ts'
import { newestFirst } from './newest-window.ts'

interface Row {
  readonly key: string
}

const BEFORE = '2024-11-20' as JstDate
const CUT: Gap = { kind: 'capped', shown: 1, total: 2 }

function data(keys: readonly string[], at: number, gaps: readonly Gap[] = []): Answer<Row> {
  return { state: 'data', rows: keys.map((key) => ({ key })), gaps, fetchedAt: at as Instant }
}
function keysOf(answer: Answer<Row>): readonly string[] {
  return answer.state === 'data' ? answer.rows.map(({ key }) => key).toSorted() : []
}

describe('the newest part and the whole behind it', () => {
  it('E14, H-14: what was withdrawn before the whole was read does not stay', () => {
    expect(keysOf(newestFirst(data(['kept', 'withdrawn'], 1), data(['kept', 'old'], 2), BEFORE))).toEqual([
      'kept',
      'old',
    ])
    const none: Answer<Row> = { state: 'none', fetchedAt: 2 as Instant }
    expect(newestFirst(data(['withdrawn'], 1), none, BEFORE)).toEqual(none)
  })

  it('SRC-2: a whole that is not complete takes nothing away', () => {
    const both = newestFirst(data(['new'], 1), data(['old'], 2, [CUT]), BEFORE)
    expect(keysOf(both)).toEqual(['new', 'old'])
    expect(both).toMatchObject({ gaps: [CUT] })
  })

  it('E14: a whole that is older than the newest part takes nothing away', () => {
    expect(keysOf(newestFirst(data(['new'], 3), data(['old'], 2), BEFORE))).toEqual(['new', 'old'])
  })
})
