import type { CodeableConcept, MedicationAdministration } from '#standards/fhir/r4.ts'
import type { Hl7Segment } from '#standards/hl7v2/segment.ts'
import { lookupTable } from '#standards/lookup-table.ts'
import { conceptOf } from './coding.ts'
import type { MessageScope } from './scope.ts'

/** The state of an administration and, where it was not done as ordered, why. */
export interface AdministrationStatus {
  readonly status: NonNullable<MedicationAdministration['status']>
  readonly reason: CodeableConcept | undefined
}

const COMPLETION = 'http://terminology.hl7.org/CodeSystem/v2-0322'
const COMPLETION_TEXT = lookupTable<string>({ RE: '拒否', NA: '未実施', PA: '一部実施' })

/**
 * RXA-20 (HL7 table 0322: CP, RE, NA, PA), RXA-18 and the action of RXA-21: a withdrawn administration (D) is an error
 * that nobody received, never a current one (ss-mix2.md §8, §13). Without RXA-20 the state is not known.
 */
export function administrationStatus(scope: MessageScope, rxa: Hl7Segment): AdministrationStatus {
  if (rxa.text(21).trim().toUpperCase() === 'D') return { status: 'entered-in-error', reason: undefined }
  const code = rxa.text(20).trim().toUpperCase()
  switch (code) {
    case 'CP':
      return { status: 'completed', reason: undefined }
    case 'RE':
    case 'NA':
      return { status: 'not-done', reason: reasonOf(scope, rxa, code) }
    case 'PA':
      return { status: 'in-progress', reason: reasonOf(scope, rxa, code) }
    case '':
      return { status: 'unknown', reason: undefined }
    default:
      scope.problem(`RXA-20 「${code}」 is no code of HL7 table 0322`, rxa, 20)
      return { status: 'unknown', reason: undefined }
  }
}

/** The sender's reason (RXA-18) with the code of the state, or the state alone. */
function reasonOf(scope: MessageScope, rxa: Hl7Segment, code: string): CodeableConcept {
  const coding = [{ system: COMPLETION, code }]
  const reason = conceptOf(scope.facility, rxa, 18)
  const text = reason?.text ?? reason?.coding?.[0]?.code ?? COMPLETION_TEXT[code]
  return { coding: [...(reason?.coding ?? []), ...coding], ...(text === undefined ? {} : { text }) }
}
