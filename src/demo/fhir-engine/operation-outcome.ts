/** The issue codes of FHIR R4 that the demo's servers use. */
export type IssueCode =
  | 'invalid'
  | 'not-supported'
  | 'not-found'
  | 'code-invalid'
  | 'forbidden'
  | 'required'
  | 'exception'
  | 'conflict'
  | 'multiple-matches'

/** A request that cannot be answered: HTTP status, issue code and a text for the log of the one who asked. */
export class FhirProblem extends Error {
  override readonly name = 'FhirProblem'
  readonly status: number
  readonly code: IssueCode

  constructor(status: number, code: IssueCode, diagnostics: string) {
    super(diagnostics)
    this.status = status
    this.code = code
  }
}

export function operationOutcome(code: IssueCode, diagnostics: string) {
  return { resourceType: 'OperationOutcome', issue: [{ severity: 'error', code, diagnostics }] } as const
}
