import type { Answer, FailureReason, Gap } from '#clinical/answer.ts'
import type { FacilityId } from '#clinical/facility.ts'
import type { Instant } from '#clinical/jst-date.ts'
import type { Minute } from './time-axis.ts'

/** A stretch of time whose results of one hospital could not be fetched (GRAPH-1). */
export interface FailedPeriod {
  readonly facility: FacilityId
  readonly from: Minute
  readonly until: Minute
}

/** What was lost of each of the two questions behind a grid of results. */
export type LostByKind = Readonly<Record<'laboratory' | 'vital-sign', readonly FailedPeriod[]>>

const JST_OFFSET_MINUTES = 540

/**
 * What failed, hospital by hospital. A hospital that failed as a whole, or a page of it, may lack a result at any time.
 * One whose refresh failed lacks what came after the last time it answered. A hospital that does not disclose, is not
 * linked or lies outside the consent has not failed: no answer would fill a gap.
 */
export function failedPeriods(answers: ReadonlyMap<FacilityId, Answer<unknown>>): readonly FailedPeriod[] {
  return [...answers].flatMap(([facility, answer]) => {
    if (answer.state === 'failed') return [whole(facility)]
    if (answer.state !== 'data') return []
    if (answer.gaps.some(isPartLost)) return [whole(facility)]
    if (answer.gaps.some(({ kind }) => kind === 'refresh-failed')) {
      return [{ facility, from: minuteAt(answer.fetchedAt), until: Number.POSITIVE_INFINITY }]
    }
    return []
  })
}

function whole(facility: FacilityId): FailedPeriod {
  return { facility, from: Number.NEGATIVE_INFINITY, until: Number.POSITIVE_INFINITY }
}

const MATTERS_OF_RIGHTS: readonly FailureReason[] = ['not-permitted', 'out-of-consent']

function isPartLost(gap: Gap): boolean {
  if (gap.kind === 'capped') return true
  return gap.kind === 'page-missing' && !MATTERS_OF_RIGHTS.includes(gap.why.reason)
}

function minuteAt(instant: Instant): Minute {
  return Math.floor(instant / 60_000) + JST_OFFSET_MINUTES
}
