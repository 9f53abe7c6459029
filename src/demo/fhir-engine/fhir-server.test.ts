import { describe, expect, it } from 'vitest'
import { decimal, decimalText, parseExact } from '#standards/fhir/exact-json.ts'
import type { Observation, Resource } from '#standards/fhir/r4.ts'
import { isObject, valuesAt } from './elements.ts'
import type { FhirRequest } from './fhir-exchange.ts'
import { answerFhir, type FhirRepository } from './fhir-server.ts'
import { ResourceStore } from './resource-store.ts'

const BASE = 'http://localhost/fhir/a'

function observation(id: string, effectiveDateTime: string, value = '1'): Observation {
  return {
    resourceType: 'Observation',
    id,
    meta: { versionId: '1', lastUpdated: effectiveDateTime },
    status: 'final',
    category: [
      { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/observation-category', code: 'laboratory' }] },
    ],
    code: { coding: [{ system: 'urn:oid:1.2.392.200119.4.504', code: '3C015000002326101' }], text: 'クレアチニン' },
    subject: { reference: 'Patient/mihon' },
    specimen: { reference: 'Specimen/blood' },
    effectiveDateTime,
    valueQuantity: { value: decimal(value), unit: 'mg/dL' },
  }
}

function repositoryOf(resources: readonly Resource[]): FhirRepository {
  const store = new ResourceStore(resources)
  return {
    title: '例示病院',
    searched: async () => ({ store, warnings: [] }),
    holding: async () => store,
    crossReference: undefined,
    writer: undefined,
  }
}

async function ask(resources: readonly Resource[], path: string, request: Partial<FhirRequest> = {}) {
  const [before = '', query = ''] = path.split('?')
  const answer = await answerFhir(repositoryOf(resources), {
    method: 'GET',
    base: BASE,
    path: before,
    query,
    body: '',
    ifNoneExist: undefined,
    ifMatch: undefined,
    ...request,
  })
  const body = answer.body === '' ? undefined : parseExact(answer.body)
  return { ...answer, parsed: body, ids: valuesAt(body, 'entry.resource.id') }
}

const SEPTEMBER = Array.from({ length: 40 }, (_, day) => {
  const date = new Date(Date.UTC(2026, 8, 1 + day)).toISOString().slice(0, 10)
  return observation(`o${day + 1}`, `${date}T23:30:00+09:00`)
})

describe('searching', () => {
  it('finds one day in Japan by a half-open span of instants (real-servers.md §5)', async () => {
    const from = encodeURIComponent('ge2026-09-05T00:00:00+09:00')
    const until = encodeURIComponent('lt2026-09-06T00:00:00+09:00')
    const { ids } = await ask(SEPTEMBER, `Observation?patient=mihon&date=${from}&date=${until}`)
    expect(ids).toEqual(['o5'])
  })

  it.each([
    ['2026-09-05', ['o5']],
    ['gt2026-10-08', ['o39', 'o40']],
    ['ge2026-10-09', ['o39', 'o40']],
    ['lt2026-09-02', ['o1']],
    ['le2026-09-02', ['o1', 'o2']],
    ['ge2026-10-09,lt2026-09-02', ['o1', 'o39', 'o40']],
  ])('compares dates by their precision: date=%s', async (date, expected) => {
    expect((await ask(SEPTEMBER, `Observation?date=${date}`)).ids).toEqual(expected)
  })

  it('finds a stay that began before the span and goes on', async () => {
    const stay: Resource = {
      resourceType: 'Encounter',
      id: 'stay',
      status: 'in-progress',
      class: { code: 'IMP' },
      subject: { reference: 'Patient/mihon' },
      period: { start: '2026-08-30' },
    }
    expect((await ask([stay], 'Encounter?date=ge2026-09-10&date=lt2026-09-11&class=IMP')).ids).toEqual(['stay'])
    expect((await ask([stay], 'Encounter?date=lt2026-08-30')).ids).toEqual([])
  })

  it.each([
    ['category=laboratory', 1],
    ['category=http://terminology.hl7.org/CodeSystem/observation-category|laboratory', 1],
    ['category=urn:other|laboratory', 0],
    ['category=|laboratory', 0],
    ['category:not=laboratory', 0],
    ['category=vital-signs,laboratory', 1],
    ['code=urn:oid:1.2.392.200119.4.504|', 1],
    ['status=preliminary', 0],
    ['patient=Patient/mihon', 1],
    ['subject=Patient/mihon', 1],
    [`subject=${BASE}/Patient/mihon`, 1],
    ['patient=someone-else', 0],
    ['_id=one', 1],
    ['_lastUpdated=ge2026-09-01', 1],
    ['code:missing=true', 0],
  ])('%s gives %i', async (query, count) => {
    const { status, ids } = await ask([observation('one', '2026-09-01T09:00:00+09:00')], `Observation?${query}`)
    expect(status).toBe(200)
    expect(ids).toHaveLength(count)
  })

  it('takes a search by POST, so that numbers and names stay out of addresses', async () => {
    const { ids } = await ask(SEPTEMBER, 'Observation/_search', {
      method: 'POST',
      body: 'patient=mihon&date=2026-09-07',
    })
    expect(ids).toEqual(['o7'])
  })

  it('includes what a match names, once, and only what was asked', async () => {
    const specimen: Resource = { resourceType: 'Specimen', id: 'blood' }
    const { parsed } = await ask([...SEPTEMBER, specimen], 'Observation?_count=3&_include=Observation:specimen')
    expect(valuesAt(parsed, 'entry.search.mode')).toEqual(['match', 'match', 'match', 'include'])
    expect((await ask([...SEPTEMBER, specimen], 'Observation?_count=3')).ids).toHaveLength(3)
  })

  it('leaves out elements that were not asked and says that it did', async () => {
    const { parsed } = await ask(SEPTEMBER, 'Observation?_count=1&_elements=effectiveDateTime')
    const [resource] = valuesAt(parsed, 'entry.resource')
    expect(isObject(resource) && Object.keys(resource).sort()).toEqual([
      'effectiveDateTime',
      'id',
      'meta',
      'resourceType',
    ])
    expect(valuesAt(resource, 'meta.tag.code')).toEqual(['SUBSETTED'])
  })
})

describe('paging', () => {
  it('gives everything once, in the order asked, by following next', async () => {
    let path = 'Observation?patient=mihon&_sort=-date&_count=7'
    const ids: unknown[] = []
    for (let page = 0; page < 10; page++) {
      const { parsed, ids: ofPage } = await ask(SEPTEMBER, path)
      ids.push(...ofPage)
      const next = valuesAt(parsed, 'link').find((link) => isObject(link) && link.relation === 'next')
      if (!isObject(next)) break
      expect(next.url).toMatch(/^http:\/\/localhost\/fhir\/a\/Observation\?_cursor=/)
      path = String(next.url).slice(BASE.length + 1)
    }
    expect(ids).toEqual(SEPTEMBER.map(({ id }) => id).reverse())
  })

  it('keeps what was searched by POST out of the next link', async () => {
    const request = { method: 'POST', body: 'patient=mihon&_count=1' }
    const { parsed } = await ask(SEPTEMBER, 'Observation/_search', request)
    expect(valuesAt(parsed, 'link.url').at(1)).not.toContain('mihon')
  })

  it('refuses a page that it never gave', async () => {
    expect((await ask(SEPTEMBER, 'Observation?_cursor=AAAA')).status).toBe(400)
  })
})

describe('digits', () => {
  it.each(['1.10', '4.0', '0.050', '12345678901234567890.5'])(
    'VAL-2: %s leaves the server as it was recorded',
    async (text) => {
      const { body, parsed } = await ask([observation('one', '2026-09-01', text)], 'Observation/one')
      expect(body).toContain(`"value":${text}`)
      expect(decimalText(valuesAt(parsed, 'valueQuantity.value')[0])).toBe(text)
    },
  )
})

describe('what is refused', () => {
  it.each([
    ['Observation?categroy=laboratory', 400],
    ['Observation?category:text=laboratory', 400],
    ['Observation?date=2026-02-30', 400],
    ['Observation?_include=*', 400],
    ['Observation?_sort=colour', 400],
    ['Observation?_count=-1', 400],
    ['Horse', 404],
    ['Observation/absent', 404],
    ['Observation/one/two', 404],
  ])('%s is answered %i with an OperationOutcome, never with an empty list', async (path, status) => {
    const answer = await ask(SEPTEMBER, path)
    expect(answer.status).toBe(status)
    expect(isObject(answer.parsed) && answer.parsed.resourceType).toBe('OperationOutcome')
  })

  it('refuses to write where it is read-only', async () => {
    expect((await ask([], 'Observation', { method: 'POST', body: '{}' })).status).toBe(405)
  })
})

describe('metadata', () => {
  it('lists exactly the searches that are answered', async () => {
    const { parsed } = await ask([], 'metadata')
    for (const resource of valuesAt(parsed, 'rest.resource')) {
      const [type] = valuesAt(resource, 'type')
      for (const name of valuesAt(resource, 'searchParam.name')) {
        const answer = await ask([], `${String(type)}?${String(name)}:missing=true`)
        expect(answer.status, `${String(type)}.${String(name)}`).toBe(200)
      }
    }
  })
})
