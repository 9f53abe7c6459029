import type { Facility, FacilityId } from '#clinical/facility.ts'
import type { Instant } from '#clinical/jst-date.ts'
import type { Period } from '#clinical/occurrence.ts'
import type { FacilityLink } from '#clinical/person.ts'
import { RECORD_KINDS, type RecordKind } from '#clinical/record-kind.ts'
import { FhirClient } from '#sources/fhir-client.ts'
import { FhirRecordSource } from '#sources/fhir-record-source.ts'
import { NO_TOKENS } from '#sources/token-provider.ts'

export const NOW = Date.UTC(2026, 10, 21, 0, 30) as Instant
export const PATIENT_SYSTEM = 'urn:oid:1.2.392.100495.20.3.51.11319900011'
export const WHOLE: Period = { from: undefined, until: undefined }

export function facility(id: string, kinds: readonly RecordKind[] = RECORD_KINDS): Facility {
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

export const LINK: FacilityLink = {
  facility: 'a' as FacilityId,
  state: 'linked',
  patientNumber: '00012345',
  patientResourceId: undefined,
  since: undefined,
}

export const PATIENT = {
  resourceType: 'Patient',
  id: 'p1',
  identifier: [{ system: PATIENT_SYSTEM, value: '00012345' }],
}

export type Served = Readonly<Record<string, unknown>>

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
export function facilityServer({
  resources = [],
  patients = [PATIENT],
  statuses = {},
  outcome,
  metadata,
}: ServerParts) {
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

/** The records of a facility behind such a server. */
export function source(parts: ServerParts, of: Facility = facility('a')) {
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

export const signal = () => new AbortController().signal

/** Its answer for one kind of record. */
export function records(parts: ServerParts, kind: RecordKind, period: Period = WHOLE) {
  return source(parts).of.records(LINK, kind, period, signal())
}

/** A result of the patient. */
export const result = (id: string, more: Served = {}): Served => ({
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
export function outsideConsent(): Served {
  const coding = [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'OPTOUT' }]
  const issue = [{ severity: 'warning', code: 'suppressed', details: { coding, text: '同意撤回' } }]
  return { resourceType: 'OperationOutcome', issue }
}
