import type { OperationOutcome } from '#standards/fhir/r4.ts'

/** HL7 v3 ActCode, of `_ActConsentDirective`: no consent was given, or it was withdrawn, or it is for emergencies only. */
const CONSENT_DIRECTIVES: ReadonlySet<string> = new Set(['NOCONSENT', 'OPTOUT', 'OPTOUTE', 'EMRGONLY'])
const ACT_CODE = 'http://terminology.hl7.org/CodeSystem/v3-ActCode'

/** IHE BasicAudit's word for a decision that was taken by the patient's consent (fhir-jp.md §9). */
const CONSENT_DECISION = 'AuthZ-Consent'

/**
 * True when an OperationOutcome says that the patient's consent does not reach so far (security-safety.md B2). FHIR has no
 * issue type for it: a coding of the issue's details tells, never its text.
 */
export function isOutsideConsent(body: unknown): boolean {
  if (!isOperationOutcome(body)) return false
  return issuesOf(body).some((issue) => {
    const coding = issue?.details?.coding
    return (Array.isArray(coding) ? coding : []).some(
      (each) =>
        (each?.system === ACT_CODE && CONSENT_DIRECTIVES.has(each.code ?? '')) || each?.code === CONSENT_DECISION,
    )
  })
}

/** What the issues say, for a reader. */
export function warningText(outcome: OperationOutcome): string {
  return issuesOf(outcome)
    .map((issue) => issue?.details?.text ?? issue?.diagnostics ?? issue?.code)
    .join(' / ')
}

/** The same of a body that may be anything; undefined where it is no OperationOutcome. */
export function outcomeText(body: unknown): string | undefined {
  return isOperationOutcome(body) ? warningText(body) : undefined
}

function issuesOf({ issue }: OperationOutcome): readonly (OperationOutcome['issue'][number] | null)[] {
  return Array.isArray(issue) ? issue : []
}

function isOperationOutcome(body: unknown): body is OperationOutcome {
  return typeof body === 'object' && body !== null && 'resourceType' in body && body.resourceType === 'OperationOutcome'
}
