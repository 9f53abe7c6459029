import type { ClinicalTime } from '../clinical-time.ts'
import type { Concept, FactStatus } from '../fact-base.ts'
import { isCurrentFact } from '../facts.ts'
import type { LabResult, Measurement, VitalSign } from '../observation-facts.ts'
import type { RecordVersion } from '../record-version.ts'
import type { LabCell } from './lab-row.ts'
import { unitKey } from './unit-key.ts'

/** What a later version of a result says otherwise than the one before it. */
type Changed = 'item' | 'value' | 'unit' | 'flag' | 'range' | 'time' | 'method' | 'note' | 'withdrawal'

/** What a result said before it was changed at its own place: the record is the same one (E14, VAL-4). */
export interface EarlierValue {
  readonly measurement: Measurement
  readonly status: FactStatus
  readonly at: ClinicalTime | undefined
  readonly reportedAt: ClinicalTime | undefined
  readonly storedAt: ClinicalTime | undefined
  /** What became different with the version after it. */
  readonly changed: readonly Changed[]
}

export interface EarlierValues {
  /** The newest first; versions that say the same as the one after them are left out. */
  readonly earlier: readonly EarlierValue[]
  /** What the server holds by now, where it is not what stands on the screen: to be fetched anew (H-04, H-14). */
  readonly newer: EarlierValue | undefined
  /** How many versions were compared. */
  readonly versions: number
  /** How many were not, because the record was of another kind then, or did not hold this item: they are told, not dropped. */
  readonly unlike: number
}

type Versioned = LabResult | VitalSign

/**
 * What a cell said before, from the versions of its record, the newest first. They are compared with each other and not with
 * the cell: what stands outside the record (a Specimen) does not come with its history.
 */
export function earlierValues(cell: LabCell, versions: readonly RecordVersion[]): EarlierValues {
  const all = versions.flatMap((version) => valueAt(cell, version) ?? [])
  const [newest] = all
  const earlier = all.flatMap((each, at) => {
    const after = all[at - 1]
    const changed = after === undefined ? [] : differences(each, after)
    return changed.length === 0 ? [] : [{ ...each, changed }]
  })
  const shown = { ...newest, measurement: cell.measurement, status: cell.fact.status }
  const isOld = newest !== undefined && differences(newest, { ...newest, ...shown }).length > 0
  return { earlier, newer: isOld ? newest : undefined, versions: all.length, unlike: versions.length - all.length }
}

type Value = EarlierValue & { readonly method: string | undefined; readonly notes: readonly string[] }

function valueAt(cell: LabCell, { fact, storedAt }: RecordVersion): Value | undefined {
  if (fact.kind !== 'laboratory' && fact.kind !== 'vital-sign') return undefined
  const measurement = measurementIn(cell, fact)
  if (measurement === undefined) return undefined
  const { status, at, reportedAt, method, notes } = fact
  return { measurement, status, at, reportedAt, storedAt, method, notes, changed: [] }
}

/** The record itself, or the component of it that the cell is: the one of the same item, wherever it stood. */
function measurementIn(cell: LabCell, fact: Versioned): Measurement | undefined {
  if (cell.measurement === cell.fact) return fact
  return fact.components.find(({ item }) => itemKey(item) === itemKey(cell.measurement.item))
}

function differences(before: Value, after: Value): readonly Changed[] {
  const [one, other] = [before.measurement, after.measurement]
  const compared: readonly (readonly [Changed, unknown, unknown])[] = [
    ['item', itemKey(one.item), itemKey(other.item)],
    ['value', one.value?.text ?? one.absentReason, other.value?.text ?? other.absentReason],
    ['unit', unitKey(one.value?.unit ?? ''), unitKey(other.value?.unit ?? '')],
    ['flag', one.flag?.text, other.flag?.text],
    ['range', rangeText(one), rangeText(other)],
    ['time', before.at?.text, after.at?.text],
    ['method', before.method, after.method],
    ['note', before.notes.join('\n'), after.notes.join('\n')],
    ['withdrawal', isCurrentFact(before), isCurrentFact(after)],
  ]
  return compared.flatMap(([what, was, is]) => (was === is ? [] : [what]))
}

function rangeText({ ranges }: Measurement): string {
  return ranges.map(({ text, appliesTo = '' }) => `${text} ${appliesTo}`).join('\n')
}

/** A code where one came, for texts are spelt anew with a correction; else the text. */
function itemKey({ codings, text }: Concept): string {
  const [coding] = codings
  return coding === undefined ? text : `${coding.system}|${coding.code}`
}
