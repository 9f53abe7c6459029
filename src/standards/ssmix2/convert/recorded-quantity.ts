import { RECORDED_VALUE } from '#standards/fhir/canonical.ts'
import { decimal } from '#standards/fhir/exact-json.ts'
import type { Coding, Extension, Quantity } from '#standards/fhir/r4.ts'
import { readNumber } from './laboratory-value.ts'

/** A unit as the sender wrote it, with its code where its table has a published system. */
export interface RecordedUnit {
  readonly text: string
  readonly coding: Coding | undefined
}

/** The sender's own text of a value, beside what was read from it (DESIGN.md §8.5). */
export function recordedValue(text: string): Extension {
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
    ...unitOf(unit),
  }
}

/** The same without a comparator, which FHIR's SimpleQuantity has no room for: the text keeps it. */
export function recordedSimpleQuantity(text: string, unit: RecordedUnit): Quantity | undefined {
  const quantity = recordedQuantity(text, unit)
  if (quantity?.comparator === undefined) return quantity
  const { comparator: _inText, value: _bound, ...rest } = quantity
  return rest
}

function unitOf({ text, coding }: RecordedUnit): Pick<Quantity, 'unit' | 'system' | 'code'> {
  return {
    ...(text === '' ? {} : { unit: text }),
    ...(coding?.system === undefined || coding.code === undefined ? {} : { system: coding.system, code: coding.code }),
  }
}
