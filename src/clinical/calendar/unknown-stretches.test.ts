import { describe, expect, it } from 'vitest'
import type { Answer, Failure, Gap } from '#clinical/answer.ts'
import type { Facility, FacilityId } from '#clinical/facility.ts'
import type { Instant, JstDate } from '#clinical/jst-date.ts'
import type { Occurrence } from '#clinical/occurrence.ts'
import type { FacilityLink } from '#clinical/person.ts'
import { RECORD_KINDS, type RecordKind } from '#clinical/record-kind.ts'
import type { RowId } from './place.ts'
import {
  type AnswerSheet,
  recordsSetAside,
  rectangles,
  silentFacilities,
  stretchesOn,
  unknownStretches,
} from './unknown-stretches.ts'

const TODAY = '2026-11-20' as JstDate
const NOW = 1_795_000_000_000 as Instant
const HUB = 'hub' as FacilityId
const FAILURE: Failure = { reason: 'timed-out', isRetryable: true }

function facility(id: string): Facility {
  return {
    id: id as FacilityId,
    letter: id.toUpperCase(),
    type: 'hospital',
    name: { ja: `試験${id}病院`, en: `Test ${id}` },
    shortName: { ja: `試験${id}`, en: id },
    patientIdSystem: 'urn:oid:1.2.392.100495.20.3.51.11310000000',
    disclosedKinds: new Set(RECORD_KINDS),
    isOwn: false,
  }
}

type Says = Answer<Occurrence> | Partial<Record<RecordKind, Answer<Occurrence>>>

function sheet(says: Record<string, Says>, since: Record<string, string> = {}): AnswerSheet {
  const ids = Object.keys(says)
  return {
    facilities: ids.map(facility),
    hub: HUB,
    links: ids.map(
      (id): FacilityLink => ({
        facility: id as FacilityId,
        state: 'linked',
        patientNumber: '1',
        patientResourceId: undefined,
        since: since[id] === undefined ? undefined : { text: since[id], precision: 'day' },
      }),
    ),
    answers: new Map<FacilityId, ReadonlyMap<RecordKind, Answer<Occurrence>>>([
      [HUB, new Map(RECORD_KINDS.map((kind) => [kind, { state: 'notDisclosed' }]))],
      ...ids.map((id) => {
        const said = says[id] as Says
        const of = (kind: RecordKind) => ('state' in said ? said : (said[kind] ?? { state: 'none', fetchedAt: NOW }))
        return [id as FacilityId, new Map(RECORD_KINDS.map((kind) => [kind, of(kind) as Answer<Occurrence>]))] as const
      }),
    ]),
    askedSince: new Map(ids.map((id) => [id as FacilityId, 'beginning' as const])),
  }
}

const data = (gaps: readonly Gap[] = []): Answer<Occurrence> => ({ state: 'data', rows: [], gaps, fetchedAt: NOW })
const FAILED: Answer<Occurrence> = { state: 'failed', why: FAILURE, at: NOW }
const none: Answer<Occurrence> = { state: 'none', fetchedAt: NOW }

describe('what an empty cell may hide', () => {
  it('CAL-2 H-05: a facility that failed hatches its row from its link to today, never blank', () => {
    const found = unknownStretches(sheet({ a: none, d: FAILED }, { d: '2026-11-11' }), 'laboratory', TODAY)
    expect(found).toHaveLength(1)
    expect(found[0]).toMatchObject({ why: 'failed', facility: 'd', from: '2026-11-11', until: '2026-11-21' })
  })

  it('CAL-2: without a known link date the whole past of the row is unknown', () => {
    expect(unknownStretches(sheet({ d: FAILED }), 'laboratory', TODAY)[0]?.from).toBeUndefined()
  })

  it('SRC-3: a failure of one kind leaves the other rows alone', () => {
    const answers = sheet({ d: { laboratory: FAILED } })
    expect(unknownStretches(answers, 'laboratory', TODAY)).toHaveLength(1)
    expect(unknownStretches(answers, 'prescription', TODAY)).toHaveLength(0)
  })

  it('CAL-2: the clinical-record row is unknown where visits failed, though the notes arrived', () => {
    expect(unknownStretches(sheet({ d: { visit: FAILED } }), 'clinical-record', TODAY)).toHaveLength(1)
  })

  it.each([
    ['none', none],
    ['notDisclosed', { state: 'notDisclosed' }],
    ['outOfConsent', { state: 'outOfConsent' }],
    ['notPermitted', { state: 'notPermitted' }],
    ['notLinked', { state: 'notLinked' }],
  ] as const)('SRC-1: "%s" is an answer of its own and never hatched', (_state, answer) => {
    expect(unknownStretches(sheet({ d: answer }), 'laboratory', TODAY)).toEqual([])
  })

  it('SRC-1: facilities that do not disclose, do not permit or have nothing are told apart at the row', () => {
    const silent = silentFacilities(
      sheet({
        a: none,
        b: { state: 'notDisclosed' },
        c: { state: 'outOfConsent' },
        d: { state: 'notPermitted' },
        e: FAILED,
      }),
      'note',
    )
    expect(silent).toEqual({ none: ['a'], notDisclosed: ['b'], outOfConsent: ['c'], notPermitted: ['d'] })
  })

  it('SRC-1: the clinical-record row is not disclosed only when visits and records both are not', () => {
    const answers = sheet({ b: { visit: data(), 'clinical-record': { state: 'notDisclosed' } } })
    expect(silentFacilities(answers, 'clinical-record').notDisclosed).toEqual([])
  })

  it('SRC-6 H-05: an answer that lost a page leaves its row unknown; an unreadable record is counted instead', () => {
    const lost = data([{ kind: 'page-missing', why: FAILURE }])
    const unread = data([
      { kind: 'unreadable', what: 'Observation/1', why: 'no code', raw: '{}' },
      { kind: 'wrong-patient', count: 2 },
    ])
    expect(unknownStretches(sheet({ d: lost }), 'laboratory', TODAY)[0]?.why).toBe('incomplete')
    expect(unknownStretches(sheet({ d: unread }), 'laboratory', TODAY)).toEqual([])
    expect(recordsSetAside(sheet({ d: { laboratory: unread } }), ['laboratory', 'note'])).toEqual([
      { facility: 'd', unreadable: 1, wrongPatient: 2 },
    ])
  })

  it('H-04: when only the last refresh failed, the days before the last answer stay known', () => {
    const old = data([{ kind: 'refresh-failed', why: FAILURE, at: NOW }])
    const [stretch] = unknownStretches(sheet({ d: old }, { d: '2020-01-01' }), 'laboratory', TODAY)
    expect([stretch?.why, stretch?.from]).toEqual(['incomplete', '2026-11-18'])
  })

  it('SRC-1: where the hub keeps the notes, no hospital is told not to disclose them', () => {
    const answers = sheet({ a: { note: { state: 'notDisclosed' } } })
    expect(silentFacilities(answers, 'note').notDisclosed).toEqual(['a'])
    const kept = new Map([...answers.answers, [HUB, new Map([['note' as const, none]])] as const])
    expect(silentFacilities({ ...answers, answers: kept }, 'note').notDisclosed).toEqual([])
  })

  it('SRC-2: days before the window that was asked are unknown, not empty', () => {
    const answers = { ...sheet({ a: data() }), askedSince: new Map([['a' as FacilityId, '2021-11-20' as JstDate]]) }
    expect(unknownStretches(answers, 'laboratory', TODAY)).toEqual([
      { why: 'not-asked', row: 'laboratory', facility: 'a', kind: 'laboratory', from: undefined, until: '2021-11-20' },
    ])
  })
})

describe('rectangles', () => {
  const stretch = (from: string | undefined, until: string, why: 'failed' | 'asking' = 'failed') => ({
    ...(why === 'failed' ? { why, failure: FAILURE } : { why, since: NOW }),
    row: 'laboratory' as RowId,
    facility: 'd' as FacilityId,
    kind: 'laboratory' as RecordKind,
    from: from as JstDate | undefined,
    until: until as JstDate,
  })
  const [first, afterLast] = ['2026-10-01' as JstDate, '2026-11-22' as JstDate]

  it('CAL-2: two hospitals that fail for overlapping days give one rectangle without a seam', () => {
    const drawn = rectangles(
      [stretch('2026-11-11', '2026-11-21'), stretch('2026-10-20', '2026-11-15'), stretch(undefined, '2026-10-05')],
      first,
      afterLast,
    )
    expect(drawn).toEqual([
      { look: 'unknown', from: '2026-10-01', until: '2026-10-05' },
      { look: 'unknown', from: '2026-10-20', until: '2026-11-21' },
    ])
  })

  it('SRC-1: what is still asked looks different from what could not be fetched', () => {
    const drawn = rectangles(
      [stretch(undefined, '2026-11-21', 'asking'), stretch('2026-11-11', '2026-11-21')],
      first,
      afterLast,
    )
    expect(drawn.map((each) => each.look)).toEqual(['unknown', 'asking'])
  })

  it('a day knows which stretches cover it', () => {
    const all = [stretch('2026-11-11', '2026-11-21')]
    expect(stretchesOn(all, '2026-11-10' as JstDate, '2026-11-11' as JstDate)).toHaveLength(0)
    expect(stretchesOn(all, '2026-11-11' as JstDate, '2026-11-12' as JstDate)).toHaveLength(1)
    expect(stretchesOn(all, '2026-11-20' as JstDate, '2026-11-21' as JstDate)).toHaveLength(1)
    expect(stretchesOn(all, '2026-11-21' as JstDate, '2026-11-22' as JstDate)).toHaveLength(0)
  })
})
