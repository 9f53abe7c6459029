import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, cleanup, renderHook, waitFor } from '@testing-library/react'
import type { ReactNode } from 'react'
import { afterEach, describe, expect, it } from 'vitest'
import type { FacilityId } from '#clinical/facility.ts'
import type { ClinicalFact } from '#clinical/facts.ts'
import type { Instant, JstDate } from '#clinical/jst-date.ts'
import type { Period } from '#clinical/occurrence.ts'
import type { Person } from '#clinical/person.ts'
import { fakeAllergy } from '#testing/fake-facts.ts'
import { dataOf, type FakeReplies, FETCHED_AT, failedAnswer, fakeNetwork, fakePerson } from '#testing/fake-network.ts'
import { sampleResult } from '#testing/sample-facts.ts'
import { useAskAgain } from './ask-again.ts'
import { NetworkProvider } from './network-context.tsx'
import { usePersonScope } from './person-scope.ts'
import type { Arrived } from './record-source.ts'
import { useRecords } from './records.query.ts'

const EVER: Period = { from: undefined, until: undefined }
const B = 'b' as FacilityId
const TODAY_LESS_731_DAYS = '2024-11-20'

const recent = sampleResult('b', '2026-11-01', ['K', '4.1', 'mmol/L'])
const old = sampleResult('b', '2018-05-01', ['K', '4.4', 'mmol/L'])

type Reply = (period: Period) => Arrived<ClinicalFact> | Promise<Arrived<ClinicalFact>>

function inNetwork(laboratory: Reply, more: FakeReplies['records'] = {}) {
  const network = { ...fakeNetwork({ answers: { b: { records: { laboratory, ...more } } } }), now: () => FETCHED_AT }
  const client = new QueryClient()
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={client}>
      <NetworkProvider network={network}>{children}</NetworkProvider>
    </QueryClientProvider>
  )
  return { client, wrapper }
}

function useLaboratory(person: Person, period: Period) {
  usePersonScope(person.handle)
  return { answer: useRecords(person, 'laboratory', period).get(B), askAgain: useAskAgain(person.handle) }
}

const PERSON = fakePerson('p', { links: { b: 'linked' } })

afterEach(cleanup)

describe('the records of a long period', () => {
  it('SRC-6, SPD-1: shows the newest part first, and says what has not been asked yet', async () => {
    const whole = Promise.withResolvers<Arrived<ClinicalFact>>()
    const { result } = renderHook(
      () => useLaboratory(PERSON, EVER),
      inNetwork(({ from }) => (from === undefined ? whole.promise : dataOf([recent]))),
    )
    await waitFor(() => expect(result.current.answer?.state).toBe('data'))
    expect(result.current.answer).toMatchObject({
      rows: [{ key: recent.key }],
      gaps: [{ kind: 'older-not-yet', before: TODAY_LESS_731_DAYS }],
    })
    await act(async () => whole.resolve(dataOf([recent, old])))
    await waitFor(() => expect(result.current.answer).toMatchObject({ rows: [{}, {}], gaps: [] }))
  })

  it('SRC-1, H-05: nothing in the newest part is no "none" while the older years are asked', async () => {
    const whole = Promise.withResolvers<Arrived<ClinicalFact>>()
    const none = { state: 'none', fetchedAt: FETCHED_AT } as const
    const { result } = renderHook(
      () => useLaboratory(PERSON, EVER),
      inNetwork(({ from }) => (from === undefined ? whole.promise : none)),
    )
    await waitFor(() => expect(result.current.answer?.state).not.toBe('loading'))
    expect(result.current.answer).toMatchObject({ state: 'data', rows: [], gaps: [{ kind: 'older-not-yet' }] })
    await act(async () => whole.resolve(none))
    await waitFor(() => expect(result.current.answer?.state).toBe('none'))
  })

  it('SRC-2: older years that failed leave the newest part, and are told', async () => {
    const { result } = renderHook(
      () => useLaboratory(PERSON, EVER),
      inNetwork(({ from }) => (from === undefined ? failedAnswer('timed-out') : dataOf([recent]))),
    )
    await waitFor(() =>
      expect(result.current.answer).toMatchObject({
        rows: [{ key: recent.key }],
        gaps: [{ kind: 'page-missing', why: { reason: 'timed-out' } }],
      }),
    )
  })

  it('SRC-3: a newest part that failed is made good by the whole', async () => {
    const { result } = renderHook(
      () => useLaboratory(PERSON, EVER),
      inNetwork(({ from }) => (from === undefined ? dataOf([recent, old]) : failedAnswer('timed-out'))),
    )
    await waitFor(() => expect(result.current.answer).toMatchObject({ state: 'data', rows: [{}, {}], gaps: [] }))
  })

  it('a short period, and a kind without dates, are asked once', async () => {
    const asked: Period[] = []
    const reply: Reply = (period) => {
      asked.push(period)
      return dataOf([recent])
    }
    const year: Period = { from: '2025-11-21' as JstDate, until: undefined }
    const { wrapper } = inNetwork(reply, { allergy: dataOf([fakeAllergy('b', '仮薬')]) })
    const { result } = renderHook(
      () => ({
        laboratory: useRecords(PERSON, 'laboratory', year).get(B),
        allergy: useRecords(PERSON, 'allergy', EVER).get(B),
      }),
      { wrapper },
    )
    await waitFor(() => expect(result.current.laboratory).toMatchObject({ state: 'data', gaps: [] }))
    await waitFor(() => expect(result.current.allergy).toMatchObject({ state: 'data', gaps: [] }))
    expect(asked).toEqual([year])
  })
})

describe('asking again', () => {
  it('E14, VAL-4: a record that has been entered in error since is so in the newest part although the whole is older', async () => {
    let round = 0
    const later = (FETCHED_AT + 60_000) as Instant
    const never = new Promise<never>(() => {})
    const { result } = renderHook(
      () => useLaboratory(PERSON, EVER),
      inNetwork(({ from }) => {
        if (from === undefined) return round === 0 ? dataOf([recent, old]) : never
        if (round === 0) return dataOf([recent])
        return { ...dataOf([{ ...recent, status: 'entered-in-error' as const }]), fetchedAt: later }
      }),
    )
    await waitFor(() => expect(result.current.answer).toMatchObject({ rows: [{}, {}], gaps: [] }))
    round = 1
    await act(async () => result.current.askAgain(B))
    await waitFor(() => expect(rowOf(result.current.answer, recent.key)?.status).toBe('entered-in-error'))
    expect(rowOf(result.current.answer, old.key)?.status).toBe('final')
  })

  it('E14: of two versions of one record the one that was read later stands, whichever part brought it', async () => {
    const later = (FETCHED_AT + 60_000) as Instant
    const { result } = renderHook(
      () => useLaboratory(PERSON, EVER),
      inNetwork(({ from }) =>
        from === undefined
          ? { ...dataOf([{ ...recent, status: 'entered-in-error' as const }]), fetchedAt: later }
          : dataOf([recent]),
      ),
    )
    await waitFor(() => expect(rowOf(result.current.answer, recent.key)?.status).toBe('entered-in-error'))
  })

  it.each(['outOfConsent', 'notPermitted'] as const)(
    'B2: what was shown is gone as soon as one part answers %s, whatever the other still holds',
    async (state) => {
      let hasEnded = false
      const never = new Promise<never>(() => {})
      const { result } = renderHook(
        () => useLaboratory(PERSON, EVER),
        inNetwork(({ from }) => {
          if (from === undefined) return hasEnded ? never : dataOf([recent, old])
          return hasEnded ? { state } : dataOf([recent])
        }),
      )
      await waitFor(() => expect(result.current.answer).toMatchObject({ rows: [{}, {}], gaps: [] }))
      hasEnded = true
      await act(async () => result.current.askAgain(B))
      await waitFor(() => expect(result.current.answer).toEqual({ state }))
    },
  )

  it('H-04, SRC-3: records stay with the reason and the time when asking again fails', async () => {
    let isDown = false
    const { result } = renderHook(
      () => useLaboratory(PERSON, EVER),
      inNetwork(({ from }) =>
        isDown ? failedAnswer('unreachable') : dataOf(from === undefined ? [recent, old] : [recent]),
      ),
    )
    await waitFor(() => expect(result.current.answer).toMatchObject({ rows: [{}, {}], gaps: [] }))
    isDown = true
    await act(async () => result.current.askAgain())
    await waitFor(() =>
      expect(result.current.answer).toMatchObject({
        state: 'data',
        rows: [{}, {}],
        gaps: [{ kind: 'refresh-failed', why: { reason: 'unreachable' } }],
        fetchedAt: FETCHED_AT,
      }),
    )
  })
})

describe('changing the patient', () => {
  it('H-01, PID-5: a late answer, of either part, is never shown under another patient', async () => {
    const waiting: { readonly resolve: () => void; readonly from: JstDate | undefined }[] = []
    const { client, wrapper } = inNetwork(
      ({ from }) =>
        new Promise((resolve) => {
          waiting.push({ from, resolve: () => resolve(dataOf([from === undefined ? old : recent])) })
        }),
    )
    const people = new Map(['p1', 'p2'].map((handle) => [handle, fakePerson(handle, { links: { b: 'linked' } })]))
    const { result, rerender } = renderHook(
      ({ who }: { who: string }) => useLaboratory(people.get(who) ?? PERSON, EVER),
      { wrapper, initialProps: { who: 'p1' } },
    )
    await waitFor(() => expect(waiting).toHaveLength(1))
    await act(async () => waiting[0]?.resolve())
    await waitFor(() => expect(waiting.map(({ from }) => from)).toEqual([TODAY_LESS_731_DAYS, undefined]))
    rerender({ who: 'p2' })
    await act(async () => waiting[1]?.resolve())
    expect(result.current.answer?.state).toBe('loading')
    expect(client.getQueryCache().findAll({ queryKey: ['p1'] })).toEqual([])
  })
})

function rowOf(answer: ReturnType<typeof useLaboratory>['answer'], key: string) {
  return answer?.state === 'data' ? answer.rows.find((row) => row.key === key) : undefined
}
