import type { Concept } from '../fact-base.ts'
import type { JstDate } from '../jst-date.ts'
import type { MedicationLine } from '../medication-facts.ts'
import { courseOf } from './course-status.ts'
import { doseChange } from './dose-change.ts'
import type { DrugBand, DrugGroup, DrugPoint, DrugRow, DrugRowOptions } from './drug-row.ts'
import { genericName } from './generic-name.ts'
import { ingredientKeys, productKey } from './ingredient.ts'
import { linesInForce } from './lines-in-force.ts'
import { joined, overlapsOf } from './overlaps.ts'
import { plainText } from './plain-text.ts'
import { productsAlongside } from './products-alongside.ts'
import { bandsThatReplace, lastsBeside } from './replaced-product.ts'
import { supplyOf } from './supply.ts'
import { weeklyOf } from './weekly.ts'

/**
 * Lines of all facilities as rows of the grid, each drug of each facility and act on its own, those of one ingredient
 * together (MED-4, MED-5). Cancelled lines and those entered in error are left out: the caller counts them (VAL-4).
 * Groups with days supplied twice come first, then those with the newest supply.
 */
export function drugRows(
  lines: readonly MedicationLine[],
  today: JstDate,
  { isGrouped = true }: DrugRowOptions = {},
): readonly DrugGroup[] {
  const inForce = lines.filter(({ status }) => status !== 'cancelled' && status !== 'entered-in-error')
  const ingredientOf = ingredientKeys(inForce.flatMap(({ drugs }) => drugs.map(({ name }) => name)))
  const rows = [...Map.groupBy(inForce, rowKey)].map(([key, own]) => drugRow(key, own, today, ingredientOf))
  // MED-6: what is supplied twice is found by ingredient, whether the rows of one stand together or not.
  const byIngredient = [...Map.groupBy(rows, (row) => row.ingredientKey ?? row.key)].map(([key, own]) => ({
    key,
    rows: comparedRows(own, today),
  }))
  const groups = isGrouped
    ? byIngredient
    : byIngredient.flatMap(({ rows: own }) => own.map((row) => ({ key: row.key, rows: [row] })))
  return groups.map(({ key, rows: own }) => drugGroup(key, own)).sort(byImportance)
}

/** A prescription of several drugs in one line is known by all of them together. */
export function nameOfLine({ drugs }: MedicationLine): Concept {
  const [only] = drugs
  if (drugs.length === 1 && only !== undefined) return only.name
  return {
    text: drugs.map(({ name }) => name.text).join(' ＋ '),
    codings: [],
    isStandard: drugs.every(({ name }) => name.isStandard),
  }
}

function rowKey(line: MedicationLine): string {
  const name = nameOfLine(line)
  return `${line.facility}|${line.act}|${productKey(name, plainText(name.text))}`
}

/** A row before it is compared with those of the same ingredient. */
type RowAlone = Omit<DrugRow, 'overlaps'>

function drugRow(
  key: string,
  unordered: readonly MedicationLine[],
  today: JstDate,
  ingredientOf: (name: Concept) => string | undefined,
): RowAlone {
  const lines = unordered.toSorted((a, b) => compareText(timeOf(a), timeOf(b)) || compareText(a.key, b.key))
  const [first] = lines
  const newest = lines.at(-1) ?? first
  if (newest === undefined) throw new RangeError('a row has no line')
  const bands = bandsOf(lines)
  const points = lines.flatMap<DrugPoint>((line) => {
    const supply = supplyOf(line)
    return supply.form === 'point' ? [{ key: line.key, line, on: supply.on }] : []
  })
  const undated = lines.filter((line) => supplyOf(line).form === 'undated')
  const name = nameOfLine(newest)
  const inForce = linesInForce({ lines, bands, points, undated, act: newest.act }, today)
  return {
    key,
    ingredientKey: ingredientOf(name),
    name,
    facility: newest.facility,
    act: newest.act,
    lines,
    inForce,
    bands,
    points,
    undated,
    ...courseOf({ bands, points, undated, act: newest.act }, today),
    weekly: weeklyOf(inForce, lines),
  }
}

function bandsOf(lines: readonly MedicationLine[]): readonly DrugBand[] {
  const bands = lines.flatMap((line) => {
    const supply = supplyOf(line)
    return supply.form === 'band' ? [{ line, ...supply }] : []
  })
  return bands.map(({ line, from, until, days }) => {
    // Two supplies that begin on one day are parts of one dosing: neither is a change of the other.
    const isAlone = bands.filter((each) => each.from === from).length === 1
    const before = bands.filter((each) => each.from < from)
    const start = before.at(-1)?.from
    const last = before.filter((each) => each.from === start)
    const [only] = last
    const differs = isAlone && last.length === 1 && only !== undefined ? doseChange(only.line, line) : undefined
    const isBeside = only !== undefined && lastsBeside(only, from)
    const [change, otherDoseBeside] = isBeside ? [undefined, differs] : [differs, undefined]
    return { key: line.key, line, from, until, days, change, otherDoseBeside, replaces: undefined }
  })
}

/** The rows of one ingredient, each with its days supplied twice and what it took the place of. */
function comparedRows(rows: readonly RowAlone[], today: JstDate): readonly DrugRow[] {
  if (rows.every(({ ingredientKey }) => ingredientKey === undefined))
    return rows.map((row) => ({ ...row, overlaps: [] }))
  const overlaps = overlapsOf(rows, today)
  const compared = rows.map((row): DrugRow => {
    const bands = bandsThatReplace(row, rows)
    return { ...row, bands, ...courseOf({ ...row, bands }, today), overlaps: overlaps.get(row.key) ?? [] }
  })
  return compared.map((row) => {
    const alongside = productsAlongside(row, compared, today)
    return alongside.length === 0 ? row : { ...row, alongside }
  })
}

function drugGroup(key: string, rows: readonly DrugRow[]): DrugGroup {
  const ordered = rows.toSorted(
    (a, b) => compareText(newestDay(b), newestDay(a)) || rankOf(a) - rankOf(b) || compareText(a.key, b.key),
  )
  const { ingredientKey } = ordered[0] ?? {}
  return {
    key,
    ingredientKey,
    genericName: ingredientKey === undefined ? undefined : genericName(ordered.map(({ name }) => name)),
    rows: ordered,
    overlaps: joined(ordered.flatMap(({ overlaps }) => overlaps)),
  }
}

/** Of one day the order stands before what was dispensed on it. */
const ACTS: readonly DrugRow['act'][] = ['ordered', 'dispensed', 'administered', 'stated']

function rankOf({ act }: DrugRow): number {
  return ACTS.indexOf(act)
}

function byImportance(one: DrugGroup, other: DrugGroup): number {
  const [overlapsOne, overlapsOther] = [one, other].map(({ overlaps }) => overlaps.at(-1)?.until ?? '')
  const [newestOne, newestOther] = [one, other].map(({ rows }) => rows.map(newestDay).toSorted().at(-1) ?? '')
  return (
    compareText(overlapsOther ?? '', overlapsOne ?? '') ||
    compareText(newestOther ?? '', newestOne ?? '') ||
    compareText(placeInOrder(one), placeInOrder(other)) ||
    compareText(one.key, other.key)
  )
}

/** Drugs of one order stand as their prescriber listed them. */
function placeInOrder({ rows }: DrugGroup): string {
  const line = rows[0]?.lines.at(-1)
  return [line?.orderKey, line?.rpNumber?.padStart(3, '0'), line?.orderInRp?.padStart(3, '0')].join('|')
}

function newestDay({ bands, points }: DrugRow): string {
  return [...bands.map(({ from }) => from), ...points.map(({ on }) => on)].toSorted().at(-1) ?? ''
}

function timeOf(line: MedicationLine): string {
  return (line.startsOn ?? line.at)?.text.slice(0, 10) ?? ''
}

function compareText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}
