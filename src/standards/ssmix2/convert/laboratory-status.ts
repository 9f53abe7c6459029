import type { Observation } from '#standards/fhir/r4.ts'
import type { Hl7Segment } from '#standards/hl7v2/segment.ts'
import { lookupTable } from '#standards/lookup-table.ts'
import type { MessageScope } from './scope.ts'

export interface ResultStatus {
  readonly status: NonNullable<Observation['status']>
  /** OBX-11 W: the value was posted as another patient's and is not disclosed under this one. */
  readonly isOfAnother: boolean
}

/**
 * HL7 table 0085 (OBX-11) and, of whole tests, 0123 (OBR-25). D and W are never current results; O and I have no value
 * yet; P, S and R are not confirmed (VAL-4, H-14).
 */
const STATUS = lookupTable<ResultStatus['status']>({
  F: 'final',
  U: 'final',
  C: 'corrected',
  P: 'preliminary',
  S: 'preliminary',
  R: 'preliminary',
  I: 'registered',
  O: 'registered',
  X: 'cancelled',
  D: 'entered-in-error',
  W: 'entered-in-error',
})

/** The status of one result; where OBX-11 is empty that of its test (`fallback`), and without either it is not known. */
export function resultStatus(scope: MessageScope, obx: Hl7Segment, fallback = ''): ResultStatus {
  const own = obx.text(11).trim().toUpperCase()
  const code = own === '' ? fallback.trim().toUpperCase() : own
  if (own === 'W') scope.problem('OBX-11 W: the result belongs to another patient; its value is not used', obx, 11)
  const status = STATUS[code]
  if (status === undefined && own !== '') scope.problem(`OBX-11 「${own}」 is no code of HL7 table 0085`, obx, 11)
  return { status: status ?? 'unknown', isOfAnother: own === 'W' }
}

type ReportStatus =
  | 'registered'
  | 'preliminary'
  | 'partial'
  | 'final'
  | 'corrected'
  | 'cancelled'
  | 'entered-in-error'
  | 'unknown'

/** The status of a report from those of its results: it is final when every result is. */
export function reportStatus(results: readonly ResultStatus['status'][]): ReportStatus {
  const current = results.filter((status) => status !== 'entered-in-error' && status !== 'cancelled')
  if (results.length === 0) return 'unknown'
  if (current.length === 0) return results.includes('cancelled') ? 'cancelled' : 'entered-in-error'
  if (current.every((status) => status === 'registered')) return 'registered'
  if (current.some((status) => status === 'registered')) return 'partial'
  if (current.includes('preliminary')) return 'preliminary'
  if (current.includes('unknown')) return 'unknown'
  return current.includes('corrected') ? 'corrected' : 'final'
}
