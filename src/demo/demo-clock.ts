import { type Instant, type JstDate, jstDateAt } from '#clinical/jst-date.ts'

/**
 * The clock of the demo: it starts at a fixed minute of "today", so that every visitor and test sees the same ages and
 * days, and runs on from there.
 */
export function demoClockStart(networkNow: string, today: JstDate | undefined): Instant {
  const timeOfDay = /T.*$/.exec(networkNow)?.[0]
  const text = today === undefined || timeOfDay === undefined ? networkNow : `${today}${timeOfDay}`
  const start = Date.parse(text)
  if (Number.isNaN(start)) throw new RangeError(`not a time with offset: ${text}`)
  return start as Instant
}

/**
 * Milliseconds from the device's clock to the demo's. A clock that was started before (`earlier`) goes on, so that a
 * note written before a reload is not in the future after it; unless its day is over.
 */
export function clockOffset(start: Instant, deviceNow: number, earlier: number | undefined): number {
  if (earlier !== undefined) {
    const wouldBe = (deviceNow + earlier) as Instant
    if (wouldBe >= start && jstDateAt(wouldBe) === jstDateAt(start)) return earlier
  }
  return start - deviceNow
}
