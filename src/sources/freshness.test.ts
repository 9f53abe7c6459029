import { describe, expect, it } from 'vitest'
import type { FailureReason } from '#clinical/answer.ts'
import type { Instant } from '#clinical/jst-date.ts'
import { refreshed } from './freshness.ts'
import type { Arrived } from './record-source.ts'

const RECORDS: Arrived<string> = { state: 'data', rows: ['a result'], gaps: [], fetchedAt: 1 as Instant }

function failed(reason: FailureReason): Arrived<string> {
  return { state: 'failed', why: { reason, isRetryable: true }, at: 2 as Instant }
}

describe('what stands when a hospital was asked again', () => {
  it('H-04 SRC-3: records stay with their own time and say that they could not be renewed', () => {
    const kept = refreshed(RECORDS, failed('unreachable'))
    expect(kept).toMatchObject({ rows: ['a result'], fetchedAt: 1, gaps: [{ kind: 'refresh-failed', at: 2 }] })
  })

  it.each(['patient-merged', 'identity-differs', 'several-patients'] as const)(
    'E15 H-02: nothing stays once it is in doubt whose it is (%s)',
    (reason) => {
      expect(refreshed(RECORDS, failed(reason))).toEqual(failed(reason))
    },
  )
})
