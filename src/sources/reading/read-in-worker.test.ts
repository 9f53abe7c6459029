import { describe, expect, it } from 'vitest'
import type { DecodeContext } from '#clinical/decode/decode-records.ts'
import type { FacilityId } from '#clinical/facility.ts'
import { FACT_KINDS } from '#clinical/record-kind.ts'
import { type ReadingPort, WorkerRecordReader } from './read-in-worker.ts'
import { readOnThisThread } from './read-on-this-thread.ts'
import { ReadingDesk } from './reading-desk.ts'
import type { ToReader } from './reading-messages.ts'
import type { Reading } from './record-reader.ts'

const CONTEXT: DecodeContext = {
  facility: 'a' as FacilityId,
  base: 'https://mihon.example/fhir/a/',
  person: { resourceIds: new Set(['p1']), identifiers: new Set() },
}
const ALL = Number.POSITIVE_INFINITY
const NEVER = new AbortController().signal

type Listener = (event: { readonly data: unknown }) => void

/** A worker in this process: what goes either way is cloned, as between threads. `breaksAt` = the message it dies of. */
function fakeWorker({ breaksAt }: { readonly breaksAt?: ToReader['ask'] } = {}) {
  const taken: ToReader['ask'][] = []
  const listeners = new Map<string, Listener>()
  const desk = new ReadingDesk((message, transfer) => listeners.get('message')?.({ data: clone(message, transfer) }))
  const port = {
    addEventListener: (type: string, listener: Listener) => listeners.set(type, listener),
    postMessage: (message: ToReader) => {
      taken.push(message.ask)
      if (message.ask === breaksAt) queueMicrotask(() => listeners.get('error')?.({ data: undefined }))
      else desk.take(clone(message))
    },
  }
  return { taken, start: () => port as unknown as ReadingPort }
}

function clone<T>(message: T, transfer: ArrayBuffer[] = []): T {
  return structuredClone(message, { transfer })
}

function result(id: string, value: string, day = '2026-11-01') {
  return `{"resource":{"resourceType":"Observation","id":"${id}","status":"final","subject":{"reference":"Patient/p1"},
    "category":[{"coding":[{"code":"laboratory"}]}],"code":{"text":"Ｋ"},"effectiveDateTime":"${day}T08:00:00+09:00",
    "valueQuantity":{"value":${value},"unit":"mmol/L"}}}`
}

function page(entries: readonly string[], next?: string): ArrayBuffer {
  const link = next === undefined ? '' : `,"link":[{"relation":"next","url":"${next}"}]`
  const text = `{"resourceType":"Bundle","type":"searchset","entry":[${entries.join(',')}]${link}}`
  return new TextEncoder().encode(text).buffer
}

const PAGES = [
  page([result('1', '4.10'), '{"resource":{"resourceType":"Observation","id":"broken"}}'], 'https://x.example/?2'),
  page([result('2', '5.0'), result('1', '4.10')]),
]

async function read(reading: Reading) {
  const seen = []
  for (const body of PAGES) seen.push(await reading.page(body.slice(0)))
  const records = await reading.records(NEVER)
  reading.close()
  const kinds = []
  for (const kind of FACT_KINDS) {
    kinds.push({ kind, facts: await records.facts(kind), occurrences: await records.occurrences(kind) })
  }
  return { seen, gaps: records.gaps, kinds }
}

describe('answers read beside the page', () => {
  it('VAL-2, E10: are the very records, gaps and pages that this thread reads', async () => {
    const { taken, start } = fakeWorker()
    const beside = await read(new WorkerRecordReader(start).open(CONTEXT, ALL))
    expect(beside).toEqual(await read(readOnThisThread(CONTEXT, ALL)))
    expect(beside.seen).toEqual([
      { kind: 'page', next: 'https://x.example/?2', found: 2, held: 2, isNewestFirst: true },
      { kind: 'page', next: undefined, found: 3, held: 3, isNewestFirst: true },
    ])
    expect(beside.kinds.find(({ kind }) => kind === 'laboratory')?.facts).toMatchObject([
      { value: { text: '4.10' } },
      { value: { text: '5.0' } },
    ])
    expect(beside.gaps).toHaveLength(1)
    expect(taken).toEqual(['open', 'page', 'page', 'records', 'close'])
  })

  it.each<[string, () => ReadingPort | undefined]>([
    ['there are no workers', () => undefined],
    [
      'the worker is refused',
      () => {
        throw new TypeError('refused by policy')
      },
    ],
    ['the worker does not load', fakeWorker({ breaksAt: 'open' }).start],
    ['the worker dies of a page', fakeWorker({ breaksAt: 'page' }).start],
    ['the worker dies while it decodes', fakeWorker({ breaksAt: 'records' }).start],
  ])('SRC-3: are read on this thread when %s, and nothing is missing', async (_what, start) => {
    const reader = new WorkerRecordReader(start)
    const expected = await read(readOnThisThread(CONTEXT, ALL))
    expect(await read(reader.open(CONTEXT, ALL))).toEqual(expected)
    expect(await read(reader.open(CONTEXT, ALL))).toEqual(expected)
  })

  it('E6: says what a page is that is no searchset, and what is cut', async () => {
    const reading = new WorkerRecordReader(fakeWorker().start).open(CONTEXT, ALL)
    const bytes = (text: string) => new TextEncoder().encode(text).buffer
    expect(await reading.page(bytes('{"resourceType":"Bundle","type":"search'))).toMatchObject({ reason: 'malformed' })
    expect(await reading.page(bytes('{"resourceType":"Patient"}'))).toMatchObject({ reason: 'not-fhir' })
    expect(await reading.page(bytes(''))).toMatchObject({ reason: 'not-fhir' })
  })

  it('PID-5: ends when the patient is left', async () => {
    const reading = new WorkerRecordReader(fakeWorker().start).open(CONTEXT, ALL)
    await reading.page(page([result('1', '4.1')]))
    const left = new AbortController()
    const records = reading.records(left.signal)
    left.abort(new Error('left'))
    await expect(records).rejects.toThrow('left')
  })

  it('E9: thousands of records come in blocks, each of them once', async () => {
    const many = Array.from({ length: 1000 }, (_, at) => result(String(at), `${at}.0`))
    const reading = new WorkerRecordReader(fakeWorker().start).open(CONTEXT, ALL)
    await reading.page(page(many))
    const facts = await (await reading.records(NEVER)).facts('laboratory')
    expect(new Set(facts.map(({ key }) => key)).size).toBe(1000)
  })

  it.each([
    ['beside the page', () => fakeWorker().start()],
    ['on this thread', () => undefined],
  ])('E9, SRC-6, H-28: of one huge page read %s the newest are given, and both numbers are told', async (_, start) => {
    const days = ['2026-10-03', '2026-10-01', '2026-10-04', '2026-10-02']
    const reading = new WorkerRecordReader(start).open(CONTEXT, 2)
    await reading.page(page(days.map((day) => result(day, '4.10', day))))
    const records = await reading.records(NEVER)
    expect((await records.facts('laboratory')).map(({ at }) => at?.text.slice(0, 10))).toEqual([days[0], days[2]])
    expect(records.gaps).toEqual([{ kind: 'capped', shown: 2, total: 4 }])
  })
})
