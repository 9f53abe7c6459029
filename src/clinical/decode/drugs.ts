import type { CodeableConcept, Medication, MedicationIngredient, Reference, Resource } from '#standards/fhir/r4.ts'
import type { Drug } from '../medication-facts.ts'
import type { DecodeScope } from './decode-scope.ts'
import { extensionOfStrengthType } from './dosage.ts'
import { amountOf, conceptOf, displayOf, extensionNamed, textConcept } from './elements.ts'

interface WithMedication {
  readonly medicationCodeableConcept?: CodeableConcept
  readonly medicationReference?: Reference
}

export interface DrugsOfLine {
  readonly drugs: readonly Drug[]
  /** A mixture with ingredients, as injections have it (fhir-jp.md §4 D). */
  readonly isMixture: boolean
}

/** The drugs of a line as ordered. Throws when the resource names none: such a line cannot be shown as a drug. */
export function drugsOf(line: Resource & WithMedication, scope: DecodeScope): DrugsOfLine {
  const named = conceptOf(line.medicationCodeableConcept)
  if (named !== undefined) return { drugs: [single(named)], isMixture: false }
  const resolved = scope.resolve(line.medicationReference, line)
  if (resolved?.resourceType === 'Medication') {
    const ingredients = ingredientsOf(resolved, scope)
    if (ingredients.length > 0) return { drugs: ingredients, isMixture: true }
    const name = conceptOf(resolved.code)
    if (name !== undefined) return { drugs: [single(name)], isMixture: false }
  }
  const display = displayOf(line.medicationReference)
  if (display !== undefined) return { drugs: [single(textConcept(display))], isMixture: false }
  throw new TypeError('no drug is named')
}

function single(name: Drug['name']): Drug {
  return { name, amount: undefined, strengthType: undefined }
}

function ingredientsOf(medication: Medication, scope: DecodeScope): readonly Drug[] {
  const numbered = (medication.ingredient ?? []).map((ingredient, place) => ({
    ingredient,
    number: extensionNamed(ingredient, 'JP_Medication_Ingredient_DrugNo')?.valueInteger ?? place + 1,
  }))
  return numbered
    .sort((one, other) => Number(one.number) - Number(other.number))
    .flatMap(({ ingredient }) => drugOf(ingredient, medication, scope))
}

function drugOf(ingredient: MedicationIngredient, medication: Medication, scope: DecodeScope): readonly Drug[] {
  const display = scope.nameOf(ingredient.itemReference, medication)
  const name = conceptOf(ingredient.itemCodeableConcept) ?? (display === undefined ? undefined : textConcept(display))
  if (name === undefined) return []
  const { strength } = ingredient
  return [{ name, amount: amountOf(strength?.numerator), strengthType: extensionOfStrengthType(strength) }]
}
