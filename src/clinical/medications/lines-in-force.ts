import { dayOfTime } from '../decode/time.ts'
import type { JstDate } from '../jst-date.ts'
import type { MedicationLine } from '../medication-facts.ts'
import { bandsInUse, recentPoints, runningUndated } from './course-status.ts'
import type { DoseChange, DrugRow } from './drug-row.ts'
import { plainText } from './plain-text.ts'
import { shortUsage } from './short-usage.ts'

type Supplies = Pick<DrugRow, 'lines' | 'bands' | 'points' | 'undated' | 'act'>

/**
 * The lines that say how a drug is to be taken today, the newest first: every supply that covers today (朝 3 of one Rp
 * and 昼 1 of another are two), and every 頓用 of these weeks. A supply that was stopped beside another or ordered anew, and
 * one that only repeats the dosing of a newer one, say nothing more. Where nothing covers today: what has no day and was
 * not stopped, else the newest of what there is, with all that began on its day (MED-1, FACE-1).
 */
export function linesInForce(row: Supplies, today: JstDate): readonly [MedicationLine, ...MedicationLine[]] {
  const covering = [...bandsInUse(row.bands, today), ...recentPoints(row, today)].map(({ line }) => line)
  const inForce = covering.length > 0 ? withoutStopped(covering) : runningUndated(row, today)
  const newest = startOf(row.lines.at(-1))
  const told = inForce.length > 0 ? inForce : row.lines.filter((line) => startOf(line) === newest)
  const [first, ...others] = withoutRepeats(told.toSorted(newestFirst))
  if (first === undefined) throw new RangeError('a row has no line')
  return [first, ...others]
}

/**
 * Of two doses of one drug that are both in force by what was recorded: how the newer differs from the one before it, where
 * nobody told whether it took its place or was added to it (MED-8, H-15).
 */
export function doseUntold({ inForce, bands }: Pick<DrugRow, 'inForce' | 'bands'>): DoseChange | undefined {
  if (inForce.length < 2) return undefined
  const keys = new Set(inForce.map(({ key }) => key))
  return bands.findLast((band) => keys.has(band.key) && band.otherDoseBeside !== undefined)?.otherDoseBeside
}

/** H-15: one that was stopped is told only where nothing of its day or later runs, and of those the last. */
function withoutStopped(lines: readonly MedicationLine[]): readonly MedicationLine[] {
  const newest = lines.map(startOf).toSorted().at(-1)
  const running = lines.filter(({ status }) => status !== 'stopped')
  const isLast = (line: MedicationLine) =>
    startOf(line) === newest && !running.some((other) => startOf(other) === newest)
  return lines.filter((line) => line.status !== 'stopped' || isLast(line))
}

function withoutRepeats(lines: readonly MedicationLine[]): readonly MedicationLine[] {
  return lines.filter(
    (line, place) =>
      !lines.slice(0, place).some((newer) => dosingKey(newer) === dosingKey(line) && startOf(newer) !== startOf(line)),
  )
}

/** Equal only where dose, way and times are written alike; how many days were supplied is no part of it. */
function dosingKey(line: MedicationLine) {
  const { dose, dailyDose, drugs, isAsNeeded, asNeededFor, site, route, method, status } = line
  const amounts = [dose, dailyDose, ...drugs.map(({ amount }) => amount)].map((each) => [each?.text, each?.unit])
  const words = [shortUsage(line), ...[asNeededFor, site, route, method].map((each) => each ?? '')].map(plainText)
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
