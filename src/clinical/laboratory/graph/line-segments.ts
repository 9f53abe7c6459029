import { unitKey } from '../unit-key.ts'
import type { FailedPeriod } from './failed-period.ts'
import type { GraphPoint } from './graph-series.ts'

/** What of a point decides whether it is joined with its neighbour. */
export type LinePoint = Pick<GraphPoint, 'minute' | 'measurement' | 'fact' | 'arrow'>

/** Neighbours between which no line is drawn, and why (GRAPH-1, GRAPH-2). */
interface LineBreak<P> {
  readonly before: P
  readonly after: P
  readonly why: 'method' | 'unit' | 'failed' | 'beyond-measuring'
}

export interface Line<P extends LinePoint = GraphPoint> {
  /** Runs of points to be joined by straight segments; a run may be a single point. Together they are all points. */
  readonly runs: readonly (readonly P[])[]
  readonly breaks: readonly LineBreak<P>[]
}

/** Joins what may be joined: same method, same unit, both measured, and no hospital failed in between. */
export function lineOf<P extends LinePoint>(points: readonly P[], failed: readonly FailedPeriod[]): Line<P> {
  const runs: P[][] = []
  const breaks: LineBreak<P>[] = []
  let before: P | undefined
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

function whyApart(
  a: LinePoint,
  b: LinePoint,
  failed: readonly FailedPeriod[],
): LineBreak<LinePoint>['why'] | undefined {
  if (isOtherUnit(a.measurement.value?.unit ?? '', b.measurement.value?.unit ?? '')) return 'unit'
  if (isOtherMethod(a.fact.method, b.fact.method)) return 'method'
  // `<5` says where a value is not, not where it is.
  if (a.arrow !== undefined || b.arrow !== undefined) return 'beyond-measuring'
  return failed.some(({ from, until }) => from < b.minute && until > a.minute) ? 'failed' : undefined
}

function isOtherUnit(one: string, other: string): boolean {
  return one !== other && unitKey(one) !== unitKey(other)
}

/** A method that one of the two did not name is not a change of method. */
function isOtherMethod(one: string | undefined, other: string | undefined): boolean {
  return one !== undefined && other !== undefined && one !== other && matchable(one) !== matchable(other)
}

function matchable(text: string): string {
  return text.normalize('NFKC').replaceAll(/\s/g, '').toLowerCase()
}
