import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ClinicalDocument, Report } from '../event-facts.ts'
import type { FacilityId } from '../facility.ts'
import type { Concept, FactBase } from '../fact-base.ts'
import { type DocumentFilter, documentEntries, filterEntries } from './document-entry.ts'

function base(key: string, at: string | undefined): FactBase {
  return {
    key,
    facility: 'b' as FacilityId,
    refs: [{ facility: 'b' as FacilityId, resourceType: 'DocumentReference', id: key }],
    at: at === undefined ? undefined : { text: at, precision: 'day' },
    recordedAt: undefined,
    status: 'final',
    setting: undefined,
    department: '循環器内科',
    author: '仮 一夫',
    sensitivity: [],
    notes: [],
  }
}

function concept(text: string, code: string): Concept {
  return { text, codings: [{ system: 'http://loinc.org', code, display: text }], isStandard: true }
}

function file(
  key: string,
  at: string | undefined,
  more: Partial<Extract<ClinicalDocument, { kind: 'file' }>> = {},
): ClinicalDocument {
  return {
    ...base(key, at),
    kind: 'file',
    title: `文書 ${key}`,
    type: undefined,
    isCurrentVersion: true,
    description: undefined,
    files: [],
    ...more,
  }
}

function report(key: string, at: string, more: Partial<Report> = {}): Report {
  return {
    ...base(key, at),
    kind: 'report',
    title: `レポート ${key}`,
    category: undefined,
    conclusion: undefined,
    files: [],
    studyUids: [],
    ...more,
  }
}

const ALL: DocumentFilter = { group: undefined, isUnreadOnly: false, words: '' }

describe('文書一覧', () => {
  it('DT-7: the newest stands on top, what has no date before everything (GRID-13)', () => {
    const entries = documentEntries([file('a', '2026-06-10'), file('b', undefined), file('c', '2026-11-18')])
    expect(entries.map(({ key }) => key)).toEqual(['b', 'c', 'a'])
  })

  it('DOC-1: the newest version is the line; older ones stay reachable below it, newest first', () => {
    const entries = documentEntries([
      file('v1', '2026-11-08', {
        isCurrentVersion: false,
        recordedAt: { text: '2026-11-08T10:00', precision: 'minute' },
      }),
      file('v3', '2026-11-08', { replaces: ['v2'], recordedAt: { text: '2026-11-08T15:00', precision: 'minute' } }),
      file('v2', '2026-11-08', {
        isCurrentVersion: false,
        replaces: ['v1'],
        recordedAt: { text: '2026-11-08T12:00', precision: 'minute' },
      }),
    ])
    expect(entries.map(({ key, older }) => [key, older.map((each) => each.key)])).toEqual([['v3', ['v2', 'v1']]])
    expect(entries[0]?.older.every(({ isOldVersion }) => isOldVersion)).toBe(true)
    expect(entries[0]?.isOldVersion).toBe(false)
  })

  it('DOC-1: an older version whose successor was not delivered stands on its own, and says so', () => {
    expect(documentEntries([file('v1', '2026-11-08', { isCurrentVersion: false })])).toMatchObject([
      { isOldVersion: true },
    ])
  })

  it('versions that name each other in a circle are not lost in it', () => {
    const entries = documentEntries([file('x', '2026-01-01'), file('v1', '2026-01-01', { replaces: ['v1'] })])
    expect(entries.map(({ key }) => key)).toContain('x')
  })

  it('H-14: a corrected version is unread again', () => {
    const [first] = documentEntries([file('d', '2026-11-08', { recordedAt: { text: '2026-11-08', precision: 'day' } })])
    const [second] = documentEntries([
      file('d', '2026-11-08', { recordedAt: { text: '2026-11-09', precision: 'day' } }),
    ])
    expect(first?.readKey).not.toBe(second?.readKey)
  })

  it('groups by code, by words where no code came, and else by kind', () => {
    const groupOf = (fact: ClinicalDocument | Report) => documentEntries([fact])[0]?.group
    expect(groupOf(file('a', '2026-01-01', { type: concept('紹介状', '57133-1') }))).toBe('referral')
    expect(groupOf(report('b', '2026-01-01', { category: concept('退院時サマリー', '18842-5') }))).toBe('summary')
    expect(groupOf(file('c', '2026-01-01', { type: concept('患者サマリー', '56447-6') }))).toBe('summary')
    expect(groupOf(file('d', '2026-01-01', { type: concept('健診結果報告書', '53576-5') }))).toBe('checkup')
    expect(groupOf(file('e', '2026-01-01', { title: '返書' }))).toBe('referral')
    expect(groupOf(report('f', '2026-01-01'))).toBe('report')
    expect(groupOf(file('g', '2026-01-01'))).toBe('other')
  })

  it('DOC-7: a document that awaits consent is listed as such', () => {
    expect(documentEntries([file('a', '2026-06-10', { isAwaitingConsent: true })])).toMatchObject([
      { isAwaitingConsent: true },
    ])
  })

  it('H-28: filters say nothing by themselves: they leave what matches title, author, department, hospital, unread', () => {
    const entries = documentEntries([file('a', '2026-06-10', { title: '看護サマリー' }), report('b', '2026-06-11')])
    const left = (more: Partial<DocumentFilter>) =>
      filterEntries(
        entries,
        { ...ALL, ...more },
        (key) => key.startsWith('b@'),
        () => '見本総合病院',
      ).map(({ key }) => key)
    expect(left({})).toEqual(['b', 'a'])
    expect(left({ group: 'summary' })).toEqual(['a'])
    expect(left({ isUnreadOnly: true })).toEqual(['a'])
    expect(left({ words: 'ｻﾏﾘｰ　見本' })).toEqual(['a'])
    expect(left({ words: '循環器' })).toEqual(['b', 'a'])
    expect(left({ words: 'どこにもない' })).toEqual([])
  })

  it('no document is lost: every fact is a line or an older version of one', () => {
    const facts = fc
      .uniqueArray(fc.integer({ min: 0, max: 30 }), { maxLength: 20 })
      .chain((ids) =>
        fc.tuple(
          ...ids.map((id) =>
            fc.record({ id: fc.constant(id), replaces: fc.subarray(ids.filter((each) => each < id)) }),
          ),
        ),
      )
    fc.assert(
      fc.property(facts, (given) => {
        const all = given.map(({ id, replaces }) =>
          file(`k${id}`, '2026-01-01', { replaces: replaces.map((each) => `k${each}`) }),
        )
        const entries = documentEntries(all)
        const reached = new Set(entries.flatMap(({ key, older }) => [key, ...older.map((each) => each.key)]))
        expect(reached.size).toBe(all.length)
      }),
    )
  })
})
