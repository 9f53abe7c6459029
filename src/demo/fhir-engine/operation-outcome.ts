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

/** The patient has opted out (HL7 v3 ActCode): not a matter of the user's rights (security-safety.md B2). */
export function consentOutcome() {
  const coding = [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'OPTOUT' }]
  const details = { coding, text: '患者の同意の範囲外' }
  return { resourceType: 'OperationOutcome', issue: [{ severity: 'error', code: 'suppressed', details }] } as const
}
