import { takenApart } from '#demo/hub-files.ts'
import type { HubFile } from '#demo/sample-network/network-files.ts'
import { FACILITY_SYSTEM, NOTE_FACILITY } from '#standards/fhir/canonical.ts'

const REFERENCE = /^([A-Z][A-Za-z]+)\/([A-Za-z0-9.-]{1,64})$/

/**
 * What the sample network's hub holds of some people, as one transaction: the server gives ids of its own, and references
 * are told by `urn:uuid:`, as FHIR has it for such a Bundle. Links to facilities outside of `facilities` are left out.
 */
export function hubTransaction(hub: HubFile, people: readonly string[], facilities: ReadonlySet<string>): object {
  const isWanted = ({ resource }: HubFile['entry'][number]): boolean => {
    if (resource.resourceType === 'Organization') return true
    if (resource.resourceType === 'Patient') return people.includes(resource.id ?? '')
    if (resource.resourceType === 'Communication' && !facilities.has(writtenAt(resource))) return false
    const owner = resource.resourceType === 'Consent' ? resource.patient : resource.subject
    return people.some((handle) => owner?.reference === `Patient/${handle}`)
  }
  const wanted = hub.entry.filter(isWanted).flatMap(({ resource: held }) => {
    const { resource, binaries } = takenApart(held, (at) => `${held.id}-${at}`)
    return [resource as typeof held, ...binaries]
  })
  const places = new Map(
    wanted.map(({ resourceType, id }) => [`${resourceType}/${id}`, `urn:uuid:${crypto.randomUUID()}`]),
  )
  return {
    resourceType: 'Bundle',
    type: 'transaction',
    entry: wanted.map((resource) => {
      const { id, ...body } = resource.resourceType === 'Patient' ? linkedTo(resource, facilities) : resource
      return {
        fullUrl: places.get(`${resource.resourceType}/${id}`),
        resource: withPlaces(body, places),
        request: { method: 'POST', url: resource.resourceType },
      }
    }),
  }
}

/** Id of the facility of a note's author. */
function writtenAt({
  extension,
}: Extract<HubFile['entry'][number]['resource'], { resourceType: 'Communication' }>): string {
  const told = extension?.find(({ url }) => url === NOTE_FACILITY)?.valueReference
  return (told === undefined ? undefined : facilityIn(told)) ?? ''
}

type HubPatient = Extract<HubFile['entry'][number]['resource'], { resourceType: 'Patient' }>

/** Facilities that have no server here are unknown to this network. */
function linkedTo(patient: HubPatient, facilities: ReadonlySet<string>): HubPatient {
  const isHere = (url: string, extension: HubPatient['extension']) => {
    const value = extension?.find((each) => each.url.endsWith(url))?.valueString
    return value === undefined || facilities.has(value)
  }
  return { ...patient, link: (patient.link ?? []).filter(({ extension }) => isHere('/link-facility', extension)) }
}

/** As the viewer writes it: by the name of the facility in this network, not by an id of the hub. */
function facilityIn(value: object): string | undefined {
  const reference = 'reference' in value ? String(value.reference) : ''
  return /^Organization\/(.+)$/.exec(reference)?.[1]
}

function withPlaces(value: unknown, places: ReadonlyMap<string, string>): unknown {
  if (Array.isArray(value)) return value.map((each) => withPlaces(each, places))
  if (typeof value !== 'object' || value === null) return value
  const facility = facilityIn(value)
  if (facility !== undefined) {
    const { reference: _, ...rest } = value as { readonly reference: string }
    return { ...rest, type: 'Organization', identifier: { system: FACILITY_SYSTEM, value: facility } }
  }
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => {
      const place =
        (name === 'reference' || name === 'url') && typeof each === 'string' && REFERENCE.test(each)
          ? places.get(each)
          : undefined
      return [name, place ?? withPlaces(each, places)]
    }),
  )
}
