import type { Facility } from '#clinical/facility.ts'
import { type FacilityLink, isAskedAbout, type Person } from '#clinical/person.ts'
import type { RecordKind } from '#clinical/record-kind.ts'
import { HUB_FACILITY_ID } from './record-source.ts'

/** Answers that need no request, because the network already knows them. */
export type Unasked = { readonly state: 'notDisclosed' | 'notLinked' | 'notPermitted' }

export function linkOf(person: Person, facility: Facility): FacilityLink | undefined {
  return person.links.find((each) => each.facility === facility.id)
}

/**
 * The answer of a facility that must not be asked: a person whom it does not know or whose link is not in force, a kind
 * that it does not publish, or that the user may not read. undefined = ask it; where the link is not known yet, that finds it out. 未連携 is said first: a reader who is told 「公開していません」 of a hospital
 * that is not linked would not think of linking it (SRC-1, H-03).
 */
export function unaskedAnswer(
  facility: Facility,
  link: FacilityLink | undefined,
  kind: RecordKind,
): Unasked | undefined {
  if (!isAskedAbout(link)) return { state: 'notLinked' }
  const isDisclosed = kind === 'contact' ? facility.id !== HUB_FACILITY_ID : facility.disclosedKinds.has(kind)
  if (!isDisclosed) return { state: 'notDisclosed' }
  return facility.closedKinds?.has(kind) === true ? { state: 'notPermitted' } : undefined
}
