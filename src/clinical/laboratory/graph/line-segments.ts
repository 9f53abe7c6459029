import { unitKey } from '../unit-key.ts'
import type { FailedPeriod } from './failed-period.ts'
import type { GraphPoint } from './graph-series.ts'

/** Neighbours between which no line is drawn, and why (GRAPH-1, GRAPH-2). */
interface LineBreak {
  readonly before: GraphPoint
  readonly after: GraphPoint
  readonly why: 'method' | 'unit' | 'failed' | 'beyond-measuring'
}

export interface Line {
  /** Runs of points to be joined by straight segments; a run may be a single point. Together they are all points. */
  readonly runs: readonly (readonly GraphPoint[])[]
  readonly breaks: readonly LineBreak[]
}

/** Joins what may be joined: same method, same unit, both measured, and no hospital failed in between. */
export function lineOf(points: readonly GraphPoint[], failed: readonly FailedPeriod[]): Line {
  const runs: GraphPoint[][] = []
  const breaks: LineBreak[] = []
  let before: GraphPoint | undefined
  for (const after of points) {
    const why = before === undefined ? undefined : whyApart(before, after, failed)
    const run = runs.at(-1)
    if (run === undefined || why !== undefined) runs.push([after])
    else run.push(after)
    if (before !== undefined && why !== undefined) breaks.push({ before, after, why })
    before = after
  }
  return { runs, breaks }
}

function whyApart(a: GraphPoint, b: GraphPoint, failed: readonly FailedPeriod[]): LineBreak['why'] | undefined {
  if (unitKey(a.measurement.value?.unit ?? '') !== unitKey(b.measurement.value?.unit ?? '')) return 'unit'
  if (isOtherMethod(a.fact.method, b.fact.method)) return 'method'
  // `<5` says where a value is not, not where it is.
  if (a.arrow !== undefined || b.arrow !== undefined) return 'beyond-measuring'
  return failed.some(({ from, until }) => from < b.minute && until > a.minute) ? 'failed' : undefined
}

/** A method that one of the two did not name is not a change of method. */
function isOtherMethod(one: string | undefined, other: string | undefined): boolean {
  return one !== undefined && other !== undefined && matchable(one) !== matchable(other)
}

function matchable(text: string): string {
  return text.normalize('NFKC').replaceAll(/\s/g, '').toLowerCase()
}
