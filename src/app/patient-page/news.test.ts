import { describe, expect, it } from 'vitest'
import type { Instant } from '#clinical/jst-date.ts'
import { fakeOccurrence } from '#testing/fake-facts.ts'
import { isNews } from './news.ts'

/** 2026/11/20 10:00 in Japan. */
const LOOK = { at: Date.parse('2026-11-20T10:00:00+09:00') as Instant, seen: [] as readonly string[] }
const at = (text: string) => fakeOccurrence('b', 'laboratory', text)

describe('新着 of a screen', () => {
  it('LIST-6: is what happened after this user last looked, to the minute where that is known', () => {
    expect(isNews(at('2026-11-20T10:01:00+09:00'), LOOK)).toBe(true)
    expect(isNews(at('2026-11-20T09:59:00+09:00'), LOOK)).toBe(false)
    expect(isNews(at('2026-11-21'), LOOK)).toBe(true)
    expect(isNews(at('2026-11-19'), LOOK)).toBe(false)
  })

  it('a record that tells only its day is new on the day of the look unless it stood there', () => {
    const record = at('2026-11-20')
    expect(isNews(record, LOOK)).toBe(true)
    expect(isNews(record, { ...LOOK, seen: [record.key] })).toBe(false)
  })

  it('nothing is new before a first look, nor what is planned, nor what has no day', () => {
    expect(isNews(at('2026-11-21'), undefined)).toBe(false)
    expect(isNews({ ...at('2026-11-21'), status: 'planned' }, LOOK)).toBe(false)
    expect(isNews({ ...at('2026-11-21'), start: undefined }, LOOK)).toBe(false)
  })
})
