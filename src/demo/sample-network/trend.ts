import { type Day, day, dayNumber } from './day.ts'
import type { LabKey } from './tables/lab-items.ts'

/** Values of one analyte on given days; between them it moves in a straight line. */
export type Anchors = readonly (readonly [day: string, value: number])[]

/** How the analytes of one person move with the disease. What is not named stays as a healthy adult's. */
export type Trends = Partial<Record<LabKey, Anchors>>

/** The value of a trend on a day. */
export function valueAt(anchors: Anchors, date: Day): number | undefined {
  const first = anchors[0]
  if (first === undefined) return undefined
  const now = dayNumber(date)
  let [fromDay, fromValue] = first
  for (const [toDay, toValue] of anchors) {
    if (toDay >= date) {
      const span = dayNumber(day(toDay)) - dayNumber(day(fromDay))
      return span === 0 ? toValue : fromValue + ((toValue - fromValue) * (now - dayNumber(day(fromDay)))) / span
    }
    ;[fromDay, fromValue] = [toDay, toValue]
  }
  return fromValue
}
