import { expect, it } from 'vitest'
import type { FacilityId } from '#clinical/facility.ts'
import type { JstDate } from '#clinical/jst-date.ts'
import { FETCHED_AT } from '#testing/fake-network.ts'
import { sampleResult } from '#testing/sample-facts.ts'
import { factsOfPeriod } from './facts-of-period.ts'

it('SRC-1: while records that lack their date are asked for, a day is 照会中 and not 一部のみ', () => {
  const rows = [sampleResult('b', '2026-11-20', ['K', '4.1', 'mmol/L'])]
  const gaps = [{ kind: 'part-awaited', part: 'undated' }] as const
  const facility = 'b' as FacilityId
  const content = factsOfPeriod({
    views: [new Map([[facility, { state: 'data', rows, gaps, fetchedAt: FETCHED_AT }]])],
    facility,
    occurrences: [],
    period: { from: '2026-11-20' as JstDate, until: '2026-11-21' as JstDate },
    isFiltered: false,
  })
  expect(content).toMatchObject({ state: 'loading', isPartial: false, facts: rows })
})
