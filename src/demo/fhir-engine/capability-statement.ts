import type { FhirRepository } from './fhir-server.ts'
import { RESOURCE_TYPES, searchParametersOf } from './search-parameters.ts'

/** What a server of the sample network can do, in the words of FHIR R4 (DESIGN.md §8.15). */
export function capabilityStatement(
  repository: Pick<FhirRepository, 'title' | 'writer' | 'crossReference' | 'versions'>,
) {
  const interactions = [
    'read',
    'search-type',
    ...(repository.versions === undefined ? [] : ['history-instance']),
    ...(repository.writer === undefined ? [] : ['create', 'update', 'delete']),
  ]
  return {
    resourceType: 'CapabilityStatement',
    status: 'active',
    date: '2026-11-01',
    kind: 'instance',
    implementation: { description: `${repository.title} (fictitious)` },
    fhirVersion: '4.0.1',
    format: ['application/fhir+json'],
    rest: [
      {
        mode: 'server',
        resource: RESOURCE_TYPES.map((type) => ({
          type,
          interaction: interactions.map((code) => ({ code })),
          ...(repository.writer === undefined ? {} : { conditionalCreate: true, versioning: 'versioned' }),
          ...listed('searchInclude', includesOf(type)),
          searchParam: (searchParametersOf(type) ?? []).map(({ name, type: kind }) => ({ name, type: kind })),
          ...(type === 'Patient' && repository.crossReference !== undefined
            ? {
                operation: [
                  { name: 'ihe-pix', definition: 'https://profiles.ihe.net/ITI/PIXm/OperationDefinition/IHE.PIXm.pix' },
                ],
              }
            : {}),
        })),
      },
    ],
  }
}

function includesOf(type: string): readonly string[] {
  return (searchParametersOf(type) ?? []).flatMap((parameter) =>
    parameter.type === 'reference' ? [`${type}:${parameter.name}`] : [],
  )
}

function listed(name: string, values: readonly string[]) {
  return values.length === 0 ? {} : { [name]: values }
}
