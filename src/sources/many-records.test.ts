import { describe, expect, it } from 'vitest'
import type { Facility, FacilityId } from '#clinical/facility.ts'
import type { Instant, JstDate } from '#clinical/jst-date.ts'
import type { FacilityLink } from '#clinical/person.ts'
import { RECORD_KINDS } from '#clinical/record-kind.ts'
import { AskingDesk } from './asking/asking-desk.ts'
import { type AskingPort, recordSourcesBesidePage } from './asking/record-sources-beside-page.ts'
import { FhirClient } from './fhir-client.ts'
import { fhirRecordSources, type RecordServers } from './fhir-record-sources.ts'
import { NO_TOKENS } from './token-provider.ts'

/** `npm run test:long`: as many results as an intensive care unit makes in some years (E9). */
const RESULTS = process.env.FUZZ_RUNS === undefined ? 5_000 : 50_000
/** As small as cautious servers give them. */
const PAGE = 200

const BASE = 'https://mihon.example/fhir/a/'
const SYSTEM = 'urn:oid:1.2.392.100495.20.3.51.11319900011'
const name = { ja: '見本', en: 'Sample' }
const FACILITY: Facility = {
  id: 'a' as FacilityId,
  letter: 'A',
  type: 'hospital',
  name,
  shortName: name,
  patientIdSystem: SYSTEM,
  disclosedKinds: new Set(RECORD_KINDS),
  isOwn: false,
}
const LINK: FacilityLink = {
  facility: FACILITY.id,
  state: 'linked',
  patientNumber: '00012345',
  patientResourceId: 'p1',
  since: undefined,
}

const SERVERS: RecordServers = {
  facilities: [{ facility: FACILITY, base: BASE, tag: undefined }],
  firstByteMs: 30_000,
  crossReference: undefined,
}

const FIRST_DAY = Date.UTC(2016, 10, 21)

function result(at: number): string {
  const day = new Date(FIRST_DAY + Math.floor((at * 3650) / RESULTS) * 86_400_000).toISOString().slice(0, 10)
  return `{"resource":{"resourceType":"Observation","id":"${at}","status":"final","subject":{"reference":"Patient/p1"},"category":[{"coding":[{"code":"laboratory"}]}],"code":{"coding":[{"system":"urn:oid:1.2.392.200119.4.504","code":"3H015000002326101","display":"Ｋ"}],"text":"Ｋ"},"effectiveDateTime":"${day}T0${at % 10}:00:00+09:00","valueQuantity":{"value":${at % 7}.10,"unit":"mmol/L"},"referenceRange":[{"low":{"value":3.5},"high":{"value":5.0}}]}}`
}

/** A server that gives the results page by page. */
const server: typeof fetch = async (input) => {
  await new Promise((resolve) => setTimeout(resolve, 0))
  const url = new URL(String(input))
  const reply = (text: string) => new Response(text, { headers: { 'content-type': 'application/fhir+json' } })
  if (url.pathname.endsWith('/Patient/p1')) return reply('{"resourceType":"Patient","id":"p1"}')
  if (!url.pathname.endsWith('/Observation')) return reply('{"resourceType":"Bundle","type":"searchset"}')
  const from = Number(url.searchParams.get('_cursor') ?? 0)
  const entries = Array.from({ length: Math.min(PAGE, RESULTS - from) }, (_, at) => result(from + at))
  const link =
    from + PAGE < RESULTS ? `,"link":[{"relation":"next","url":"${BASE}Observation?_cursor=${from + PAGE}"}]` : ''
  return reply(`{"resourceType":"Bundle","type":"searchset","entry":[${entries.join(',')}]${link}}`)
}

/** A worker in this process: what it does counts against this thread, too, which makes the test harder, not easier. */
function workerHere(): AskingPort {
  const port = new MessageChannel()
  const desk = new AskingDesk((message, transfer) => port.port2.postMessage(message, transfer), server)
  port.port2.addEventListener('message', ({ data }) => desk.take(data))
  port.port1.start()
  port.port2.start()
  return Object.assign(port.port1, { terminate: () => port.port1.close() }) as unknown as AskingPort
}

/** Milliseconds of the longest time in which this thread could not turn to anything else, while `work` runs. */
async function longestBlock(work: () => Promise<void>): Promise<number> {
  let longest = 0
  let last = performance.now()
  const timer = setInterval(() => {
    longest = Math.max(longest, performance.now() - last)
    last = performance.now()
  }, 1)
  await work()
  clearInterval(timer)
  return longest
}

describe(`a patient with ${RESULTS} results`, () => {
  it.each<[string, () => AskingPort | undefined]>([
    ['beside the page', workerHere],
    ['on the thread of the page', () => undefined],
  ])(
    'E9: has every one of them read %s, and the page can be used meanwhile',
    { timeout: 60_000 + 10 * RESULTS },
    async (_where, start) => {
      const now = () => 0 as Instant
      const client = new FhirClient({ base: new URL(BASE), tokens: NO_TOKENS, fetch: server, now })
      const here = fhirRecordSources(SERVERS, () => client)
      const of = recordSourcesBesidePage(SERVERS, start, {
        tokens: NO_TOKENS,
        now,
        fixedAheadMs: undefined,
        clockRead: () => undefined,
        here: async () => here,
      }).get(FACILITY.id)
      if (of === undefined) throw new Error('no source')
      const signal = new AbortController().signal
      const newest = { from: '2016-01-01' as JstDate, until: undefined }
      const began = performance.now()
      const longest = await longestBlock(async () => {
        let answer = await of.records(LINK, 'laboratory', newest, signal)
        // The reader asks for more until there is no more.
        while (answer.state === 'data' && answer.gaps.length > 0) {
          of.readOn?.()
          answer = await of.records(LINK, 'laboratory', newest, signal)
        }
        if (answer.state !== 'data') throw new Error(`the answer is ${answer.state}`)
        expect(answer.gaps).toEqual([])
        expect(new Set(answer.rows.map(({ key }) => key)).size).toBe(RESULTS)
      })
      const whole = performance.now() - began
      // Shares, because a busy machine stretches both. Of a few thousand results nothing is long enough to be judged.
      if (RESULTS > 10_000) expect(longest / whole).toBeLessThan(0.25)
    },
  )
})
