import { describe, expect, it } from 'vitest'
import type { JstDate } from '#clinical/jst-date.ts'
import { RECORD_KINDS } from '#clinical/record-kind.ts'
import { LINK, PATIENT, result, type Served, signal, source } from '#testing/fhir-facility-server.ts'
import { isWithin, MAY_LACK_DATE } from './period.ts'
import { undatedSearchesOf } from './searches.ts'

describe('records that a search by date leaves out', () => {
  it('H-05: are asked for beside every kind that has such a search, and beside no other', () => {
    expect(RECORD_KINDS.filter((kind) => undatedSearchesOf(kind).length > 0).toSorted()).toEqual(
      [...MAY_LACK_DATE].toSorted(),
    )
  })

  it('SPD-1: are not asked for of a server that is never asked by date: the whole has come', async () => {
    const searchParam = [{ name: 'patient' }]
    const types = [{ type: 'Patient' }, { type: 'Observation', searchParam }]
    const metadata: Served = { resourceType: 'CapabilityStatement', rest: [{ mode: 'server', resource: types }] }
    const { of, asked } = source({ metadata, patients: [PATIENT], resources: [result('1')] })
    expect(await of.undated(LINK, 'laboratory', signal())).toMatchObject({ state: 'none' })
    expect(asked.filter(({ pathname }) => /Observation|DiagnosticReport/.test(pathname))).toEqual([])
  })

  it('H-15: a medicine of nobody knows when belongs to every period that has not ended, a result to none', async () => {
    const { of } = source({
      resources: [
        {
          resourceType: 'MedicationRequest',
          id: 'm1',
          status: 'active',
          intent: 'order',
          subject: { reference: 'Patient/p1' },
          medicationCodeableConcept: { text: '見本錠' },
        },
        result('1', { effectiveDateTime: undefined }),
      ],
    })
    const [year, past] = [
      { from: '2025-11-21' as JstDate, until: undefined },
      { from: '2025-11-21' as JstDate, until: '2026-01-01' as JstDate },
    ]
    const medicines = await of.undated(LINK, 'prescription', signal())
    const results = await of.undated(LINK, 'laboratory', signal())
    const rowsOf = (answer: typeof medicines) => (answer.state === 'data' ? answer.rows : [])
    expect(rowsOf(medicines).map((fact) => [isWithin(fact, year), isWithin(fact, past)])).toEqual([[true, false]])
    expect(rowsOf(results).map((fact) => [isWithin(fact, year), isWithin(fact, past)])).toEqual([[false, false]])
  })
})
