import { canonicalSystem } from '#standards/fhir/identifier-systems.ts'
import type { Identifier, Reference } from '#standards/fhir/r4.ts'
import { parseReference } from '#standards/fhir/references.ts'

/**
 * The orders for which something was done, so that two records of one examination can be told to be of one: by identifier
 * (`system|number`) or by reference (`ServiceRequest/id`), whichever a sender uses. `identifiers` are those of the record
 * itself, of which only order numbers count.
 */
export function orderKeys(
  basedOn: readonly Reference[] | undefined,
  identifiers: readonly Identifier[] | undefined,
): readonly string[] {
  const references = (basedOn ?? []).flatMap((each) => [keyOfIdentifier(each.identifier), keyOfReference(each)])
  const own = (identifiers ?? []).filter(isOrderNumber).map(keyOfIdentifier)
  return [...new Set([...references, ...own].filter((each) => each !== undefined))]
}

function keyOfIdentifier(identifier: Identifier | undefined): string | undefined {
  const { system, value } = identifier ?? {}
  return system === undefined || value === undefined ? undefined : `${canonicalSystem(system)}|${value}`
}

function keyOfReference(reference: Reference): string | undefined {
  const parsed = parseReference(reference)
  return parsed?.form === 'relative' || parsed?.form === 'absolute' ? `${parsed.type}/${parsed.id}` : undefined
}

/** Placer's or filler's order number, by its type (HL7 table 0203) or by a system that is named so. */
function isOrderNumber({ type, system }: Identifier): boolean {
  const isTyped = (type?.coding ?? []).some(({ code }) => code === 'PLAC' || code === 'FILL')
  return isTyped || /order-number$/.test(system ?? '')
}
