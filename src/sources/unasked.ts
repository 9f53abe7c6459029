import type { Facility } from '#clinical/facility.ts'
import type { FacilityLink, Person } from '#clinical/person.ts'
import type { RecordKind } from '#clinical/record-kind.ts'
import { HUB_FACILITY_ID } from './record-source.ts'

/** Answers that need no request, because the network already knows them. */
export type Unasked = { readonly state: 'notDisclosed' } | { readonly state: 'notLinked' }

export function linkOf(person: Person, facility: Facility): FacilityLink | undefined {
  return person.links.find((each) => each.facility === facility.id)
}

/**
 * The answer of a facility that must not be asked: a kind that it does not publish, a person whom it does not know or
 * whose link is not in force. undefined = ask it. What it does not publish is said first: that never changes.
 */
export function unaskedAnswer(
  facility: Facility,
  link: FacilityLink | undefined,
  kind: RecordKind,
): Unasked | undefined {
  const isDisclosed = kind === 'contact' ? facility.id !== HUB_FACILITY_ID : facility.disclosedKinds.has(kind)
  if (!isDisclosed) return { state: 'notDisclosed' }
  if (link === undefined) return { state: 'notLinked' }
  switch (link.state) {
    case 'linked':
    case 'importing':
      return undefined
    case 'requested':
    case 'stopped':
    case 'withdrawn':
    case 'not-linked':
      return { state: 'notLinked' }
  }
}
