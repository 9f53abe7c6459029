import { describe, expect, it } from 'vitest'
import type { DecodeContext } from '#clinical/decode/decode-records.ts'
import type { FacilityId } from '#clinical/facility.ts'
import { Reading } from './reading.ts'

const CONTEXT: DecodeContext = {
  facility: 'a' as FacilityId,
  base: 'https://mihon.example/fhir/a/',
  person: { resourceIds: new Set(['p1']), identifiers: new Set() },
}
const ALL = Number.POSITIVE_INFINITY
const NEVER = new AbortController().signal

function result(id: string, value: string, day = '2026-11-01') {
  return `{"resource":{"resourceType":"Observation","id":"${id}","status":"final","subject":{"reference":"Patient/p1"},
    "category":[{"coding":[{"code":"laboratory"}]}],"code":{"text":"Ｋ"},"effectiveDateTime":"${day}T08:00:00+09:00",
    "valueQuantity":{"value":${value},"unit":"mmol/L"}}}`
}

const bytes = (text: string) => new TextEncoder().encode(text).buffer

function page(entries: readonly string[], next?: string): ArrayBuffer {
  const link = next === undefined ? '' : `,"link":[{"relation":"next","url":"${next}"}]`
  return bytes(`{"resourceType":"Bundle","type":"searchset","entry":[${entries.join(',')}]${link}}`)
}

describe('the pages of one search', () => {
  it('VAL-2, E10, E11: give each record once as it was written, and what could not be read', async () => {
    const reading = new Reading(CONTEXT, ALL)
    const broken = '{"resource":{"resourceType":"Observation","id":"broken"}}'
    const seen = [
      reading.page(page([result('1', '4.10'), broken], 'https://x.example/?2')),
      reading.page(page([result('2', '5.0'), result('1', '4.10')])),
    ]
    expect(seen).toEqual([
      { kind: 'page', next: 'https://x.example/?2', found: 2, held: 2, isNewestFirst: true },
      { kind: 'page', next: undefined, found: 3, held: 3, isNewestFirst: true },
    ])
    const records = await reading.records(NEVER)
    expect(records.facts('laboratory')).toMatchObject([{ value: { text: '4.10' } }, { value: { text: '5.0' } }])
    expect(records.gaps).toHaveLength(1)
  })

  it('E6: say what a page is that is no searchset, and what is cut', () => {
    const reading = new Reading(CONTEXT, ALL)
    expect(reading.page(bytes('{"resourceType":"Bundle","type":"search'))).toMatchObject({ reason: 'malformed' })
    expect(reading.page(bytes('{"resourceType":"Patient"}'))).toMatchObject({ reason: 'not-fhir' })
    expect(reading.page(bytes(''))).toMatchObject({ reason: 'not-fhir' })
  })

  it('E9, SRC-6, H-28: of one huge page the newest are given, and both numbers are told', async () => {
    const days = ['2026-10-03', '2026-10-01', '2026-10-04', '2026-10-02']
    const reading = new Reading(CONTEXT, 2)
    reading.page(page(days.map((day) => result(day, '4.10', day))))
    const records = await reading.records(NEVER)
    expect(records.facts('laboratory').map(({ at }) => at?.text.slice(0, 10))).toEqual([days[0], days[2]])
    expect(records.gaps).toEqual([{ kind: 'capped', shown: 2, total: 4 }])
  })

  it('PID-5: thousands of them are left in the middle when the patient is left', async () => {
    const reading = new Reading(CONTEXT, ALL)
    reading.page(page(Array.from({ length: 6_000 }, (_, at) => result(String(at), `${at}.0`))))
    const left = new AbortController()
    const records = reading.records(left.signal)
    left.abort(new Error('left'))
    await expect(records).rejects.toThrow('left')
  })
})
