import { lookupTable } from '#standards/lookup-table.ts'

/**
 * One name for each identifier and code system, whichever generation a sender used (fhir-jp.md §0.2, §1, §2): systems
 * are compared after `canonicalSystem`, never as raw strings.
 */

const OID_TO_URL = lookupTable<string>({
  // §1 identifiers
  '1.2.392.100495.20.3.23': 'http://jpfhir.jp/fhir/core/mhlw/IdSystem/MedicalOrganizationID',
  '1.2.392.100495.20.3.21': 'http://jpfhir.jp/fhir/core/mhlw/CodeSystem/PrefectureNo-2digits',
  '1.2.392.100495.20.3.22': 'http://jpfhir.jp/fhir/core/mhlw/CodeSystem/MedicationFeeScoreType',
  '1.2.392.100495.20.3.61': 'http://jpfhir.jp/fhir/core/mhlw/IdSystem/InsurerNumber',
  '1.2.392.100495.20.3.62': 'http://jpfhir.jp/fhir/core/mhlw/IdSystem/InsuredPersonSymbol',
  '1.2.392.100495.20.3.63': 'http://jpfhir.jp/fhir/core/mhlw/IdSystem/InsuredPersonNumber',
  '1.2.392.100495.20.3.71': 'http://jpfhir.jp/fhir/core/mhlw/IdSystem/PublicPayerNumber',
  '1.2.392.100495.20.3.72': 'http://jpfhir.jp/fhir/core/mhlw/IdSystem/PublicInsuredPersonNumber',
  '1.2.392.100495.20.3.31': 'http://jpfhir.jp/fhir/core/mhlw/IdSystem/medicalRegistrationNumber',
  '1.2.392.100495.20.3.81': 'http://jpfhir.jp/fhir/core/mhlw/IdSystem/Medication-RPGroupNumber',
  '1.2.392.100495.20.3.82': 'http://jpfhir.jp/fhir/core/mhlw/IdSystem/MedicationAdministrationIndex',
  // §2.1 drugs
  '1.2.392.200119.4.403.1': 'http://medis.or.jp/CodeSystem/master-HOT9',
  '1.2.392.100495.20.2.74': 'http://medis.or.jp/CodeSystem/master-HOT9',
  '1.2.392.200119.4.402.1': 'http://medis.or.jp/CodeSystem/master-HOT13',
  '1.2.392.200119.4.403.2': 'http://medis.or.jp/CodeSystem/master-HOT7',
  '1.2.392.100495.20.2.73': 'http://capstandard.jp/iyaku.info/CodeSystem/YJ-code',
  '1.2.392.100495.20.1.73': 'http://capstandard.jp/iyaku.info/CodeSystem/YJ-code',
  '1.2.392.100495.20.2.81': 'http://jpfhir.jp/fhir/core/mhlw/CodeSystem/MedicationGeneralOrderCode',
  '1.2.392.100495.20.1.81': 'http://jpfhir.jp/fhir/core/mhlw/CodeSystem/MedicationGeneralOrderCode',
  // §2.2 dosing
  '1.2.392.200250.2.2.20.20': 'http://jami.jp/CodeSystem/MedicationUsage',
  '1.2.392.200250.2.2.20': 'http://jami.jp/CodeSystem/MedicationUsage',
  '1.2.392.200250.2.2.20.22': 'http://jami.jp/CodeSystem/MedicationUsageAdditional',
  '1.2.392.200250.2.2.20.30': 'http://jami.jp/CodeSystem/MedicationMethodBasicUsage',
  '1.2.392.200250.2.2.20.40': 'http://jami.jp/CodeSystem/MedicationMethodDetailUsage',
  '1.2.392.200250.2.2.20.32': 'http://jami.jp/CodeSystem/MedicationBodySiteExternal',
  '1.2.392.100495.20.2.34': 'http://jpfhir.jp/fhir/core/CodeSystem/route-codes',
  '1.2.392.100495.20.2.101': 'http://jpfhir.jp/fhir/core/mhlw/CodeSystem/MedicationUnitMERIT9Code',
  '1.2.392.100495.20.2.22': 'http://jpfhir.jp/fhir/core/mhlw/CodeSystem/MedicationIngredientStrengthStrengthType',
  '1.2.392.100495.20.2.41': 'http://jpfhir.jp/fhir/core/mhlw/CodeSystem/MedicationSubstitutionProhibittedCategory',
  '1.2.392.200250.2.2.30.10': 'http://jami.jp/CodeSystem/DrugDispensePreparationMethod',
  '1.2.392.200250.2.2.2': 'http://jami.jp/SS-MIX2/CodeSystem/ClinicalDepartment',
  // §2.4 diagnoses
  '1.2.392.200119.4.101.2': 'http://medis.or.jp/CodeSystem/master-disease-keyNumber',
  '1.2.392.200119.4.101.6': 'http://medis.or.jp/CodeSystem/master-disease-exCode',
  '1.2.392.200119.4.201.2': 'http://medis.or.jp/CodeSystem/master-disease-modKeyNumber',
  '1.2.392.200119.4.201.5': 'http://medis.or.jp/CodeSystem/master-disease-modExCode',
  '1.2.392.200119.4.102.5': 'http://medis.or.jp/CodeSystem/master-disease-modExCode',
  // §2.5 laboratory, §2.6 vital signs
  '1.2.392.200119.4.504': 'http://medis.or.jp/CodeSystem/master-JLAC10-17digits',
  '1.2.392.200119.4.804': 'http://medis.or.jp/CodeSystem/master-nursingObservationKeyCode',
})

/** Other URLs that senders use for a system of which another URL is the published one. */
const URL_ALIASES = lookupTable<string>({
  'http://terminology.hl7.org/CodeSystem/v2-0162': 'http://jpfhir.jp/fhir/core/CodeSystem/route-codes',
  'http://jpfhir.jp/fhir/ePrescription/CodeSystem/route-codes': 'http://jpfhir.jp/fhir/core/CodeSystem/route-codes',
  'http://jpfhir.jp/fhir/core/CodeSystem/JHSP0002': 'http://jami.jp/CodeSystem/DrugDispensePreparationMethod',
  'http://jpfhir.jp/fhir/Common/IdSystem/resourceInstance-identifier':
    'http://jpfhir.jp/fhir/core/IdSystem/resourceInstance-identifier',
  // A table of the CLINS guide misprints the scheme of its own tag system (fhir-jp.md §0.5).
  'http:/jpfhir.jp/fhir/clins/CodeSystem/JP_ehrshrs_indication':
    'http://jpfhir.jp/fhir/clins/CodeSystem/JP_ehrshrs_indication',
  'http://jpfhir.jp/fhir/clins/CodeSystem/JP_CLINS_ObsLabResult_CoreLabo_CS':
    'http://jpfhir.jp/fhir/clins/CodeSystem/JLAC10/JP_CLINS_ObsLabResult_CoreLabo_CS',
})

export const SYSTEM = {
  hot9: 'http://medis.or.jp/CodeSystem/master-HOT9',
  hot7: 'http://medis.or.jp/CodeSystem/master-HOT7',
  hot13: 'http://medis.or.jp/CodeSystem/master-HOT13',
  yj: 'http://capstandard.jp/iyaku.info/CodeSystem/YJ-code',
  generalOrder: 'http://jpfhir.jp/fhir/core/mhlw/CodeSystem/MedicationGeneralOrderCode',
  jlac10: 'http://medis.or.jp/CodeSystem/master-JLAC10-17digits',
  clinsCoreLab: 'http://jpfhir.jp/fhir/clins/CodeSystem/JLAC10/JP_CLINS_ObsLabResult_CoreLabo_CS',
  clinsInfection10: 'http://jpfhir.jp/fhir/clins/CodeSystem/JLAC10/JP_CLINS_ObsLabResult_InfectionLabo_CS',
  clinsInfection11: 'http://jpfhir.jp/fhir/clins/CodeSystem/JLAC11/JP_CLINS_ObsLabResult_InfectionLabo_CS',
  clinsLocalLab: 'http://jpfhir.jp/fhir/clins/CodeSystem/JP_CLINS_ObsLabResult_LocalCode_CS',
  clinsIndication: 'http://jpfhir.jp/fhir/clins/CodeSystem/JP_ehrshrs_indication',
  rpNumber: 'http://jpfhir.jp/fhir/core/mhlw/IdSystem/Medication-RPGroupNumber',
  orderInRp: 'http://jpfhir.jp/fhir/core/mhlw/IdSystem/MedicationAdministrationIndex',
  strengthType: 'http://jpfhir.jp/fhir/core/mhlw/CodeSystem/MedicationIngredientStrengthStrengthType',
  resourceInstance: 'http://jpfhir.jp/fhir/core/IdSystem/resourceInstance-identifier',
  departmentSsmix2: 'http://jami.jp/SS-MIX2/CodeSystem/ClinicalDepartment',
  dicomUid: 'urn:dicom:uid',
  loinc: 'http://loinc.org',
} as const

/** Systems in which a code is unique in the whole country: a code of any other is the sender's own. */
const STANDARD_SYSTEM_PREFIXES = [
  'http://medis.or.jp/',
  'http://capstandard.jp/',
  'http://jami.jp/',
  'http://jpfhir.jp/',
  'http://loinc.org',
  'http://terminology.hl7.org/',
  'http://hl7.org/',
  'http://dicom.nema.org/',
  'http://snomed.info/',
]

/** The published URL of a system given as URL, `urn:oid:…` or bare OID; an unknown system comes back as it is. */
export function canonicalSystem(system: string): string {
  const trimmed = system.trim()
  const oid = trimmed.startsWith('urn:oid:') ? trimmed.slice('urn:oid:'.length) : trimmed
  const url = OID_TO_URL[oid]
  if (url !== undefined) return url
  return URL_ALIASES[trimmed] ?? trimmed
}

export function isSameSystem(one: string | undefined, other: string | undefined): boolean {
  return one !== undefined && other !== undefined && canonicalSystem(one) === canonicalSystem(other)
}

/** True for systems that mean the same in every facility; local systems of a hospital are not among them. */
export function isStandardSystem(system: string): boolean {
  const canonical = canonicalSystem(system)
  if (canonical === SYSTEM.clinsLocalLab || canonical.includes('/eCS/CodeSystem/DrugCode/')) return false
  if (/(?:Uncoded|Nocoded)_CS$/i.test(canonical)) return false
  return STANDARD_SYSTEM_PREFIXES.some((prefix) => canonical.startsWith(prefix))
}

const PATIENT_NUMBER_ROOT = '1.2.392.100495.20.3.51.1'

/** The ten-digit institution number in the system of a facility's patient numbers (fhir-jp.md §1), else undefined. */
export function institutionOfPatientSystem(system: string): string | undefined {
  const oid = system.startsWith('urn:oid:') ? system.slice('urn:oid:'.length) : system
  if (!oid.startsWith(PATIENT_NUMBER_ROOT)) return undefined
  const institution = oid.slice(PATIENT_NUMBER_ROOT.length)
  return /^(?:0[1-9]|[1-3]\d|4[0-7])\d{8}$/.test(institution) ? institution : undefined
}
