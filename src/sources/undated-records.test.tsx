import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, renderHook, waitFor } from '@testing-library/react'
import type { ReactNode } from 'react'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { FacilityId } from '#clinical/facility.ts'
import type { JstDate } from '#clinical/jst-date.ts'
import type { RecordKind } from '#clinical/record-kind.ts'
import { dataOf, FETCHED_AT, failedAnswer, fakeNetwork, fakePerson } from '#testing/fake-network.ts'
import { networkOverServers, put, systemOf } from '#testing/network-over-servers.ts'
import { type FhirFacility, startFhirFacility } from '#testing/real-servers/fhir-facility.ts'
import { sampleResult } from '#testing/sample-facts.ts'
import { NetworkProvider } from './network-context.tsx'
import type { Network, RecordSource } from './record-source.ts'
import { useRecords } from './records.query.ts'

const A = 'a' as FacilityId
const YEAR = { from: '2025-11-21' as JstDate, until: undefined }
const LINK = {
  facility: A,
  state: 'linked',
  patientNumber: '00001',
  patientResourceId: undefined,
  since: undefined,
} as const
const PERSON = { ...fakePerson('p'), links: [LINK] }

function ask(network: Network, kind: RecordKind, period: Parameters<typeof useRecords>[2] = YEAR) {
  const client = new QueryClient()
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={client}>
      <NetworkProvider network={network}>{children}</NetworkProvider>
    </QueryClientProvider>
  )
  return renderHook(() => useRecords(PERSON, kind, period).get(A), { wrapper }).result
}

afterEach(cleanup)

describe.each(['lenient', 'strict', 'without :missing'] as const)('a %s server', (which) => {
  let server: FhirFacility | undefined
  let restore: (() => void) | undefined
  let seenBefore = 0

  const running = (): FhirFacility => {
    if (server === undefined) throw new Error('not started')
    return server
  }
  const network = () => ({
    ...networkOverServers({ hub: running(), facilities: { a: running() } }),
    now: () => FETCHED_AT,
  })
  const searched = (type: string) =>
    running()
      .seen.slice(seenBefore)
      .flatMap(({ url }) => {
        const { pathname, searchParams } = new URL(url, running().base)
        return pathname.endsWith(`/${type}`)
          ? [[...searchParams.keys()].filter((name) => /^(?:date|auth)/.test(name))]
          : []
      })

  beforeAll(async () => {
    server = await startFhirFacility({
      isStrict: which === 'strict',
      // As servers that keep no index of what is missing answer.
      fault: ({ url }, response) =>
        which === 'without :missing' && url?.includes('missing') === true && Boolean(response.writeHead(405).end()),
    })
  })
  beforeEach(() => {
    restore?.()
    restore = running().hold()
    seenBefore = running().seen.length
  })
  afterAll(() => server?.close())

  const patient = () =>
    put(running(), {
      resourceType: 'Patient',
      identifier: [{ system: systemOf('a'), value: '00001' }],
    } as never)
  const result = (id: string, more: object) => ({
    resourceType: 'Observation',
    status: 'final',
    category: [{ coding: [{ code: 'laboratory' }] }],
    code: { text: 'Ｋ' },
    subject: { reference: `Patient/${id}` },
    valueQuantity: { value: 6.9, unit: 'mmol/L' },
    ...more,
  })

  it('H-05, DT-5, SRC-1: a result of yesterday that says only when it was reported is in the last year', async () => {
    const id = await patient()
    await put(running(), result(id, { effectiveDateTime: '2026-11-01T08:00:00+09:00' }))
    await put(running(), result(id, { issued: '2026-11-20T08:00:00+09:00' }))
    await put(running(), result(id, { issued: '2019-11-20T08:00:00+09:00' }))
    const answer = ask(network(), 'laboratory')
    await waitFor(() => expect(answer.current).toMatchObject({ state: 'data', gaps: [] }), { timeout: 10_000 })
    const rows = answer.current?.state === 'data' ? answer.current.rows : []
    expect(rows.map(({ at }) => at?.text).toSorted()).toEqual(['2026-11-01T08:00:00', '2026-11-20T08:00:00'])
  })

  it('VAL-7: … and one that only its specimen places', async () => {
    const id = await patient()
    const subject = { reference: `Patient/${id}` }
    const collection = { collectedDateTime: '2026-11-20T07:00:00+09:00' }
    const specimen = await put(running(), { resourceType: 'Specimen', subject, collection } as never)
    await put(running(), result(id, { specimen: { reference: `Specimen/${specimen}` } }))
    const answer = ask(network(), 'laboratory')
    await waitFor(() => expect(answer.current).toMatchObject({ state: 'data', gaps: [], rows: [{}] }), {
      timeout: 10_000,
    })
    expect(answer.current).toMatchObject({ rows: [{ at: { text: '2026-11-20T07:00:00' } }] })
  })

  it('H-05, MED-7: an order without the day it was written is among the medicines of every period that reaches today', async () => {
    const id = await patient()
    await put(running(), {
      resourceType: 'MedicationRequest',
      status: 'active',
      intent: 'order',
      subject: { reference: `Patient/${id}` },
      medicationCodeableConcept: { text: '見本錠' },
    } as never)
    const answer = ask(network(), 'prescription')
    await waitFor(() => expect(answer.current).toMatchObject({ state: 'data', gaps: [], rows: [{}] }), {
      timeout: 10_000,
    })
    expect(answer.current).toMatchObject({ rows: [{ act: 'ordered', at: undefined }] })
  })

  it('SPD-1: what lacks its date is asked after what has one, once, and not at all where no period begins', async () => {
    await patient()
    const open = network()
    const answer = ask(open, 'laboratory')
    await waitFor(() => expect(answer.current?.state).toBe('none'), { timeout: 10_000 })
    const [first = [], second = [], ...more] = searched('Observation')
    expect([first, second]).toEqual([['date'], ['date:missing']])
    // Refused, the whole is asked in its place.
    expect(more).toEqual(which === 'without :missing' ? [[]] : [])
    const before = searched('Observation').length
    const vital = ask(open, 'vital-sign')
    await waitFor(() => expect(vital.current?.state).toBe('none'), { timeout: 10_000 })
    expect(searched('Observation')).toHaveLength(before)
    const ever = ask(network(), 'laboratory', { from: undefined, until: undefined })
    await waitFor(() => expect(ever.current?.state).toBe('none'), { timeout: 10_000 })
    expect(searched('Observation').slice(before)).toEqual([['date'], []])
  })
})

describe('while it is not known what lacks a date', () => {
  const dated = sampleResult('a', '2026-11-01', ['K', '4.1', 'mmol/L'])
  const late = sampleResult('a', '2026-11-20', ['K', '6.9', 'mmol/L'])

  function networkOf(undated: NonNullable<RecordSource['undated']>, rows = [dated]): Network {
    const laboratory = rows.length === 0 ? ({ state: 'none', fetchedAt: FETCHED_AT } as const) : dataOf(rows)
    const network = fakeNetwork({ answers: { a: { records: { laboratory } } } })
    return {
      ...network,
      now: () => FETCHED_AT,
      sources: network.sources.map((source) => (source.facility.id === A ? { ...source, undated } : source)),
    }
  }

  it('SRC-1, H-05: what has come stands at once, and is no complete answer, nor is nothing 「なし」', async () => {
    for (const rows of [[dated], []]) {
      const undated = Promise.withResolvers<ReturnType<typeof dataOf<typeof late>>>()
      const answer = ask(
        networkOf(() => undated.promise, rows),
        'laboratory',
      )
      await waitFor(() => expect(answer.current?.state).toBe('data'))
      expect(answer.current).toMatchObject({ rows, gaps: [{ kind: 'part-awaited', part: 'undated' }] })
      undated.resolve(dataOf([late]))
      await waitFor(() => expect(answer.current).toMatchObject({ rows: [...rows, late], gaps: [] }))
    }
  })

  it('H-05: a hospital that does not answer that question has answered in part', async () => {
    const answer = ask(
      networkOf(async () => failedAnswer('timed-out')),
      'laboratory',
    )
    await waitFor(() =>
      expect(answer.current).toMatchObject({
        rows: [dated],
        gaps: [{ kind: 'page-missing', why: { reason: 'timed-out' } }],
      }),
    )
  })
})
