import { describe, expect, it } from 'vitest'
import type { Facility, FacilityId } from '#clinical/facility.ts'
import type { Instant, JstDate } from '#clinical/jst-date.ts'
import type { Period } from '#clinical/occurrence.ts'
import type { FacilityLink } from '#clinical/person.ts'
import { RECORD_KINDS, type RecordKind } from '#clinical/record-kind.ts'
import { FhirClient } from './fhir-client.ts'
import { FhirRecordSource } from './fhir-record-source.ts'
import { NO_TOKENS } from './token-provider.ts'

const NOW = Date.UTC(2026, 10, 21, 0, 30) as Instant
const PATIENT_SYSTEM = 'urn:oid:1.2.392.100495.20.3.51.11319900011'
const WHOLE: Period = { from: undefined, until: undefined }

function facility(id: string, kinds: readonly RecordKind[] = RECORD_KINDS): Facility {
  const name = { ja: '見本', en: 'Sample' }
  return {
    id: id as FacilityId,
    letter: 'A',
    type: 'hospital',
    name,
    shortName: name,
    patientIdSystem: PATIENT_SYSTEM,
    disclosedKinds: new Set(kinds),
    isOwn: false,
  }
}

const LINK: FacilityLink = {
  facility: 'a' as FacilityId,
  state: 'linked',
  patientNumber: '00012345',
  patientResourceId: undefined,
  since: undefined,
}

const PATIENT = { resourceType: 'Patient', id: 'p1', identifier: [{ system: PATIENT_SYSTEM, value: '00012345' }] }

type Served = Readonly<Record<string, unknown>>

interface ServerParts {
  readonly resources?: readonly Served[]
  readonly patients?: readonly Served[]
  /** Types answered with a status instead. */
  readonly statuses?: Readonly<Record<string, number>>
  /** The OperationOutcome that comes with such a status. */
  readonly outcome?: Served
  readonly metadata?: Served
}

/** A facility's server that ignores every filter but the type, as lenient servers do. */
function facilityServer({ resources = [], patients = [PATIENT], statuses = {}, outcome, metadata }: ServerParts) {
  const asked: URL[] = []
  const json = (body: unknown, status = 200) =>
    new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/fhir+json' } })
  const fake: typeof fetch = async (input) => {
    const url = new URL(String(input))
    asked.push(url)
    const [, , , type = ''] = url.pathname.split('/')
    if (type === 'metadata') return metadata === undefined ? json({}, 404) : json(metadata)
    const status = statuses[type]
    if (status !== undefined) return json(outcome ?? { resourceType: 'OperationOutcome' }, status)
    const found = type === 'Patient' ? patients : resources.filter(({ resourceType }) => resourceType === type)
    return json({ resourceType: 'Bundle', type: 'searchset', entry: found.map((resource) => ({ resource })) })
  }
  return { asked, fake }
}

function source(parts: ServerParts, of: Facility = facility('a')) {
  const { asked, fake } = facilityServer(parts)
  const client = new FhirClient({
    base: new URL('https://mihon.example/fhir/a/'),
    tokens: NO_TOKENS,
    fetch: fake,
    pause: async () => undefined,
    now: () => NOW,
  })
  return { asked, of: new FhirRecordSource(of, client) }
}

const signal = () => new AbortController().signal

function records(parts: ServerParts, kind: RecordKind, period: Period = WHOLE) {
  return source(parts).of.records(LINK, kind, period, signal())
}

const result = (id: string, more: Served = {}): Served => ({
  resourceType: 'Observation',
  id,
  status: 'final',
  category: [{ coding: [{ code: 'laboratory' }] }],
  code: { text: 'Ｋ' },
  subject: { reference: 'Patient/p1' },
  effectiveDateTime: '2026-11-01T08:00:00+09:00',
  valueQuantity: { value: 4.1, unit: 'mmol/L' },
  ...more,
})

/** What a server says that the patient has opted out (HL7 v3 ActCode). */
function outsideConsent(): Served {
  const coding = [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'OPTOUT' }]
  const issue = [{ severity: 'warning', code: 'suppressed', details: { coding, text: '同意撤回' } }]
  return { resourceType: 'OperationOutcome', issue }
}

const HOUR_MS = 3_600_000
const FIRST_RESULT_AT = Date.UTC(2015, 0, 1)

/**
 * A server with so many results, one an hour, a thousand to a page and the oldest first, unless it is asked for the newest:
 * `toSort` is what it answers then in place of the page.
 */
function manyResults(count: number, toSort: 'the newest' | 'the oldest' | 'nothing' | number = 'the newest') {
  const asked: URL[] = []
  const fake = (async (input: string | URL) => {
    const url = new URL(String(input))
    const json = (body: unknown, status = 200) =>
      new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/fhir+json' } })
    if (!url.pathname.endsWith('/Observation')) {
      const entry = url.pathname.includes('/Patient') ? [{ resource: PATIENT }] : []
      return json({ resourceType: 'Bundle', type: 'searchset', entry })
    }
    asked.push(url)
    const isSorted = url.searchParams.get('_sort') === '-date'
    if (isSorted && typeof toSort === 'number') return json({ resourceType: 'OperationOutcome' }, toSort)
    if (isSorted && toSort === 'nothing') return json({ resourceType: 'Bundle', type: 'searchset', total: count })
    const isNewestFirst = isSorted && toSort === 'the newest'
    const from = isNewestFirst ? count - 1000 : Number(url.searchParams.get('from') ?? 0)
    const oldestFirst = Array.from({ length: 1000 }, (_, at) => {
      const effectiveDateTime = new Date(FIRST_RESULT_AT + (from + at) * HOUR_MS).toISOString()
      return { resource: result(`r${from + at}`, { effectiveDateTime }) }
    })
    const entry = isNewestFirst ? oldestFirst.reverse() : oldestFirst
    url.searchParams.set('from', String(from + 1000))
    const link = isNewestFirst || from + 1000 < count ? [{ relation: 'next', url: url.href }] : []
    return json({ resourceType: 'Bundle', type: 'searchset', total: count, link, entry })
  }) as typeof fetch
  return { asked, fake }
}

describe('one facility over FHIR', () => {
  it('SPD-1: a person whom the hospital has been told of is not looked for again by the first question', async () => {
    const { asked, of } = source({ resources: [result('r1')] })
    const patients = () => asked.filter(({ pathname }) => pathname.includes('/Patient')).length
    await of.meet(LINK, signal())
    expect(patients()).toBe(1)
    expect(await of.records(LINK, 'laboratory', WHOLE, signal())).toMatchObject({ state: 'data' })
    expect(patients()).toBe(1)
  })

  it('SRC-1, H-05: a complete empty answer is "none"', async () => {
    expect(await records({}, 'laboratory')).toEqual({ state: 'none', fetchedAt: NOW })
  })

  it('SRC-1: a kind that is not disclosed is never asked', async () => {
    const { of, asked } = source({}, facility('a', ['stay']))
    expect(await of.records(LINK, 'note', WHOLE, signal())).toEqual({ state: 'notDisclosed' })
    expect(asked).toEqual([])
  })

  it.each<[string, Served, RecordKind]>([
    ['laboratory', {}, 'laboratory'],
    ['vital-signs', { category: [{ coding: [{ code: 'vital-signs' }] }] }, 'vital-sign'],
    ['body-measurement', { category: [{ coding: [{ code: 'body-measurement' }] }] }, 'vital-sign'],
    ['exam', { category: [{ coding: [{ code: 'exam' }] }] }, 'physiology'],
    ['social-history', { category: [{ coding: [{ code: 'social-history' }] }], code: { text: '喫煙' } }, 'physiology'],
    ['survey', { category: [{ coding: [{ code: 'survey' }] }] }, 'physiology'],
    ['imaging', { category: [{ coding: [{ code: 'imaging' }] }] }, 'physiology'],
    ['activity', { category: [{ coding: [{ code: 'activity' }] }] }, 'physiology'],
    ['a code of the sender’s own', { category: [{ coding: [{ system: 'urn:oid:1.2', code: 'X9' }] }] }, 'physiology'],
    ['no category', { category: undefined }, 'physiology'],
    ['no category but a specimen', { category: undefined, specimen: { display: '血清' } }, 'laboratory'],
  ])('H-05: an observation of %s is asked for and becomes a record of one kind', async (_category, more, kind) => {
    const { of, asked } = source({ resources: [result('1', more)] })
    const kinds: RecordKind[] = []
    for (const each of ['laboratory', 'vital-sign', 'physiology'] as const) {
      const answer = await of.records(LINK, each, WHOLE, signal())
      if (answer.state === 'data') kinds.push(...answer.rows.map((row) => row.kind))
    }
    expect(kinds).toEqual([kind])
    const searches = asked.filter(({ pathname }) => pathname.endsWith('/Observation'))
    expect(searches.map(({ searchParams }) => searchParams.get('category'))).toEqual([null])
  })

  it.each(['requested', 'stopped', 'withdrawn', 'not-linked'] as const)(
    'SRC-1: a link that is %s asks nothing and says 未連携',
    async (state) => {
      const { of, asked } = source({})
      expect(await of.records({ ...LINK, state }, 'stay', WHOLE, signal())).toEqual({ state: 'notLinked' })
      expect(asked).toEqual([])
    },
  )

  it('SRC-1: a patient number that the facility does not know is "not linked"', async () => {
    expect(await records({ patients: [] }, 'stay')).toEqual({ state: 'notLinked' })
  })

  it('H-02: a patient number that leads to two patients shows nothing of either', async () => {
    const other = { ...PATIENT, id: 'p2' }
    expect(await records({ patients: [PATIENT, other], resources: [result('1')] }, 'laboratory')).toMatchObject({
      state: 'failed',
      why: { reason: 'several-patients' },
    })
  })

  it('H-02: a lenient server that answers another patient for the number is not believed', async () => {
    const stranger = { ...PATIENT, identifier: [{ system: PATIENT_SYSTEM, value: '99999999' }] }
    expect(await records({ patients: [stranger], resources: [result('1')] }, 'laboratory')).toEqual({
      state: 'notLinked',
    })
  })

  it('E15: a patient record that was merged into another, met by its id, shows nothing and says why', async () => {
    const merged = { ...PATIENT, link: [{ type: 'replaced-by', other: { reference: 'Patient/p2' } }] }
    const fake: typeof fetch = async () =>
      new Response(JSON.stringify(merged), { headers: { 'content-type': 'application/fhir+json' } })
    const base = new URL('https://mihon.example/fhir/a/')
    const of = new FhirRecordSource(facility('a'), new FhirClient({ base, tokens: NO_TOKENS, fetch: fake }))
    expect(await of.records({ ...LINK, patientResourceId: 'p1' }, 'stay', WHOLE, signal())).toMatchObject({
      state: 'failed',
      why: { reason: 'patient-merged' },
    })
  })

  it('B2, SRC-1: a hospital whose 403 names the consent is 「同意範囲外」, not a missing right and not "none"', async () => {
    const every = { Observation: 403, DiagnosticReport: 403 }
    expect(await records({ statuses: every, outcome: outsideConsent() }, 'laboratory')).toEqual({
      state: 'outOfConsent',
    })
    expect(await records({ statuses: every }, 'laboratory')).toEqual({ state: 'notPermitted' })
    expect(await records({ statuses: { Patient: 403 }, outcome: outsideConsent() }, 'laboratory')).toEqual({
      state: 'outOfConsent',
    })
    const byId = source({ statuses: { Patient: 403 }, outcome: outsideConsent() })
    expect(await byId.of.records({ ...LINK, patientResourceId: 'p1' }, 'laboratory', WHOLE, signal())).toEqual({
      state: 'outOfConsent',
    })
  })

  it('B2, H-05: a part outside the consent makes the rest incomplete, and says why', async () => {
    const gaps = [{ kind: 'page-missing', why: { reason: 'out-of-consent' } }]
    const parts = { resources: [result('1')], statuses: { DiagnosticReport: 403 }, outcome: outsideConsent() }
    expect(await records(parts, 'laboratory')).toMatchObject({ state: 'data', rows: [{}], gaps })
    const withheld = { ...outsideConsent(), resourceType: 'OperationOutcome' }
    const asEntry = facilityServer({ resources: [] })
    const fake: typeof fetch = async (input) =>
      String(input).includes('/Observation')
        ? new Response(
            JSON.stringify({
              resourceType: 'Bundle',
              type: 'searchset',
              entry: [{ resource: result('1') }, { resource: withheld, search: { mode: 'outcome' } }],
            }),
            { headers: { 'content-type': 'application/fhir+json' } },
          )
        : asEntry.fake(input)
    const client = new FhirClient({ base: new URL('https://mihon.example/fhir/a/'), tokens: NO_TOKENS, fetch: fake })
    const of = new FhirRecordSource(facility('a'), client)
    expect(await of.records(LINK, 'laboratory', WHOLE, signal())).toMatchObject({ rows: [{}], gaps })
  })

  it('E19, SRC-1: a part that the role may not read is told as a matter of rights, not as a fault', async () => {
    const parts = { resources: [result('1')], statuses: { DiagnosticReport: 403 } }
    expect(await records(parts, 'laboratory')).toMatchObject({
      state: 'data',
      rows: [{ key: 'a/Observation/1' }],
      gaps: [{ kind: 'page-missing', why: { reason: 'not-permitted', isRetryable: false } }],
    })
    expect(await records({ statuses: { DiagnosticReport: 403 } }, 'laboratory')).toMatchObject({ rows: [], gaps: [{}] })
  })

  it('H-05: "none" is not said when a search of the kind was refused; a type that is not kept at all says nothing', async () => {
    expect(await records({ statuses: { DiagnosticReport: 400 } }, 'laboratory')).toMatchObject({
      state: 'data',
      rows: [],
      gaps: [{ kind: 'unsupported-search', what: 'DiagnosticReport' }],
    })
    expect(await records({ statuses: { DiagnosticReport: 404 } }, 'laboratory')).toMatchObject({ state: 'none' })
  })

  it('H-05, MED-3: a dispense that was only prepared stands on its day, in the panel as on the calendar', async () => {
    const dispense = {
      resourceType: 'MedicationDispense',
      id: 'd1',
      status: 'completed',
      subject: { reference: 'Patient/p1' },
      medicationCodeableConcept: { text: '見本錠' },
      whenPrepared: '2026-11-02T10:00:00+09:00',
    }
    const { of, asked } = source({ resources: [dispense] })
    const day: Period = { from: '2026-11-02' as JstDate, until: '2026-11-03' as JstDate }
    expect(await of.records(LINK, 'prescription', day, signal())).toMatchObject({
      rows: [{ at: { precision: 'second' } }],
    })
    expect(await of.timeline(LINK, 'prescription', day, signal())).toMatchObject({ rows: [{ act: 'dispensed' }] })
    // A server compares `whenhandedover` only: what has none would never come.
    const dispenses = asked.filter(({ pathname }) => pathname.endsWith('MedicationDispense'))
    expect(dispenses.every(({ search }) => !search.includes('whenhandedover'))).toBe(true)
  })

  it('E10: one invalid resource among many is listed with its JSON, and the others are shown', async () => {
    const broken = result('3', { code: {} })
    const answer = await records({ resources: [result('1'), result('2'), broken] }, 'laboratory')
    expect(answer).toMatchObject({
      state: 'data',
      rows: [{ key: 'a/Observation/1' }, { key: 'a/Observation/2' }],
      gaps: [{ kind: 'unreadable', what: 'Observation/3', why: 'no item is named', raw: JSON.stringify(broken) }],
    })
  })

  it('E10, D10: a resource whose elements are of other types is a gap, not a crash', async () => {
    const broken = result('1', { category: 7, code: 'Ｋ' })
    expect(await records({ resources: [broken] }, 'laboratory')).toMatchObject({
      state: 'data',
      rows: [],
      gaps: [{ kind: 'unreadable', what: 'Observation/1' }],
    })
  })

  it('E13, DESIGN §8.1: a resource of another patient is dropped, counted and makes the answer partial', async () => {
    const foreign = [
      result('2', { subject: { reference: 'Patient/p2' } }),
      result('3', { subject: { reference: 'https://other.example/fhir/Patient/p1' } }),
      result('4', { subject: { identifier: { system: PATIENT_SYSTEM, value: '99999999' } } }),
    ]
    expect(await records({ resources: [result('1'), ...foreign] }, 'laboratory')).toMatchObject({
      state: 'data',
      rows: [{ key: 'a/Observation/1' }],
      gaps: [{ kind: 'wrong-patient', count: 3 }],
    })
  })

  it('fhir-jp.md §0.4: the subject may be the address, the number or the insurance key of the patient', async () => {
    const insurance = {
      system: 'http://jpfhir.jp/fhir/clins/Idsystem/JP_Insurance_memberID',
      value: '00012345:あ:１:05',
    }
    const patient = { ...PATIENT, identifier: [...PATIENT.identifier, insurance] }
    const own = [
      result('1', { subject: { reference: 'https://mihon.example/fhir/a/Patient/p1' } }),
      result('2', { subject: { identifier: { system: PATIENT_SYSTEM, value: '00012345' } } }),
      result('3', { subject: { identifier: { ...insurance, value: '00012345:あ:1:05' } } }),
    ]
    const answer = await records({ patients: [patient], resources: own }, 'laboratory')
    expect(answer).toMatchObject({ state: 'data', rows: [{}, {}, {}], gaps: [] })
  })

  it('E12: equal ids of two facilities never collide', async () => {
    const a = await source({ resources: [result('1')] }).of.records(LINK, 'laboratory', WHOLE, signal())
    const b = await source({ resources: [result('1')] }, facility('b')).of.records(LINK, 'laboratory', WHOLE, signal())
    const keys = [a, b].flatMap((answer) => (answer.state === 'data' ? answer.rows.map(({ key }) => key) : []))
    expect(new Set(keys).size).toBe(2)
  })

  it('E11, E14: of two versions the newer stands, and a result entered in error is no occurrence', async () => {
    const older = result('1', { meta: { versionId: '1', lastUpdated: '2026-11-01T09:00:00+09:00' } })
    const newer = result('1', {
      meta: { versionId: '2', lastUpdated: '2026-11-02T09:00:00+09:00' },
      status: 'corrected',
      valueQuantity: { value: 4.3, unit: 'mmol/L' },
    })
    const wrong = result('2', { status: 'entered-in-error', effectiveDateTime: '2026-11-03T08:00:00+09:00' })
    const parts = { resources: [newer, older, wrong] }
    const answer = await records(parts, 'laboratory')
    expect(answer).toMatchObject({
      rows: [
        { status: 'corrected', value: { text: '4.3' } },
        { key: 'a/Observation/2', status: 'entered-in-error' },
      ],
    })
    expect(await source(parts).of.timeline(LINK, 'laboratory', WHOLE, signal())).toMatchObject({
      rows: [{ start: { text: '2026-11-01T08:00:00' }, status: 'corrected' }],
    })
  })

  it('E19: a type that the role may not read is "not permitted"; with others it makes them partial', async () => {
    expect(await records({ statuses: { Condition: 403 } }, 'diagnosis')).toEqual({ state: 'notPermitted' })
    const order = {
      resourceType: 'MedicationRequest',
      id: '1',
      status: 'active',
      authoredOn: '2026-11-01',
      subject: { reference: 'Patient/p1' },
      medicationCodeableConcept: { text: '仮薬錠１ｍｇ' },
    }
    const answer = await records({ resources: [order], statuses: { MedicationDispense: 403 } }, 'prescription')
    expect(answer).toMatchObject({ state: 'data', rows: [{}], gaps: [{ kind: 'page-missing' }] })
  })

  it('H-05: nothing found and one search failed is a failure, never "none"', async () => {
    expect(await records({ statuses: { MedicationDispense: 500 } }, 'prescription')).toMatchObject({ state: 'failed' })
  })

  it('DESIGN §8.15: a list that lacks the type is said; no list at all is tried', async () => {
    const rest = [{ mode: 'server', resource: [{ type: 'Patient' }, { type: 'Observation' }] }]
    const metadata = { resourceType: 'CapabilityStatement', rest }
    expect(await records({ metadata }, 'diagnosis')).toMatchObject({
      state: 'failed',
      why: { reason: 'unsupported-search', isRetryable: false },
    })
    expect(await records({}, 'diagnosis')).toMatchObject({ state: 'none' })
  })

  it('real-servers.md §5: a search parameter that the list lacks is not sent, and its filter is done here', async () => {
    const searchParam = [{ name: 'patient' }, { name: 'category' }]
    const rest = [{ mode: 'server', resource: [{ type: 'Patient' }, { type: 'Observation', searchParam }] }]
    const metadata = { resourceType: 'CapabilityStatement', rest }
    const early = result('2', { effectiveDateTime: '2026-09-04T08:00:00+09:00' })
    const parts = { metadata, resources: [result('1'), early] }
    const { of, asked } = source(parts)
    const period = { from: '2026-10-01' as JstDate, until: undefined }
    expect(await of.records(LINK, 'laboratory', period, signal())).toMatchObject({ rows: [{ key: 'a/Observation/1' }] })
    const [search] = asked.filter(({ pathname }) => pathname.endsWith('/Observation'))
    expect(search?.searchParams.has('date')).toBe(false)
  })

  it('real-servers.md §5, H-12: days are half-open with offset, and counted again in Japan', async () => {
    const late = result('1', { effectiveDateTime: '2026-09-05T14:30:00Z' })
    const nextDay = result('2', { effectiveDateTime: '2026-09-05T15:00:00Z' })
    const { of, asked } = source({ resources: [late, nextDay] })
    const period = { from: '2026-09-05' as JstDate, until: '2026-09-06' as JstDate }
    expect(await of.records(LINK, 'laboratory', period, signal())).toMatchObject({
      rows: [{ key: 'a/Observation/1', at: { text: '2026-09-05T23:30:00' } }],
    })
    const [search] = asked.filter(({ pathname }) => pathname.endsWith('/Observation'))
    expect(search?.searchParams.getAll('date')).toEqual(['ge2026-09-05T00:00:00+09:00', 'lt2026-09-06T00:00:00+09:00'])
    expect(search?.searchParams.get('_count')).toBe('1000')
  })

  it('SPD-1: what is few in a life is asked whole with the newest years, not again with the history; a day by date', async () => {
    const procedure = (id: string, performedDateTime: string) => ({
      resourceType: 'Procedure',
      id,
      status: 'completed',
      code: { text: '処置' },
      subject: { reference: 'Patient/p1' },
      performedDateTime,
    })
    const { of, asked } = source({ resources: [procedure('1', '2026-09-05'), procedure('2', '2017-09-05')] })
    const newest = { from: '2024-11-20' as JstDate, until: undefined }
    expect(await of.timeline(LINK, 'procedure', newest, signal())).toMatchObject({
      rows: [{ start: { text: '2026-09-05' } }],
    })
    expect(await of.timeline(LINK, 'procedure', WHOLE, signal())).toMatchObject({ rows: [{}, {}] })
    const searches = () => asked.filter(({ pathname }) => pathname.endsWith('/Procedure'))
    expect(searches().map(({ searchParams }) => searchParams.getAll('date'))).toEqual([[]])
    const day = { from: '2026-09-05' as JstDate, until: '2026-09-06' as JstDate }
    expect(await of.records(LINK, 'procedure', day, signal())).toMatchObject({ rows: [{ key: 'a/Procedure/1' }] })
    expect(searches().at(-1)?.searchParams.getAll('date')).toHaveLength(2)
  })

  it('VAL-7: a record without a date is not lost where nothing bounds the past', async () => {
    const undated = result('1', { effectiveDateTime: undefined })
    const { of } = source({ resources: [undated] })
    const until = { from: undefined, until: '2024-11-20' as JstDate }
    expect(await of.timeline(LINK, 'laboratory', until, signal())).toMatchObject({ rows: [{ label: 'Ｋ' }] })
  })

  it('asks once for what several kinds need at the same time', async () => {
    const { of, asked } = source({})
    await Promise.all((['prescription', 'injection'] as const).map((kind) => of.timeline(LINK, kind, WHOLE, signal())))
    const types = asked.map(({ pathname }) => pathname.split('/')[3])
    expect(types.filter((type) => type === 'MedicationRequest')).toHaveLength(1)
    expect(types.filter((type) => type === 'Patient')).toHaveLength(1)
  })

  it('PID-5: one of two who wait for a shared request may leave; the other gets its answer', async () => {
    const { of } = source({ resources: [result('1')] })
    const leaving = new AbortController()
    const left = of.records(LINK, 'laboratory', WHOLE, leaving.signal)
    const stays = of.records(LINK, 'laboratory', WHOLE, signal())
    leaving.abort(new DOMException('left', 'AbortError'))
    await expect(left).rejects.toThrow('left')
    expect(await stays).toMatchObject({ state: 'data', rows: [{}] })
  })

  it('an order is found on the day it is for, although it was written long before', async () => {
    const order = {
      resourceType: 'ServiceRequest',
      id: '1',
      status: 'active',
      code: { text: '心臓超音波' },
      subject: { reference: 'Patient/p1' },
      authoredOn: '2025-12-01',
      occurrenceDateTime: '2026-12-01',
    }
    const { of, asked } = source({ resources: [order] })
    const day = { from: '2026-12-01' as JstDate, until: '2026-12-02' as JstDate }
    expect(await of.records(LINK, 'order', day, signal())).toMatchObject({ rows: [{ at: { text: '2026-12-01' } }] })
    expect(asked.at(-1)?.search).not.toContain('ge2026')
    const before = { from: '2026-11-01' as JstDate, until: '2026-12-01' as JstDate }
    expect(await of.records(LINK, 'order', before, signal())).toMatchObject({ state: 'none' })
  })

  it('H-17: an allergy of any age stands in every period', async () => {
    const allergy = {
      resourceType: 'AllergyIntolerance',
      id: '1',
      code: { text: 'そば' },
      patient: { reference: 'Patient/p1' },
      recordedDate: '1999-01-01',
    }
    const day = { from: '2026-12-01' as JstDate, until: '2026-12-02' as JstDate }
    expect(await records({ resources: [allergy] }, 'allergy', day)).toMatchObject({ rows: [{ kind: 'allergy' }] })
  })

  it('a plan whose day has passed is no plan any more', async () => {
    const order = (id: string, day: string): Served => ({
      resourceType: 'ServiceRequest',
      id,
      status: 'active',
      code: { text: '心臓超音波' },
      subject: { reference: 'Patient/p1' },
      occurrenceDateTime: day,
    })
    const answer = await records({ resources: [order('1', '2026-11-20'), order('2', '2026-11-21')] }, 'order')
    expect(answer).toMatchObject({ rows: [{ status: 'unknown' }, { status: 'planned' }] })
  })

  it('E9, SRC-6, H-28: a limit cuts what is too much at once, the newest are there, and a reader may read on to the end', async () => {
    const { asked, fake } = manyResults(25_000)
    const base = new URL('https://mihon.example/fhir/a/')
    const of = new FhirRecordSource(
      facility('a'),
      new FhirClient({ base, tokens: NO_TOKENS, fetch: fake, now: () => NOW }),
    )
    const read = async () => {
      const answer = await of.records(LINK, 'laboratory', WHOLE, signal())
      if (answer.state !== 'data') throw new Error(answer.state)
      return { ids: new Set(answer.rows.map(({ key }) => /r\d+/.exec(key)?.[0])), gaps: answer.gaps }
    }
    const first = await read()
    const cut = { kind: 'capped', total: 25_000, of: 'Observation', mayReadOn: true }
    expect(first.gaps).toEqual([{ ...cut, shown: 11_000 }])
    expect(first.ids.size).toBe(11_000)
    expect(first.ids).toContain('r24999')
    expect(asked).toHaveLength(11)
    expect((await read()).gaps, 'asked again without a word of the reader').toEqual(first.gaps)
    of.readOn()
    expect((await read()).gaps).toEqual([{ ...cut, shown: 21_000 }])
    of.readOn()
    const last = await read()
    expect(last.gaps).toEqual([])
    expect(last.ids.size).toBe(25_000)
    of.forget()
    expect((await read()).gaps).toEqual(first.gaps)
  })

  it.each([
    ['refuses to sort', 400, [{ kind: 'page-missing', why: { reason: 'unsupported-search' } }]],
    ['does not let the newest be read', 403, [{ kind: 'page-missing', why: { reason: 'not-permitted' } }]],
    ['fails at sorting', 500, [{ kind: 'page-missing', why: { reason: 'server-error' } }]],
    ['ignores the order', 'the oldest', []],
    ['sorts, and gives nothing', 'nothing', []],
  ] as const)(
    'H-04, H-28: that the newest may be missing beside a cut is said where a server %s',
    async (_what, toSort, missing) => {
      const base = new URL('https://mihon.example/fhir/a/')
      const { fake } = manyResults(25_000, toSort)
      const client = new FhirClient({
        base,
        tokens: NO_TOKENS,
        fetch: fake,
        pause: async () => undefined,
        now: () => NOW,
      })
      const answer = await new FhirRecordSource(facility('a'), client).records(LINK, 'laboratory', WHOLE, signal())
      expect(answer.state === 'data' && answer.rows).toHaveLength(10_000)
      expect(answer).toMatchObject({
        gaps: [{ kind: 'capped', shown: 10_000, total: 25_000 }, ...missing, { kind: 'newest-unsure' }],
      })
    },
  )

  it('H-02, E15: who somebody is is asked again where the clock was set back since, not only when it has run on', async () => {
    let now = NOW
    const { asked, fake } = facilityServer({})
    const base = new URL('https://mihon.example/fhir/a/')
    const client = new FhirClient({ base, tokens: NO_TOKENS, fetch: fake, now: () => now })
    const of = new FhirRecordSource(facility('a'), client)
    const looked = async () => {
      await of.records(LINK, 'stay', WHOLE, signal())
      return asked.filter(({ pathname }) => pathname.includes('/Patient')).length
    }
    expect(await looked()).toBe(1)
    now = (now + 60_000) as Instant
    expect(await looked()).toBe(1)
    now = (now - 86_400_000) as Instant
    expect(await looked()).toBe(2)
  })
})
