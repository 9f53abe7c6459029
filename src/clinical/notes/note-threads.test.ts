import { describe, expect, it } from 'vitest'
import type { Communication } from '#standards/fhir/r4.ts'
import { fakeMemo } from '#testing/fake-facts.ts'
import { decodeRecords } from '../decode/decode-records.ts'
import type { Note } from '../event-facts.ts'
import type { FacilityId } from '../facility.ts'
import type { JstDate } from '../jst-date.ts'
import { memosOf, notesOfOthers, noteThreads } from './note-threads.ts'

function note(key: string, sent: string, more: Partial<Note> = {}): Note {
  const base = { ...fakeMemo(key), memo: undefined, isImportant: false, key }
  return { ...base, recordedAt: { text: `${sent}+09:00`, precision: 'minute' } as Note['recordedAt'], ...more }
}

describe('notes put in order', () => {
  it('are newest first, answers below their note, and nothing is lost when notes answer each other in a circle', () => {
    const notes = [
      note('a', '2026-11-01T09:00:00'),
      note('b', '2026-11-03T09:00:00', { inReplyTo: 'a' }),
      note('c', '2026-11-02T09:00:00'),
      note('x', '2026-10-01T09:00:00', { inReplyTo: 'y' }),
      note('y', '2026-10-02T09:00:00', { inReplyTo: 'x' }),
      note('z', '2026-09-01T09:00:00', { inReplyTo: 'gone' }),
    ]
    const threads = noteThreads(notes)
    const keys = threads.flatMap((thread) => [thread.note.key, ...thread.replies.map(({ key }) => key)])
    expect(keys.slice(0, 3)).toEqual(['c', 'a', 'b'])
    expect([...keys].sort()).toEqual(['a', 'b', 'c', 'x', 'y', 'z'])
  })

  it('pin the memo in force and keep those that it replaced', () => {
    const memos = [
      { ...fakeMemo('今'), key: 'now' },
      { ...fakeMemo('前'), key: 'old', memo: 'superseded' as const, isImportant: false },
    ]
    expect(memosOf(memos).current.map(({ key }) => key)).toEqual(['now'])
    expect(memosOf(memos).earlier.map(({ key }) => key)).toEqual(['old'])
  })

  it('count for 90 days what others recorded, without what was taken back', () => {
    const others = { facility: 'f' as FacilityId }
    const notes = [
      note('1', '2026-11-20T09:00:00', others),
      note('2', '2026-08-23T00:00:00', others),
      note('3', '2026-08-22T23:59:00', others),
      note('4', '2026-11-19T09:00:00', { ...others, status: 'entered-in-error' }),
      note('5', '2026-11-19T09:00:00', { facility: 'a' as FacilityId }),
    ]
    expect(notesOfOthers(notes, 'a' as FacilityId, '2026-11-20' as JstDate)).toEqual({
      count: 2,
      byFacility: [['f', 2]],
    })
  })
})

describe('a Communication of the hub', () => {
  const decoded = (more: Partial<Communication>) => {
    const resource: Communication = { resourceType: 'Communication', id: 'n', status: 'completed', ...more }
    const context = { facility: 'hub' as FacilityId, base: 'http://localhost/', person: undefined }
    return decodeRecords([{ resource, fullUrl: undefined, isMatch: true }], context)
  }

  it('E25: is no record of the patient while it is a draft, or when the draft was given up', () => {
    expect(decoded({ status: 'preparation' })).toEqual({ facts: [], gaps: [] })
    expect(decoded({ status: 'not-done' })).toEqual({ facts: [], gaps: [] })
    expect(decoded({ status: 'not-done', sent: '2026-11-19T09:00:00+09:00' }).facts).toHaveLength(1)
  })

  it('NOTE-1: an audience that is only half told is not known, never a wider one', () => {
    const system = 'http://renkei-viewer.example/fhir/CodeSystem/note-audience'
    const audience = (code: string) => (decoded({ meta: { security: [{ system, code }] } }).facts[0] as Note).audience
    expect(audience('network')).toEqual({ kind: 'network' })
    expect(audience('facility')).toBeUndefined()
    expect(audience('profession')).toBeUndefined()
    expect(audience('everybody')).toBeUndefined()
  })
})
