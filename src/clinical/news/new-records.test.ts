import { describe, expect, it } from 'vitest'
import { fakeAllergy, fakeDiagnosis, fakeOccurrence } from '#testing/fake-facts.ts'
import type { Instant } from '../jst-date.ts'
import type { Occurrence } from '../occurrence.ts'
import { occurrencesOfFacts } from '../occurrences-of-facts.ts'
import { isNewFact, isNewSince, type Look, newRecords, newsSince } from './new-records.ts'

const jst = (text: string) => Date.parse(`${text}+09:00`) as Instant
const look = (text: string, seen: readonly string[] = []): Look => ({ at: jst(text), seen })

function at(start: string, more: Partial<Occurrence> = {}): Occurrence {
  const precision = start.length > 10 ? 'minute' : 'day'
  return {
    ...fakeOccurrence('b', 'laboratory', start),
    start: { text: start, precision } as Occurrence['start'],
    ...more,
  }
}

describe('what is new to a user', () => {
  it('LIST-6: is counted by kind since the user last looked at that kind, with its hospitals', () => {
    const occurrences = [
      fakeOccurrence('b', 'laboratory', '2026-11-18'),
      fakeOccurrence('c', 'laboratory', '2026-11-19'),
      fakeOccurrence('b', 'laboratory', '2026-11-10'),
      fakeOccurrence('b', 'prescription', '2026-11-18'),
      fakeOccurrence('b', 'diet', '2026-11-19'),
    ]
    const looks = (kind: string) => look(kind === 'prescription' ? '2026-11-19T10:00:00' : '2026-11-12T10:00:00')
    expect(newRecords(occurrences, looks)).toEqual([{ kind: 'laboratory', count: 2, facilities: ['b', 'c'] }])
  })

  it('LIST-6: a look at one kind clears no other', () => {
    const occurrences = [fakeOccurrence('b', 'laboratory', '2026-11-19'), fakeOccurrence('b', 'note', '2026-11-19')]
    const looks = (kind: string) => look(kind === 'note' ? '2026-11-20T09:00:00' : '2026-11-12T09:00:00')
    expect(newRecords(occurrences, looks).map(({ kind }) => kind)).toEqual(['laboratory'])
  })

  it.each<[string, Occurrence, Look | undefined, boolean]>([
    ['a minute after the look', at('2026-11-19T10:01:00+09:00'), look('2026-11-19T10:00:00'), true],
    ['a minute before the look', at('2026-11-19T09:59:00+09:00'), look('2026-11-19T10:00:00'), false],
    ['the next minute, told in another zone', at('2026-11-19T01:01:00Z'), look('2026-11-19T10:00:00'), true],
    ['only a day, the day of the look', at('2026-11-19'), look('2026-11-19T10:00:00'), true],
    ['only a day, and seen that day', at('2026-11-19', { key: 'x' }), look('2026-11-19T10:00:00', ['x']), false],
    ['only a month', at('2026-11'), look('2026-10-01T10:00:00'), false],
    ['no day', at('2026-11-19', { start: undefined }), look('2026-11-01T10:00:00'), false],
    ['planned', at('2026-11-19', { status: 'planned' }), look('2026-11-01T10:00:00'), false],
    ['cancelled', at('2026-11-19', { status: 'cancelled' }), look('2026-11-01T10:00:00'), false],
    ['anything, before a first look', at('2026-11-19'), undefined, false],
  ])('%s', (_name, occurrence, last, isNew) => {
    expect(isNewSince(occurrence, last)).toBe(isNew)
  })

  it('LIST-6: a diagnosis is new when it was written down, however long ago the disease began', () => {
    const since = look('2026-11-12T10:00:00')
    const written = { recordedAt: { text: '2026-11-19', precision: 'day' } } as const
    expect(isNewFact(fakeDiagnosis('b', '気管支喘息', '1998', written), since)).toBe(true)
    expect(isNewFact(fakeDiagnosis('b', '気管支喘息', '1998'), since)).toBe(false)
  })

  it('LIST-6: a new allergy is told by its kind and hospital', () => {
    const allergy = fakeAllergy('b', 'アモキシシリン', '2026-11-19')
    const looks = () => look('2026-11-12T10:00:00')
    expect(newRecords(occurrencesOfFacts([allergy]), looks)).toEqual([{ kind: 'allergy', count: 1, facilities: ['b'] }])
  })

  it('is asked from the earliest of the looks, and not at all before a first one', () => {
    const looks = (kind: string) => (kind === 'note' ? look('2026-11-02T10:00:00') : look('2026-11-19T10:00:00'))
    expect(newsSince(looks)).toBe('2026-11-02')
    expect(newsSince(() => undefined)).toBeUndefined()
  })
})
