import type { Instant } from '#clinical/jst-date.ts'
import type { Arrived } from './record-source.ts'

/** The answer of whoever gives out no former versions: what a record said before is not known, and may have been (E14). */
export function noVersions(at: Instant): Arrived<never> {
  return { state: 'failed', why: { reason: 'unsupported-search', isRetryable: false }, at }
}
