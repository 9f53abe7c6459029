import { SYSTEM } from '#standards/fhir/identifier-systems.ts'
import { lookupTable } from '#standards/lookup-table.ts'
import { type FacilityIdentity, localSystem, uriPart } from './facility-identity.ts'
import { remembering } from './remembered.ts'

/**
 * What a coded field means, where one v2 name stands for several code lists (ss-mix2.md §11.1): `MDCDX2`, `MR9P` and
 * `JAMISDP01` are told apart by it and by the length of the code.
 */
export type CodeUse =
  | 'any'
  | 'disease'
  | 'diseaseModifier'
  | 'unit'
  | 'doseForm'
  | 'orderCategory'
  | 'usage'
  | 'bodySite'

const MEDIS = 'http://medis.or.jp/CodeSystem'
const CORE = 'http://jpfhir.jp/fhir/core/CodeSystem'
const MHLW = 'http://jpfhir.jp/fhir/core/mhlw/CodeSystem'
const JAMI = 'http://jami.jp/CodeSystem'

export const ICD10 = `${MHLW}/ICD10-2013-full`

/** v2 names that stand for one system, whatever the field (ss-mix2.md §11.1, fhir-jp.md §2). */
const SYSTEM_OF_NAME = lookupTable<string>({
  JC10: SYSTEM.jlac10,
  JLAC10: SYSTEM.jlac10,
  HOT: SYSTEM.hot9,
  HOT9: SYSTEM.hot9,
  HOT7: SYSTEM.hot7,
  HOT13: SYSTEM.hot13,
  YJ: SYSTEM.yj,
  I10: ICD10,
  LN: SYSTEM.loinc,
  DCM: 'http://dicom.nema.org/resources/ontology/DCM',
  UCUM: 'http://unitsofmeasure.org',
  JHSD0006: `${CORE}/JHSD0006`,
  JHSI0001: `${CORE}/JHSI0001`,
  JHSP0007: `${CORE}/JHSP0007`,
  HL70069: SYSTEM.departmentSsmix2,
  HL70162: `${CORE}/route-codes`,
  HL70241: `${CORE}/HL70241`,
})

/** Tables that are national though no published URI is known: one URI of ours for every facility. */
const NATIONAL_TABLE = /^(?:JANIS|JJ1017|LENDO|JAN|ISO\+|99O03|99MFR|JSHR\d*|JHS[A-Z]+\d+|J-?FAGY)$/
const HL7_TABLE = /^HL7(\d{4})$/

/** The few names that nearly every field repeats. */
const remembered = remembering<string>(1000)
/** Names whose system depends on the code, not on the field alone. */
const BY_CODE = /^(?:MDCDX2|JAMISDP01|J-?FAGY)$/i

/**
 * The system URI of a code by the name its sender gave. Local names (`99xxx`, `L`, unknown ones) become systems of this
 * facility; without a name there is no system.
 */
export function systemOf(facility: FacilityIdentity, name: string, code: string, use: CodeUse): string | undefined {
  if (name === '') return undefined
  const given = name.trim()
  if (given === '') return undefined
  if (BY_CODE.test(given)) return systemOfName(facility, given, code, use)
  return remembered(`${facility.id}\u001f${use}\u001f${given}`, () => systemOfName(facility, given, code, use))
}

function systemOfName(facility: FacilityIdentity, given: string, code: string, use: CodeUse): string {
  const upper = given.toUpperCase()
  const own = SYSTEM_OF_NAME[upper] ?? systemByUse(upper, code, use)
  if (own !== undefined) return own
  const table = HL7_TABLE.exec(upper)?.[1]
  if (table !== undefined) return `http://terminology.hl7.org/CodeSystem/v2-${table}`
  return NATIONAL_TABLE.test(upper) ? `urn:ss-mix2:table:${uriPart(upper)}` : localSystem(facility, given)
}

function systemByUse(name: string, code: string, use: CodeUse): string | undefined {
  switch (name) {
    case 'MDCDX2':
      return diseaseSystem(code, use)
    case 'MR9P':
      return merit9System(use)
    case 'JAMISDP01':
      return jamiSystem(code, use)
    case 'J-FAGY':
    case 'JFAGY':
      return allergenSystem(code)
    default:
      return undefined
  }
}

/** MEDIS 標準病名マスタ: 管理番号 has 8 digits, 交換用コード 4 characters; diseases and modifiers have lists of their own. */
function diseaseSystem(code: string, use: CodeUse): string {
  const isKeyNumber = /^\d{8}$/.test(code)
  if (use === 'diseaseModifier') return `${MEDIS}/master-disease-${isKeyNumber ? 'modKeyNumber' : 'modExCode'}`
  return `${MEDIS}/master-disease-${isKeyNumber ? 'keyNumber' : 'exCode'}`
}

function merit9System(use: CodeUse): string {
  switch (use) {
    case 'doseForm':
      return `${CORE}/JP_MedicationFormMERIT9_CS`
    case 'orderCategory':
      return `${CORE}/JP_MedicationCategoryMERIT9_CS`
    default:
      return `${MHLW}/MedicationUnitMERIT9Code`
  }
}

/** 用法 has 16 characters, 補足用法 8, 外用部位 3. */
function jamiSystem(code: string, use: CodeUse): string {
  if (use === 'bodySite' || code.length === 3) return `${JAMI}/MedicationBodySiteExternal`
  return code.length === 8 ? `${JAMI}/MedicationUsageAdditional` : `${JAMI}/MedicationUsage`
}

/** J-FAGY tells its lists apart by the first characters of the code (fhir-jp.md §2.6). */
function allergenSystem(code: string): string | undefined {
  if (code.startsWith('J9F')) return `${CORE}/JP_JfagyFoodAllergen_CS`
  if (code.startsWith('J9N')) return `${CORE}/JP_JfagyNonFoodNonMedicationAllergen_CS`
  if (code.startsWith('YCM')) return `${CORE}/YCM/JP_JfagyMedicationAllergen_CS`
  return code.startsWith('GCM') ? `${CORE}/GCM/JP_JfagyMedicationAllergen_CS` : undefined
}
