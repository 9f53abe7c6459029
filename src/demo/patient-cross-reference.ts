import { facilityIdentity } from '#standards/ssmix2/convert/facility-identity.ts'
import { patientResourceId } from '#standards/ssmix2/convert/scope.ts'
import { asArray, isObject, textAt, valuesAt } from './fhir-engine/elements.ts'
import { FhirProblem } from './fhir-engine/operation-outcome.ts'
import type { ResourceStore } from './fhir-engine/resource-store.ts'
import { meetsToken, parseToken } from './fhir-engine/token-search.ts'
import type { NetworkFile } from './sample-network/network-files.ts'

/**
 * `Patient/$ihe-pix` of IHE PIXm [ITI-83] (fhir-jp.md §7.3): the numbers of one person at other facilities. This is the
 * one stub among the demo's services (DESIGN.md §8.15): it looks the links up in the hub's Patient resources.
 */
export function patientCrossReference(network: NetworkFile, hub: ResourceStore) {
  return (parameters: URLSearchParams, base: string): object => {
    const sources = parameters.getAll('sourceIdentifier')
    const [source] = sources
    if (source === undefined || sources.length > 1) {
      throw new FhirProblem(400, 'required', 'exactly one sourceIdentifier is needed')
    }
    const knownSystems = new Set(network.facilities.map(({ patientIdSystem }) => patientIdSystem))
    const asked = parseToken(source)
    if (!knownSystems.has(asked.system ?? '')) throw new FhirProblem(400, 'code-invalid', 'sourceIdentifier')
    const targets = parameters.getAll('targetSystem')
    if (targets.some((system) => !knownSystems.has(system))) throw new FhirProblem(403, 'code-invalid', 'targetSystem')
    const person = hub
      .all('Patient')
      .find((patient) => valuesAt(patient, 'identifier').some((identifier) => meetsToken(identifier, asked)))
    if (person === undefined) throw new FhirProblem(404, 'not-found', 'sourceIdentifier')
    const others = valuesAt(person, 'identifier')
      .filter(isObject)
      .filter((identifier) => !meetsToken(identifier, asked))
      .filter(({ system }) => targets.length === 0 || targets.some((target) => target === system))
    const parameter = others.flatMap((identifier) => [
      { name: 'targetIdentifier', valueIdentifier: identifier },
      ...asArray(resourceAt(network, identifier, base)).map((valueReference) => ({ name: 'targetId', valueReference })),
    ])
    return { resourceType: 'Parameters', ...(parameter.length === 0 ? {} : { parameter }) }
  }
}

/** The Patient resource at the facility that gave the number, where it keeps one. */
function resourceAt(network: NetworkFile, identifier: object, base: string): { reference: string } | undefined {
  const facility = network.facilities.find(({ patientIdSystem }) => patientIdSystem === textAt(identifier, 'system'))
  const number = textAt(identifier, 'value')
  const hasFolder = network.patients.some(({ folders }) =>
    folders.some((folder) => folder.facility === facility?.id && folder.patientId === number),
  )
  if (facility === undefined || number === undefined || !hasFolder) return undefined
  const id = patientResourceId(facilityIdentity(facility.institutionNumber), number)
  return { reference: `${base.replace(/[^/]+$/, facility.id)}/Patient/${id}` }
}
