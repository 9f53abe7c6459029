import { RECORDED_VALUE } from '#standards/fhir/canonical.ts'
import { decimal } from '#standards/fhir/exact-json.ts'
import { isStandardSystem } from '#standards/fhir/identifier-systems.ts'
import type { Coding, Extension, Quantity } from '#standards/fhir/r4.ts'
import type { Hl7Segment } from '#standards/hl7v2/segment.ts'
import { type Components, codingAt, componentsOf } from './coding.ts'
import type { FacilityIdentity } from './facility-identity.ts'
import { readNumber } from './laboratory-value.ts'

/** A unit as the sender wrote it, with its code where its table has a published system. */
export interface RecordedUnit {
  readonly text: string
  readonly coding: Coding | undefined
}

/** A unit (CWE): the sender's text, and its code where the table is a published one. */
export function unitOf(facility: FacilityIdentity, cwe: Components): RecordedUnit {
  const coding = codingAt(facility, cwe, 1, { use: 'unit' })
  const text = (cwe.text(2).trim() || cwe.text(1).trim()).replace(/^　+|　+$/g, '')
  return { text, coding: coding?.system !== undefined && isStandardSystem(coding.system) ? coding : undefined }
}

export function unitOfField(facility: FacilityIdentity, segment: Hl7Segment, field: number): RecordedUnit {
  return unitOf(facility, componentsOf(segment, field))
}

/** The sender's own text of a value, beside what was read from it (DESIGN.md §8.5). */
function recordedValue(text: string): Extension {
  return { url: RECORDED_VALUE, valueString: text }
}

/**
 * A number with its unit, every digit kept (VAL-2, H-10). The sender's text stands beside it wherever it says more than
 * the digits (`< 0.02`, `１回`, `.5`); a text that is no number (適量) is kept as that text without a value. Undefined for
 * an empty text.
 */
export function recordedQuantity(text: string, unit: RecordedUnit): Quantity | undefined {
  if (text === '') return undefined
  const number = readNumber(text)
  return {
    ...(number?.digits === text ? {} : { extension: [recordedValue(text)] }),
    ...(number === undefined ? {} : { value: decimal(number.digits) }),
    ...(number?.comparator === undefined ? {} : { comparator: number.comparator }),
    ...unitElements(unit),
  }
}

/** The same without a comparator, which FHIR's SimpleQuantity has no room for: the text keeps it. */
export function recordedSimpleQuantity(text: string, unit: RecordedUnit): Quantity | undefined {
  const quantity = recordedQuantity(text, unit)
  if (quantity?.comparator === undefined) return quantity
  const { comparator: _inText, value: _bound, ...rest } = quantity
  return rest
}

function unitElements({ text, coding }: RecordedUnit): Pick<Quantity, 'unit' | 'system' | 'code'> {
  return {
    ...(text === '' ? {} : { unit: text }),
    ...(coding?.system === undefined || coding.code === undefined ? {} : { system: coding.system, code: coding.code }),
  }
}
