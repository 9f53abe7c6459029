import type { ConversionProblem } from '#standards/ssmix2/convert/problem.ts'
import { DATA_TYPES, type StorageKind } from '#standards/ssmix2/data-types.ts'

/** What a server says beside an answer that is not all there is (E7). */
export interface IncompleteWarning {
  /** Resource types whose searches it concerns; undefined = every one. */
  readonly types: ReadonlySet<string> | undefined
  readonly text: string
}

const PATIENT_NUMBER = /\d{5,}/g

const TYPES_OF_KIND: Readonly<Record<StorageKind, readonly string[]>> = {
  patient: ['Patient', 'RelatedPerson', 'Coverage', 'AllergyIntolerance', 'Observation'],
  visit: ['Encounter'],
  stay: ['Encounter'],
  allergy: ['AllergyIntolerance'],
  diagnosis: ['Condition'],
  diet: ['NutritionOrder'],
  prescription: ['MedicationRequest', 'MedicationDispense', 'MedicationAdministration'],
  injection: ['MedicationRequest', 'MedicationAdministration'],
  order: ['ServiceRequest', 'Procedure'],
  laboratory: ['Observation', 'DiagnosticReport', 'Specimen', 'ServiceRequest'],
  imaging: ['ImagingStudy', 'ServiceRequest', 'Procedure'],
  physiology: ['Observation', 'DiagnosticReport', 'ServiceRequest'],
  'vital-sign': ['Observation'],
  report: ['DocumentReference', 'DiagnosticReport'],
  'clinical-record': ['DocumentReference'],
  file: ['DocumentReference'],
}

/**
 * A file of the storage that did not become a record must not be missing silently: the server warns in every search
 * that might have found it. Undefined for problems that leave nothing out.
 */
export function incompleteWarning(problem: ConversionProblem): IncompleteWarning | undefined {
  if (problem.severity !== 'error') return undefined
  const [, date = '', code = ''] = problem.file.split('/').at(-1)?.split('_') ?? []
  const dataType = DATA_TYPES.get(code)
  return {
    types: dataType === undefined ? undefined : new Set(TYPES_OF_KIND[dataType.kind]),
    // Without the file's name, which begins with the patient's number, and without the number of anybody else.
    text: `${[dataType?.name ?? code, date].join(' ')}: ${problem.what.replaceAll(PATIENT_NUMBER, '…')}`,
  }
}
