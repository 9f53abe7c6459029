import { DRUG_MARK, GIVE_STRENGTH, MIXTURE_ROLE } from '#standards/fhir/canonical.ts'
import type { CodeableConcept, Extension, Medication, MedicationIngredient } from '#standards/fhir/r4.ts'
import type { Hl7Segment } from '#standards/hl7v2/segment.ts'
import { conceptText } from './concept-text.ts'
import type { FacilityIdentity } from './facility-identity.ts'
import { given, isGiven } from './given.ts'
import { commentsOf, drugConcept } from './medication-coding.ts'
import { strength } from './medication-dosage.ts'
import { recordedSimpleQuantity, unitOfField } from './recorded-quantity.ts'

/** Id of the contained Medication that holds the drugs of an injection (fhir-jp.md §4 D). */
export const MIXTURE_ID = 'medication'

const DRUG_NO = 'http://jpfhir.jp/fhir/core/Extension/StructureDefinition/JP_Medication_Ingredient_DrugNo'
const MERIT9_UNIT = 'http://jpfhir.jp/fhir/core/mhlw/CodeSystem/MedicationUnitMERIT9Code'

/** 麻薬, 毒薬, 劇薬, 抗がん剤 … (RXC-7): tables of marks; the other tables of that field hold comments. */
const MARK_TABLES: ReadonlySet<string> = new Set(['JHSI0004', 'JHSI0005'])

/** Where an ingredient stands in its segment: RXC-2, 3, 4 of an order, RXA-5, 6, 7 of an administration. */
export interface IngredientFields {
  readonly drug: number
  readonly amount: number
  readonly unit: number
}

/** A mixture in the sender's order. `strength` of an ingredient is its amount in one administration (1回). */
export function mixtureOf(ingredients: readonly MedicationIngredient[], rest: Partial<Medication> = {}): Medication {
  return {
    resourceType: 'Medication',
    id: MIXTURE_ID,
    status: 'active',
    ...rest,
    ...given({ ingredient: [...ingredients] }),
  }
}

export function ingredientOf(
  facility: FacilityIdentity,
  segment: Hl7Segment,
  fields: IngredientFields,
  drugNo: number,
): MedicationIngredient {
  const amount = recordedSimpleQuantity(segment.text(fields.amount).trim(), unitOfField(facility, segment, fields.unit))
  const isComponent = segment.id === 'RXC'
  // FHIR's code has no other white space than single blanks.
  const role = isComponent ? segment.text(1).trim().replace(/\s+/g, ' ') : ''
  const extension: Extension[] = [
    { url: DRUG_NO, valueInteger: drugNo },
    role === '' ? undefined : { url: MIXTURE_ROLE, valueCode: role },
    isComponent ? strength(GIVE_STRENGTH, facility, segment, 5) : undefined,
    ...(isComponent ? marksOf(facility, segment) : []).map((mark) => ({ url: DRUG_MARK, valueCodeableConcept: mark })),
  ].filter(isGiven)
  return {
    extension,
    itemCodeableConcept: drugConcept(facility, segment, fields.drug),
    ...(amount === undefined ? {} : { strength: { numerator: amount, denominator: oneTime() } }),
  }
}

/** The marks of a drug in RXC-7: they live nowhere else and must be seen (ss-mix2.md §8). */
export function marksOf(facility: FacilityIdentity, rxc: Hl7Segment): CodeableConcept[] {
  return commentsOf(facility, rxc, 7)
    .filter((comment) => MARK_TABLES.has(comment.table))
    .map((comment) => comment.concept)
}

/** The comments of RXC-7, each with the drug that it is about. */
export function drugComments(facility: FacilityIdentity, rxc: Hl7Segment): string[] {
  const drug = conceptText(drugConcept(facility, rxc, 2))
  return commentsOf(facility, rxc, 7)
    .filter((comment) => !MARK_TABLES.has(comment.table))
    .map((comment) => `${drug}: ${conceptText(comment.concept)}`)
}

function oneTime() {
  return { value: 1, unit: '回', system: MERIT9_UNIT, code: 'TIME' }
}
