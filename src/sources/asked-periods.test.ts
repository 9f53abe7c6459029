import { describe, expect, it } from 'vitest'
import type { JstDate } from '#clinical/jst-date.ts'
import type { Period } from '#clinical/occurrence.ts'
import { LINK, records, result, type Served, signal, source, WHOLE } from '#testing/fhir-facility-server.ts'

describe('the period that a facility is asked for', () => {
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
})
