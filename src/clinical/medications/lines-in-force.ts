import { dayOfTime } from '../decode/time.ts'
import { addDays, type JstDate } from '../jst-date.ts'
import type { MedicationLine } from '../medication-facts.ts'
import { POINT_DAYS } from './course-status.ts'
import type { DrugBand, DrugRow } from './drug-row.ts'
import { plainText } from './plain-text.ts'
import { shortUsage } from './short-usage.ts'

type Supplies = Pick<DrugRow, 'lines' | 'bands' | 'points' | 'act'>

/**
 * The lines that say how a drug is to be taken today, the newest first: every supply that covers today (朝 3 of one Rp
 * and 昼 1 of another are two), and the last 頓用 of these weeks. A supply that was stopped and ordered anew, and one that
 * only repeats the dosing of a newer one, say nothing more. Where nothing covers today: the newest of what there is, with
 * all that began on its day (MED-1, FACE-1).
 */
export function linesInForce(
  { lines, bands, points, act }: Supplies,
  today: JstDate,
): readonly [MedicationLine, ...MedicationLine[]] {
  const covering = coveringBands(bands, today)
  const lastPoint = points.findLast(({ on }) => on <= today)?.on
  const isPointRecent = act !== 'administered' && lastPoint !== undefined && lastPoint >= addDays(today, -POINT_DAYS)
  const inForce = [
    ...covering.map(({ line }) => line),
    ...(isPointRecent ? points.filter(({ on }) => on === lastPoint).map(({ line }) => line) : []),
  ]
  const newest = startOf(lines.at(-1))
  const told = inForce.length > 0 ? inForce : lines.filter((line) => startOf(line) === newest)
  const [first, ...others] = withoutRepeats(told.toSorted(newestFirst))
  if (first === undefined) throw new RangeError('a row has no line')
  return [first, ...others]
}

function coveringBands(bands: readonly DrugBand[], today: JstDate): readonly DrugBand[] {
  const begun = bands.filter(({ from }) => from <= today)
  const latest = begun.at(-1)?.from
  // Of open ends only the newest is in use: each new supply takes the place of the one before it.
  const covering = begun.filter(({ from, until }) => (until === undefined ? from === latest : until > today))
  const newest = covering.at(-1)?.from ?? ''
  return covering.filter(({ from, line }) => line.status !== 'stopped' || from === newest)
}

function withoutRepeats(lines: readonly MedicationLine[]): readonly MedicationLine[] {
  return lines.filter(
    (line, place) =>
      !lines.slice(0, place).some((newer) => dosingKey(newer) === dosingKey(line) && startOf(newer) !== startOf(line)),
  )
}

/** Equal only where dose, way and times are written alike; how many days were supplied is no part of it. */
function dosingKey(line: MedicationLine) {
  const { dose, dailyDose, drugs, isAsNeeded, asNeededFor, status } = line
  const amounts = [dose, dailyDose, ...drugs.map(({ amount }) => amount)].map((each) => [each?.text, each?.unit])
  const words = [shortUsage(line), asNeededFor ?? ''].map(plainText)
  return JSON.stringify([amounts, words, drugs.map(({ strengthType }) => strengthType), isAsNeeded, status])
}

function newestFirst(one: MedicationLine, other: MedicationLine): number {
  return (
    compareText(startOf(other), startOf(one)) ||
    compareText(placeInOrder(one), placeInOrder(other)) ||
    compareText(one.key, other.key)
  )
}

function placeInOrder({ rpNumber, orderInRp }: MedicationLine): string {
  return [rpNumber, orderInRp].map((each) => (each ?? '').padStart(3, '0')).join('|')
}

function startOf(line: MedicationLine | undefined): string {
  return dayOfTime(line?.startsOn ?? line?.at) ?? ''
}

function compareText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}
