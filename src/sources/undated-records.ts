import type { Answer } from '#clinical/answer.ts'
import type { ClinicalFact } from '#clinical/facts.ts'
import type { Period } from '#clinical/occurrence.ts'
import { combineWindows } from './combine-windows.ts'
import { isWithin } from './period.ts'
import type { Arrived } from './record-source.ts'

/**
 * The answer of a period with what no search by date brings of it. While that is on its way the answer is never presented
 * as complete; where it cannot be had, the answer is partial (SRC-1, H-05).
 */
export function withUndated<T extends ClinicalFact>(dated: Answer<T>, undated: Answer<T>, period: Period): Answer<T> {
  if (dated.state !== 'data' && dated.state !== 'none') return dated
  if (undated.state === 'loading') {
    const gap = { kind: 'part-awaited', part: 'undated' } as const
    if (dated.state === 'data') return { ...dated, gaps: [...dated.gaps, gap] }
    return { state: 'data', rows: [], gaps: [gap], fetchedAt: dated.fetchedAt }
  }
  const within = inPeriod(undated, period)
  // Mostly there is nothing: then the answer stays the very one that screens have drawn.
  return within.state === 'none' ? dated : combineWindows(dated, within)
}

/** The records of an answer that belong to a period; without any and without gaps it says none. */
export function inPeriod<T extends ClinicalFact>(answer: Arrived<T>, period: Period): Arrived<T> {
  if (answer.state !== 'data') return answer
  const rows = answer.rows.filter((fact) => isWithin(fact, period))
  if (rows.length === 0 && answer.gaps.length === 0) return { state: 'none', fetchedAt: answer.fetchedAt }
  return { ...answer, rows }
}
