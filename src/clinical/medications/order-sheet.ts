import type { ClinicalTime } from '../clinical-time.ts'
import type { FacilityId } from '../facility.ts'
import type { Injection, MedicationLine, Prescription } from '../medication-facts.ts'

/** One Rp as its prescriber wrote it: drugs in their order, dosing below them. */
export interface OrderRp {
  readonly number: string | undefined
  readonly lines: readonly (Prescription | Injection)[]
}

/** All lines of one order, of which a reader opened one. */
export interface OrderSheet {
  readonly key: string
  readonly facility: FacilityId
  readonly at: ClinicalTime | undefined
  readonly first: Prescription | Injection
  readonly rps: readonly OrderRp[]
}

/**
 * The whole order to which a line belongs. Lines of one facility and act belong together by their order number, else by
 * the minute of the record (a pharmacy sends no order number); a line with neither stands alone.
 */
export function orderSheet(line: Prescription | Injection, all: readonly (Prescription | Injection)[]): OrderSheet {
  const key = orderOf(line)
  const own = all.filter((each) => each.key === line.key || orderOf(each) === key)
  const byRp = Map.groupBy(own, (each) => each.rpNumber ?? each.key)
  const rps = [...byRp.values()].map((lines) => ({
    number: lines[0]?.rpNumber,
    lines: lines.toSorted(
      (a, b) => numberOf(a.orderInRp) - numberOf(b.orderInRp) || startOf(a).localeCompare(startOf(b)),
    ),
  }))
  return {
    key,
    facility: line.facility,
    at: line.at,
    first: line,
    rps: rps.toSorted((a, b) => numberOf(a.number) - numberOf(b.number)),
  }
}

function orderOf(line: Prescription | Injection): string {
  const minute =
    line.at?.precision === 'minute' || line.at?.precision === 'second' ? line.at.text.slice(0, 16) : undefined
  return [line.facility, line.kind, line.act, line.orderKey ?? minute ?? line.key].join('|')
}

/** A line without a number stands last. */
function numberOf(text: string | undefined): number {
  return text !== undefined && /^\d+$/.test(text) ? Number(text) : Number.MAX_SAFE_INTEGER
}

function startOf({ startsOn }: MedicationLine): string {
  return startsOn?.text ?? ''
}
