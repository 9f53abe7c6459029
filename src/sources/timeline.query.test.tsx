import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, cleanup, renderHook, waitFor } from '@testing-library/react'
import fc from 'fast-check'
import type { ReactNode } from 'react'
import { afterEach, describe, expect, it } from 'vitest'
import type { Facility, FacilityId } from '#clinical/facility.ts'
import type { Instant } from '#clinical/jst-date.ts'
import type { Occurrence } from '#clinical/occurrence.ts'
import type { FacilityLink, Person, PersonHandle } from '#clinical/person.ts'
import { RECORD_KINDS, type RecordKind } from '#clinical/record-kind.ts'
import { NetworkProvider } from './network-context.tsx'
import { usePersonScope } from './person-scope.ts'
import { type Arrived, HUB_FACILITY_ID, type Network, type RecordSource } from './record-source.ts'
import { useRecords } from './records.query.ts'
import { useSourceStates } from './source-states.ts'
import { useTimeline } from './timeline.query.ts'

const NOW = Date.UTC(2026, 10, 21, 0, 0) as Instant

function facility(id: string, kinds: readonly RecordKind[] = RECORD_KINDS): Facility {
  const name = { ja: `見本${id}`, en: id }
  return {
    id: id as FacilityId,
    letter: id.toUpperCase(),
    type: 'hospital',
    name,
    shortName: name,
    patientIdSystem: `urn:oid:1.2.392.100495.20.3.51.1131000000${id.length}`,
    disclosedKinds: new Set(kinds),
    isOwn: false,
  }
}

function person(handle: string, facilities: readonly string[]): Person {
  const links = facilities.map(
    (id): FacilityLink => ({
      facility: id as FacilityId,
      state: 'linked',
      patientNumber: `${handle}-${id}`,
      patientResourceId: undefined,
      since: undefined,
    }),
  )
  const name = { ideographic: `見本 ${handle}`, phonetic: undefined, alphabetic: undefined }
  return {
    handle: handle as PersonHandle,
    name,
    birthDate: undefined,
    sex: 'unknown',
    deceased: undefined,
    links,
    isMerged: false,
  }
}

function occurrence(at: string, facilityId: string, kind: RecordKind, label: string): Occurrence {
  const id = facilityId as FacilityId
  return {
    key: `${facilityId}/${label}/${at}`,
    facility: id,
    kind,
    start: { text: at, precision: 'day' },
    end: undefined,
    label,
    setting: undefined,
    department: undefined,
    status: 'final',
    refs: [],
  }
}

type Ask = (
  link: FacilityLink,
  kind: RecordKind,
  isRecent: boolean,
  signal: AbortSignal,
) => Promise<Arrived<Occurrence>>

function source(of: Facility, ask: Ask): RecordSource {
  return {
    facility: of,
    timeline: (link, kind, period, signal) => ask(link, kind, period.until === undefined, signal),
    records: async () => ({ state: 'none', fetchedAt: NOW }),
  }
}

const NONE: Arrived<Occurrence> = { state: 'none', fetchedAt: NOW }

function network(sources: readonly RecordSource[]): Network {
  return {
    name: { ja: '見本ネットワーク', en: 'Sample' },
    facilities: sources.map((each) => each.facility),
    directory: {
      linkedPatients: async () => NONE as never,
      search: async () => NONE as never,
      person: async () => NONE as never,
      byNumber: async () => NONE as never,
    },
    sources,
    hub: source(facility(HUB_FACILITY_ID, ['note']), async () => NONE),
    now: () => NOW,
  }
}

function inNetwork(of: Network) {
  const client = new QueryClient()
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={client}>
      <NetworkProvider network={of}>{children}</NetworkProvider>
    </QueryClientProvider>
  )
  return { client, wrapper }
}

const data = (rows: readonly Occurrence[]): Arrived<Occurrence> => ({ state: 'data', rows, gaps: [], fetchedAt: NOW })
const ONE_KIND: readonly RecordKind[] = ['prescription']

afterEach(cleanup)

describe('the timeline of a person', () => {
  it('SRC-3: a hospital that fails never hides what another one says', async () => {
    const failed = async (): Promise<Arrived<Occurrence>> => ({
      state: 'failed',
      why: { reason: 'unreachable', isRetryable: true },
      at: NOW,
    })
    const of = network([
      source(facility('a', ONE_KIND), failed),
      source(facility('b', ONE_KIND), async () => data([occurrence('2026-11-01', 'b', 'prescription', '仮薬')])),
    ])
    const { result } = renderHook(() => useTimeline(person('p', ['a', 'b'])), inNetwork(of))
    await waitFor(() => expect(result.current.askedSince.get('b' as FacilityId)).toBe('beginning'))
    expect(result.current.answers.get('a' as FacilityId)?.get('prescription')?.state).toBe('failed')
    expect(result.current.answers.get('b' as FacilityId)?.get('prescription')?.state).toBe('data')
  })

  it('SRC-1: not disclosed, not linked, none and loading are four answers', async () => {
    const never = () => new Promise<never>(() => undefined)
    const of = network([
      source(facility('a', []), async () => NONE),
      source(facility('b', ONE_KIND), async () => NONE),
      source(facility('c', ONE_KIND), async () => NONE),
      source(facility('d', ONE_KIND), never),
    ])
    const p = person('p', ['a', 'c', 'd'])
    const { result } = renderHook(() => useTimeline(p), inNetwork(of))
    const stateOf = (id: string) => result.current.answers.get(id as FacilityId)?.get('prescription')?.state
    await waitFor(() => expect(stateOf('c')).toBe('none'))
    expect(['a', 'b', 'c', 'd'].map(stateOf)).toEqual(['notDisclosed', 'notLinked', 'none', 'loading'])
  })

  it('SRC-6: days before the recent window are told as not asked until the history has come', async () => {
    let release: (answer: Arrived<Occurrence>) => void = () => undefined
    const history = new Promise<Arrived<Occurrence>>((resolve) => {
      release = resolve
    })
    const of = network([source(facility('a', ONE_KIND), async (_link, _kind, isRecent) => (isRecent ? NONE : history))])
    const p = person('p', ['a'])
    const { result } = renderHook(() => useTimeline(p), inNetwork(of))
    const a = 'a' as FacilityId
    await waitFor(() => expect(result.current.answers.get(a)?.get('prescription')?.state).toBe('none'))
    expect(result.current.askedSince.get(a)).toBe('2024-11-20')
    await act(async () => release(data([occurrence('2019-05-01', 'a', 'prescription', '仮薬')])))
    await waitFor(() => expect(result.current.askedSince.get(a)).toBe('beginning'))
    expect(result.current.answers.get(a)?.get('prescription')).toMatchObject({ state: 'data', gaps: [] })
  })

  it('H-05: a history that failed makes recent data partial and never a complete "none"', async () => {
    const why = { reason: 'timed-out', isRetryable: true } as const
    const of = network([
      source(facility('a', ONE_KIND), async (_link, _kind, isRecent) =>
        isRecent ? NONE : { state: 'failed', why, at: NOW },
      ),
    ])
    const p = person('p', ['a'])
    const { result } = renderHook(() => useTimeline(p), inNetwork(of))
    await waitFor(() => expect(result.current.askedSince.get('a' as FacilityId)).toBe('beginning'))
    expect(result.current.answers.get('a' as FacilityId)?.get('prescription')).toMatchObject({ state: 'failed', why })
  })

  it('H-04: records stay, with their own time and the reason, when asking again fails', async () => {
    let isDown = false
    const of = network([
      source(facility('a', ONE_KIND), async () =>
        isDown
          ? { state: 'failed', why: { reason: 'unreachable', isRetryable: true }, at: NOW }
          : data([occurrence('2026-11-01', 'a', 'prescription', '仮薬')]),
      ),
    ])
    const p = person('p', ['a'])
    const { result } = renderHook(() => useTimeline(p), inNetwork(of))
    const answer = () => result.current.answers.get('a' as FacilityId)?.get('prescription')
    await waitFor(() => expect(result.current.askedSince.get('a' as FacilityId)).toBe('beginning'))
    isDown = true
    await act(async () => result.current.refetch('a' as FacilityId))
    await waitFor(() => expect(answer()).toMatchObject({ state: 'data', gaps: [{ kind: 'refresh-failed' }] }))
  })

  it('SPD-3: a source under way tells since when, and the state of the hospital follows its answers', async () => {
    let release: (answer: Arrived<Occurrence>) => void = () => undefined
    const slow = new Promise<Arrived<Occurrence>>((resolve) => {
      release = resolve
    })
    const of = network([source(facility('a', ONE_KIND), () => slow)])
    const p = person('p', ['a'])
    const { result } = renderHook(() => ({ timeline: useTimeline(p), states: useSourceStates(p) }), inNetwork(of))
    await waitFor(() => expect(result.current.states[0]).toMatchObject({ state: 'loading', loadingSince: NOW }))
    await act(async () => release(NONE))
    await waitFor(() => expect(result.current.states[0]).toMatchObject({ state: 'complete', fetchedAt: NOW, asked: 2 }))
  })

  it('H-03: a broken source of ours counts as failed, not as "none"', async () => {
    const broken: RecordSource = {
      ...source(facility('a', ONE_KIND), async () => NONE),
      records: async () => Promise.reject(new Error('模擬の故障')),
    }
    const of = network([broken])
    const p = person('p', ['a'])
    const period = { from: undefined, until: undefined }
    const { result } = renderHook(() => useRecords(p, 'prescription', period), inNetwork(of))
    await waitFor(() => expect(result.current.get('a' as FacilityId)?.state).toBe('failed'))
  })
})

describe('changing the patient', () => {
  it('H-01, PID-3, PID-5: whatever the order of switches and late answers, only the open patient is shown', async () => {
    const handles = ['p1', 'p2', 'p3']
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.oneof(
            fc.record({ step: fc.constant('open' as const), who: fc.constantFrom(...handles) }),
            fc.record({ step: fc.constant('answer' as const), which: fc.nat(20) }),
          ),
          { maxLength: 14 },
        ),
        async (steps) => {
          const waiting: { handle: string; isAnswered: boolean; resolve: () => void; signal: AbortSignal }[] = []
          const ask: Ask = (link, kind, isRecent, signal) =>
            new Promise((resolve) => {
              const handle = (link.patientNumber ?? '').split('-')[0] ?? ''
              const day = isRecent ? '2026-11-01' : '2020-01-01'
              const answer = () => resolve(data([occurrence(day, 'a', kind, handle)]))
              waiting.push({ handle, signal, isAnswered: false, resolve: answer })
            })
          const of = network([source(facility('a', ONE_KIND), ask)])
          const people = new Map(handles.map((handle) => [handle, person(handle, ['a'])]))
          const { client, wrapper } = inNetwork(of)
          const shown: string[] = []
          const hook = renderHook(
            ({ who }: { who: string }) => {
              const open = people.get(who) ?? person(who, [])
              usePersonScope(open.handle)
              const timeline = useTimeline(open)
              const answer = timeline.answers.get('a' as FacilityId)?.get('prescription')
              if (answer?.state === 'data') shown.push(...answer.rows.map((row) => `${who} sees ${row.label}`))
              return timeline
            },
            { wrapper, initialProps: { who: 'p1' } },
          )
          let open = 'p1'
          for (const step of steps) {
            if (step.step === 'open') {
              open = step.who
              hook.rerender({ who: open })
            } else {
              const question = waiting[step.which % Math.max(1, waiting.length)]
              await act(async () => question?.resolve())
              if (question !== undefined) question.isAnswered = true
            }
          }
          const late = waiting.filter((each) => !each.isAnswered && each.handle !== open)
          await act(async () => {
            for (const each of waiting) each.resolve()
          })
          expect(shown.filter((text) => !/^(\w+) sees \1$/.test(text))).toEqual([])
          expect(late.map((each) => each.signal.aborted)).toEqual(late.map(() => true))
          const others = handles.filter((handle) => handle !== open)
          expect(others.flatMap((handle) => client.getQueryCache().findAll({ queryKey: [handle] }))).toEqual([])
          hook.unmount()
          client.clear()
        },
      ),
      { numRuns: 40 },
    )
  })
})
