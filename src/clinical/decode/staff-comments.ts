import type {
  MedicationAdministration,
  MedicationDispense,
  MedicationRequest,
  MedicationStatement,
} from '#standards/fhir/r4.ts'
import type { MedicationLine } from '../medication-facts.ts'
import { commentText, extensionNamed, nonEmpty } from './elements.ts'

type Medicated = MedicationRequest | MedicationDispense | MedicationAdministration | MedicationStatement

/**
 * What staff wrote to staff about an order in their own words, and so no direction that stands on the patient's drug bag:
 * 用法コメント, 未分類コメント, and 調剤指示 and 調製 without a code (PRV-1).
 */
export function staffComments(resource: Medicated): Pick<MedicationLine, 'comments'> {
  const comments = textsOf(resource).flatMap((text) => text ?? [])
  return comments.length === 0 ? {} : { comments }
}

function textsOf(resource: Medicated): readonly (string | undefined)[] {
  switch (resource.resourceType) {
    case 'MedicationRequest': {
      const dispense = extensionNamed(
        resource.dispenseRequest,
        'JP_MedicationRequest_DispenseRequest_InstructionForDispense',
      )
      return [...ofDosages(resource.dosageInstruction), uncoded(dispense)]
    }
    case 'MedicationDispense':
      return [
        ...ofDosages(resource.dosageInstruction),
        uncoded(extensionNamed(resource, 'JP_MedicationDispense_Preparation')),
      ]
    case 'MedicationAdministration':
      return [commentText(extensionNamed(resource, 'JP_MedicationAdministration_UncategorizedComment'))]
    case 'MedicationStatement':
      return ofDosages(resource.dosage)
  }
}

function ofDosages(dosages: MedicationRequest['dosageInstruction'] = []): readonly (string | undefined)[] {
  return dosages.map((each) => commentText(extensionNamed(each, 'JP_MedicationDosage_DosageComment')))
}

/** The text of a comment that no code stands behind. */
function uncoded(extension: ReturnType<typeof extensionNamed>): string | undefined {
  const { valueCodeableConcept: concept, valueString } = extension ?? {}
  return nonEmpty(valueString) ?? ((concept?.coding ?? []).length === 0 ? nonEmpty(concept?.text) : undefined)
}
