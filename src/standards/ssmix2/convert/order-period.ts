import type { Period } from '#standards/fhir/r4.ts'
import type { Hl7Segment } from '#standards/hl7v2/segment.ts'
import { given } from './given.ts'
import type { MessageScope } from './scope.ts'

/** One time within a segment. */
export interface TimePlace {
  readonly segment: Hl7Segment
  readonly field: number
  readonly component?: number
}

/**
 * A span of time from two fields, each with the precision given; undefined when neither has a time. An end before its
 * start is reported and left out: the message keeps it.
 */
export function periodOf(scope: MessageScope, start: TimePlace, end: TimePlace): Period | undefined {
  const from = scope.dateTime(start.segment, start.field, start.component)
  const until = scope.dateTime(end.segment, end.field, end.component)
  if (from === undefined && until === undefined) return undefined
  if (from !== undefined && until !== undefined && isBefore(until, from)) {
    scope.problem('a time that ends before it starts: the end is left out', end.segment, end.field)
    return { start: from }
  }
  return given({ start: from, end: until })
}

/** A time or, where both are given and differ, a period: `effective[x]`, `performed[x]` and their like. */
export function timeOrPeriod(period: Period | undefined): { dateTime: string } | { period: Period } | undefined {
  if (period === undefined) return undefined
  const { start, end } = period
  if (start !== undefined && (end === undefined || end === start)) return { dateTime: start }
  return { period }
}

/** On the precision that both have: `2024-04-11` does not end before `2024-04-11T10:00`. */
function isBefore(one: string, other: string): boolean {
  const length = Math.min(one.length, other.length)
  return one.slice(0, length) < other.slice(0, length)
}
