import type { LabResult, Measurement, VitalSign } from '../observation-facts.ts'
import { catalogueEntry, placeOfName, setOfCode, setOfGroup } from './item-catalogue.ts'
import { type ItemIdentity, itemIdentity } from './item-identity.ts'
import { LAB_SETS, type LabCell, type LabRow, type LabSetId } from './lab-row.ts'
import { methodChangeOf } from './method-family.ts'
import { rowName, withTellingNames } from './row-name.ts'
import { isShownResult } from './shown-result.ts'
import { unitKey } from './unit-key.ts'

/** A cell and what it measures. */
interface Identified {
  readonly cell: LabCell
  readonly identity: ItemIdentity
}

/** A row and what orders it among the rows. */
interface Placed {
  readonly row: LabRow
  readonly identity: ItemIdentity
  readonly order: number
}

/** Behind everything that the catalogue places. */
const UNPLACED = 100_000

/**
 * The rows of the grid in familiar order: sets of LAB-5, within them the order of the catalogue, the former method before
 * the present one. Every result stands in exactly one row, or among its `cancelled` (VAL-4, VAL-5); microbiology, which
 * has a table of its own (LAB-9), and mere headings of panels are left out.
 */
export function labRows(results: readonly (LabResult | VitalSign)[]): readonly LabRow[] {
  const headings = headingsByMember(results)
  const cells = results.flatMap((each) => cellsOf(each, headings))
  const byItem = Map.groupBy(cells, ({ identity }) => identity.key)
  const placed = [...byItem.values()].flatMap((members) =>
    [...byUnit(members)].map(([unit, each]) => placedRow(each, unit)),
  )
  placed.sort(inFamiliarOrder)
  return withTellingNames(withBreaks(placed))
}

type Headings = ReadonlyMap<string, readonly LabResult[]>

/** By the key of a result: the headings that name it as part of their panel. */
function headingsByMember(results: readonly (LabResult | VitalSign)[]): Headings {
  const found = new Map<string, LabResult[]>()
  for (const heading of results) {
    if (heading.kind !== 'laboratory' || heading.members.length === 0 || !isHeading(heading)) continue
    for (const member of heading.members) found.set(member, [...(found.get(member) ?? []), heading])
  }
  return found
}

/** The headings above a result and those above them; one that names itself below ends the way up. */
function panelsOf(key: string, headings: Headings): readonly LabResult[] {
  const above = new Set<LabResult>()
  const climb = (of: string) => {
    for (const heading of headings.get(of) ?? []) {
      if (above.has(heading)) continue
      above.add(heading)
      climb(heading.key)
    }
  }
  climb(key)
  return [...above]
}

/** A mere name above its parts, of which no row of its own is made. */
function isHeading(fact: LabResult | VitalSign): boolean {
  if (fact.value !== undefined || fact.absentReason !== undefined || fact.flag !== undefined) return false
  return fact.components.length > 0 || (fact.kind === 'laboratory' && fact.members.length > 0)
}

function cellsOf(fact: LabResult | VitalSign, headings: Headings): readonly Identified[] {
  if (fact.kind === 'laboratory' && fact.isMicrobiology) return []
  const panels = panelsOf(fact.key, headings)
  const own = isHeading(fact) ? [] : [identified(fact, fact, fact.key, panels)]
  return [...own, ...fact.components.map((each, at) => identified(each, fact, `${fact.key}#${at}`, panels))]
}

function identified(
  measurement: Measurement,
  fact: LabResult | VitalSign,
  key: string,
  panels: readonly LabResult[],
): Identified {
  const { facility, at, isAtReportTime } = fact
  const cell = { key, facility, at, isAtReportTime, measurement, fact }
  return {
    cell: panels.length === 0 ? cell : { ...cell, panels },
    identity: itemIdentity(measurement, fact),
  }
}

/**
 * The cells of one item by unit. A text or a missing reason has no unit to differ in (溶血 in the place of a potassium):
 * it stands with the unit that its own hospital used nearest to it. A number without a unit is never taken for another.
 */
function byUnit(members: readonly Identified[]): ReadonlyMap<string, readonly Identified[]> {
  const unitOf = ({ cell: { measurement } }: Identified) => {
    const { value } = measurement
    if (value?.unit !== undefined) return unitKey(value.unit)
    return value?.magnitude === undefined ? undefined : ''
  }
  const measured = members.flatMap((each) => {
    const unit = unitOf(each)
    return unit === undefined ? [] : [{ ...each, unit }]
  })
  const units = new Set(measured.map(({ unit }) => unit))
  const [only] = units.size === 1 ? units : []
  return Map.groupBy(members, (each) => unitOf(each) ?? only ?? nearestUnit(each, measured) ?? '')
}

function nearestUnit(
  { cell }: Identified,
  measured: readonly (Identified & { readonly unit: string })[],
): string | undefined {
  const own = measured
    .filter((each) => each.cell.facility === cell.facility)
    .sort((one, other) => timeText(one.cell).localeCompare(timeText(other.cell)))
  const before = own.findLast((each) => timeText(each.cell) <= timeText(cell))
  return (before ?? own[0])?.unit
}

function placedRow(members: readonly Identified[], unit: string): Placed {
  const sorted = members.map(({ cell }) => cell).sort(byTime)
  const newest = members.reduce((one, other) => (timeText(one.cell) > timeText(other.cell) ? one : other))
  const { identity, cell } = newest
  const { code } = identity
  const entry = code === undefined ? undefined : catalogueEntry(code)
  const senderNames = [...new Set(sorted.toReversed().map((each) => each.measurement.item.text))]
  const byName = entry === undefined ? placeOfName(cell.measurement.item.text) : undefined
  const setId = entry?.setId ?? (code === undefined ? setOfUncoded(cell, byName?.setId) : setOfCode(code))
  const material = cell.fact.kind === 'laboratory' ? cell.fact.specimen?.material?.text : undefined
  const row: LabRow = {
    key: `${identity.key}|${unit}`,
    itemKey: identity.itemKey,
    name: rowName(entry?.name, cell.measurement.item.text, identity, material),
    senderNames,
    unit: sorted.findLast((each) => each.measurement.value?.unit !== undefined)?.measurement.value?.unit,
    material,
    methodFamily: identity.methodFamily,
    setId,
    onlyOf: identity.isShared ? undefined : cell.facility,
    cells: sorted.filter(isShownResult),
    cancelled: sorted.filter((each) => !isShownResult(each)),
    breakTo: undefined,
  }
  return { row, identity, order: entry?.order ?? (byName?.setId === setId ? byName.order : UNPLACED) }
}

function setOfUncoded({ fact }: LabCell, byName: LabSetId | undefined): LabSetId {
  if (fact.kind === 'vital-sign') return 'vital-signs'
  const groups = fact.categories.flatMap(({ text }) => setOfGroup(text) ?? [])
  return groups[0] ?? byName ?? 'unclassified'
}

/** LAB-1: the row of the former method says in which row of the present method and the same unit it goes on. */
function withBreaks(placed: readonly Placed[]): readonly Placed[] {
  return placed.map((each) => {
    const change = each.identity.code === undefined ? undefined : methodChangeOf(each.identity.code)
    if (change === undefined || each.row.methodFamily !== change.former) return each
    const goesOn = placed.find(
      ({ row }) =>
        row.itemKey === each.row.itemKey &&
        row.methodFamily === change.current &&
        unitKey(row.unit ?? '') === unitKey(each.row.unit ?? ''),
    )
    if (goesOn === undefined) return each
    return { ...each, row: { ...each.row, breakTo: { to: goesOn.row.key, reason: change.reason } } }
  })
}

function inFamiliarOrder(one: Placed, other: Placed): number {
  return (
    LAB_SETS.indexOf(one.row.setId) - LAB_SETS.indexOf(other.row.setId) ||
    one.order - other.order ||
    byText(one.row.name.ja.split('（')[0] ?? '', other.row.name.ja.split('（')[0] ?? '') ||
    isFormer(other) - isFormer(one) ||
    // Of an item in several units, or with codes of several hospitals, the one that is in use stands first.
    byText(newestTime(other.row), newestTime(one.row)) ||
    byText(one.row.key, other.row.key)
  )
}

function newestTime({ cells }: LabRow): string {
  return cells.at(-1)?.at?.text ?? ''
}

function isFormer({ identity: { code }, row }: Placed): number {
  return code !== undefined && methodChangeOf(code)?.former === row.methodFamily ? 1 : 0
}

function byTime(one: LabCell, other: LabCell): number {
  return byText(timeText(one), timeText(other)) || byText(one.facility, other.facility) || byText(one.key, other.key)
}

function byText(one: string, other: string): number {
  if (one === other) return 0
  return one < other ? -1 : 1
}

function timeText({ at }: LabCell): string {
  return at?.text ?? ''
}
