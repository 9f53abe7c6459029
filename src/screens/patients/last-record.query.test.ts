import { QueryClient } from '@tanstack/react-query'
import { describe, expect, it } from 'vitest'
import { occurrencesOfFacts } from '#clinical/occurrences-of-facts.ts'
import type { RecordKind } from '#clinical/record-kind.ts'
import type { RecordSource } from '#sources/record-source.ts'
import { dataOf, FETCHED_AT, failedAnswer, fakeNetwork, fakePerson } from '#testing/fake-network.ts'
import { sampleResult } from '#testing/sample-facts.ts'
import { lastRecordQuery } from './last-record.query.ts'

const PERSON = fakePerson('p', { links: { b: 'linked' } })
const LATE = sampleResult('b', '2026-11-20', ['K', '6.9', 'mmol/L'])
const OLD = sampleResult('b', '2019-11-20', ['K', '6.9', 'mmol/L'])

/** The last record where B has these by date, and answers so of what lacks its date. */
async function lastRecord(dated: readonly (typeof LATE)[], undated: NonNullable<RecordSource['undated']>) {
  const laboratory = dated.length === 0 ? undefined : dataOf(occurrencesOfFacts(dated))
  const timeline = laboratory === undefined ? {} : { laboratory }
  const base = fakeNetwork({ answers: { b: { timeline } } })
  const sources = base.sources.map((source) => (source.facility.letter === 'B' ? { ...source, undated } : source))
  const network = { ...base, sources, now: () => FETCHED_AT }
  return new QueryClient().fetchQuery(lastRecordQuery(network, PERSON))
}

describe('最終記録', () => {
  it('H-05: 「1年以内なし」 is not said of somebody whose results say only when they were reported', async () => {
    const found = await lastRecord([], async (_link, kind) => dataOf(kind === 'laboratory' ? [OLD, LATE] : []))
    expect(found).toMatchObject({ newest: { start: { text: '2026-11-20' } }, missing: [] })
    const nothing = await lastRecord([], async (_link, kind) => dataOf(kind === 'laboratory' ? [OLD] : []))
    expect(nothing).toEqual({ newest: undefined, missing: [] })
  })

  it('H-05: … nor where that could not be asked', async () => {
    const found = await lastRecord([], async () => failedAnswer('timed-out'))
    expect(found).toEqual({ newest: undefined, missing: ['b'] })
  })

  it('SPD-1: whoever has a record by date is asked for no more', async () => {
    const asked: RecordKind[] = []
    const found = await lastRecord([LATE], async (_link, kind) => {
      asked.push(kind)
      return dataOf([])
    })
    expect(found).toMatchObject({ newest: { start: { text: '2026-11-20' } }, missing: [] })
    expect(asked).toEqual([])
  })
})
