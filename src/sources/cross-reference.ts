import type { Failure } from '#clinical/answer.ts'
import type { Facility } from '#clinical/facility.ts'
import type { FacilityLink } from '#clinical/person.ts'
import { canonicalSystem } from '#standards/fhir/identifier-systems.ts'
import type { Identifier, Patient } from '#standards/fhir/r4.ts'
import type { FhirClient } from './fhir-client.ts'

export type CrossReference =
  | { readonly kind: 'links'; readonly links: readonly FacilityLink[] }
  | { readonly kind: 'failed'; readonly why: Failure }

interface Parameters {
  readonly resourceType: 'Parameters'
  readonly parameter?: readonly { readonly name: string; readonly valueIdentifier?: Identifier }[]
}

/**
 * The numbers of one person at every facility by IHE PIXm [ITI-83] (fhir-jp.md §7.3). The answer leaves out the number that
 * was asked with. A person whom the cross-reference does not know (404) has no links; that is an answer, too.
 */
export async function crossReferenced(
  hub: FhirClient,
  patient: Patient,
  facilities: readonly Facility[],
  signal: AbortSignal,
): Promise<CrossReference> {
  const known = (patient.identifier ?? []).filter(({ system, value }) => system !== undefined && value !== undefined)
  const source = facilities
    .toSorted((one, other) => Number(other.isOwn) - Number(one.isOwn))
    .flatMap((facility) => known.find(({ system }) => isOf(facility, system)) ?? [])[0]
  if (source === undefined) return { kind: 'links', links: [] }
  const query = [['sourceIdentifier', `${source.system}|${source.value}`]] as const
  const outcome = await hub.operation('Patient/$ihe-pix', query, signal)
  if (outcome.kind === 'absent') return { kind: 'links', links: linksOf([source], facilities) }
  if (outcome.kind === 'failed') return outcome
  if (outcome.kind !== 'ok' || !isParameters(outcome.body)) {
    return { kind: 'failed', why: { reason: 'unsupported-search', isRetryable: false } }
  }
  const targets = (outcome.body.parameter ?? []).flatMap(({ name, valueIdentifier }) =>
    name === 'targetIdentifier' && valueIdentifier !== undefined ? [valueIdentifier] : [],
  )
  return { kind: 'links', links: linksOf([source, ...targets], facilities) }
}

function linksOf(identifiers: readonly Identifier[], facilities: readonly Facility[]): readonly FacilityLink[] {
  return facilities.flatMap((facility) => {
    const number = identifiers.find(({ system }) => isOf(facility, system))?.value
    if (number === undefined) return []
    const link = { facility: facility.id, state: 'linked', patientNumber: number } as const
    return [{ ...link, patientResourceId: undefined, since: undefined }]
  })
}

function isOf(facility: Facility, system: string | undefined): boolean {
  return system !== undefined && canonicalSystem(system) === canonicalSystem(facility.patientIdSystem)
}

function isParameters(body: unknown): body is Parameters {
  return typeof body === 'object' && body !== null && 'resourceType' in body && body.resourceType === 'Parameters'
}
