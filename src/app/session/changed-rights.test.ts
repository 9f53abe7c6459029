import { QueryClient } from '@tanstack/react-query'
import { describe, expect, it } from 'vitest'
import type { RecordKind } from '#clinical/record-kind.ts'
import type { Reach } from '#session/granted-scope.ts'
import { dataOf, fakeNetwork } from '#testing/fake-network.ts'
import { askWhatChanged } from './changed-rights.ts'
import type { GrantedRights } from './granted-rights.ts'

/** The token of hospital B. */
function rightsAtB(reaches: Partial<Record<RecordKind, Reach>>, hasPictures = true): GrantedRights {
  return {
    reach: (facility, kind) => (String(facility) === 'b' ? (reaches[kind] ?? 'all') : 'all'),
    closed: new Set(),
    mayReadPictures: (facility) => String(facility) !== 'b' || hasPictures,
  }
}

function changeOfRights(before: GrantedRights | undefined, now: GrantedRights | undefined) {
  const client = new QueryClient()
  const kept = {
    labs: ['p1', 'b', 'records', 'laboratory', 'all'],
    labsOnCalendar: ['p1', 'b', 'timeline', 'laboratory', 'all'],
    diagnoses: ['p1', 'b', 'records', 'diagnosis', 'all'],
    pictures: ['p1', 'b', 'pictures', 'imaging', 'studies'],
    elsewhere: ['p1', 'a', 'records', 'laboratory', 'all'],
    news: ['p1', 'recent', '2026-11-01'],
    lastRecord: ['p2', 'last-record'],
    person: ['p1', 'person'],
  } as const
  for (const key of Object.values(kept)) client.setQueryData(key, dataOf([]))
  askWhatChanged(client, fakeNetwork(), before, now)
  const named = (is: (key: readonly unknown[]) => boolean) =>
    Object.entries(kept).flatMap(([name, key]) => (is(key) ? [name] : []))
  return {
    gone: named((key) => client.getQueryData(key) === undefined),
    askedAgain: named((key) => client.getQueryState(key)?.isInvalidated === true),
  }
}

describe('a token that lets somebody read less, or more, than what stands was read under', () => {
  it('H-05, B1: everything of that hospital is asked again, with the news and the last records of the list', () => {
    expect(changeOfRights(undefined, rightsAtB({ laboratory: 'part' }))).toEqual({
      gone: [],
      askedAgain: ['labs', 'labsOnCalendar', 'diagnoses', 'pictures', 'news', 'lastRecord'],
    })
  })

  it('B2: what may not be read there any more goes at once', () => {
    const { gone, askedAgain } = changeOfRights(undefined, rightsAtB({ laboratory: 'none' }, false))
    expect(gone).toEqual(['labs', 'labsOnCalendar', 'pictures'])
    expect(askedAgain).toEqual(['diagnoses', 'news', 'lastRecord'])
  })

  it('B1: a wider token brings what the narrower one left out', () => {
    expect(changeOfRights(rightsAtB({ laboratory: 'part' }), undefined).askedAgain).toContain('labs')
  })

  it('B1: a renewed token with the same rights disturbs nobody', () => {
    expect(changeOfRights(rightsAtB({ laboratory: 'part' }), rightsAtB({ laboratory: 'part' }))).toEqual({
      gone: [],
      askedAgain: [],
    })
  })
})
