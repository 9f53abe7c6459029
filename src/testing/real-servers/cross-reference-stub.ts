import type { Identifier, OperationOutcome } from '@medplum/fhirtypes'

/** One person: their numbers, and where a server keeps them as Patients. */
export interface CrossReferenced {
  readonly identifiers: readonly Identifier[]
  /** Absolute addresses of Patients. */
  readonly patients?: readonly string[]
}

/**
 * STUB of `Patient/$ihe-pix` (IHE PIXm, ITI-83): no server that runs here offers the operation (DESIGN.md §8.15). It only
 * looks up what a test put there, in the words of the profile: 404 for an unknown number, 400 for an unknown issuer.
 */
export function crossReferenceStub(people: readonly CrossReferenced[], query: URLSearchParams) {
  const [source = '', ...others] = query.getAll('sourceIdentifier')
  const [system, value] = source.split('|')
  if (others.length > 0 || value === undefined) return refused(400, 'required')
  const issuers = new Set(people.flatMap(({ identifiers }) => identifiers.map((each) => each.system)))
  if (!issuers.has(system)) return refused(400, 'code-invalid')
  const isSource = (each: Identifier) => each.system === system && each.value === value
  const person = people.find(({ identifiers }) => identifiers.some(isSource))
  if (person === undefined) return refused(404, 'not-found')
  const parameter = [
    ...person.identifiers
      .filter((each) => !isSource(each))
      .map((valueIdentifier) => ({ name: 'targetIdentifier', valueIdentifier })),
    ...(person.patients ?? []).map((reference) => ({ name: 'targetId', valueReference: { reference } })),
  ]
  return { status: 200, body: { resourceType: 'Parameters', ...(parameter.length === 0 ? {} : { parameter }) } }
}

function refused(status: number, code: OperationOutcome['issue'][number]['code']) {
  const issue = [{ severity: 'error', code, diagnostics: 'sourceIdentifier' }]
  return { status, body: { resourceType: 'OperationOutcome', issue } }
}
