import { describe, expect, it } from 'vitest'
import { type CodeUse, systemOf } from './code-systems.ts'
import { facilityIdentity } from './facility-identity.ts'

const facility = facilityIdentity('1319999999')

describe('coding systems of ss-mix2.md §11.1', () => {
  it.each<[name: string, code: string, use: CodeUse, system: string]>([
    ['JC10', '3A010000002327101', 'any', 'http://medis.or.jp/CodeSystem/master-JLAC10-17digits'],
    ['HOT9', '103835401', 'any', 'http://medis.or.jp/CodeSystem/master-HOT9'],
    ['HOT', '103835401', 'any', 'http://medis.or.jp/CodeSystem/master-HOT9'],
    ['HOT7', '1038354', 'any', 'http://medis.or.jp/CodeSystem/master-HOT7'],
    ['HOT13', '1038354010101', 'any', 'http://medis.or.jp/CodeSystem/master-HOT13'],
    ['YJ', '2239001F1297', 'any', 'http://capstandard.jp/iyaku.info/CodeSystem/YJ-code'],
    ['MDCDX2', '20054174', 'disease', 'http://medis.or.jp/CodeSystem/master-disease-keyNumber'],
    ['MDCDX2', 'TSQF', 'disease', 'http://medis.or.jp/CodeSystem/master-disease-exCode'],
    ['MDCDX2', '20080002', 'diseaseModifier', 'http://medis.or.jp/CodeSystem/master-disease-modKeyNumber'],
    ['MDCDX2', 'A7VL', 'diseaseModifier', 'http://medis.or.jp/CodeSystem/master-disease-modExCode'],
    ['I10', 'K297', 'any', 'http://jpfhir.jp/fhir/core/mhlw/CodeSystem/ICD10-2013-full'],
    ['MR9P', 'TAB', 'unit', 'http://jpfhir.jp/fhir/core/mhlw/CodeSystem/MedicationUnitMERIT9Code'],
    ['MR9P', 'PWD', 'doseForm', 'http://jpfhir.jp/fhir/core/CodeSystem/JP_MedicationFormMERIT9_CS'],
    ['MR9P', 'OHP', 'orderCategory', 'http://jpfhir.jp/fhir/core/CodeSystem/JP_MedicationCategoryMERIT9_CS'],
    ['JAMISDP01', '1013044400000000', 'usage', 'http://jami.jp/CodeSystem/MedicationUsage'],
    ['JAMISDP01', 'V14NNNNN', 'usage', 'http://jami.jp/CodeSystem/MedicationUsageAdditional'],
    ['JAMISDP01', '77L', 'bodySite', 'http://jami.jp/CodeSystem/MedicationBodySiteExternal'],
    ['HL70162', 'PO', 'any', 'http://jpfhir.jp/fhir/core/CodeSystem/route-codes'],
    ['HL70069', '06', 'any', 'http://jami.jp/SS-MIX2/CodeSystem/ClinicalDepartment'],
    ['HL70241', 'N', 'any', 'http://jpfhir.jp/fhir/core/CodeSystem/HL70241'],
    ['JHSD0006', 'M', 'any', 'http://jpfhir.jp/fhir/core/CodeSystem/JHSD0006'],
    ['LN', '11506-3', 'any', 'http://loinc.org'],
    ['DCM', 'DX', 'any', 'http://dicom.nema.org/resources/ontology/DCM'],
    ['HL70482', 'O', 'any', 'http://terminology.hl7.org/CodeSystem/v2-0482'],
    ['J-FAGY', 'J9NJ12110000', 'any', 'http://jpfhir.jp/fhir/core/CodeSystem/JP_JfagyNonFoodNonMedicationAllergen_CS'],
    ['JSHR002', 'O', 'any', 'urn:ss-mix2:table:JSHR002'],
    ['ISO+', 'cm', 'any', 'urn:ss-mix2:table:ISO%2B'],
    ['99XYZ', '1', 'any', 'urn:ss-mix2:facility:1319999999:99XYZ'],
    ['L', '1', 'any', 'urn:ss-mix2:facility:1319999999:L'],
  ])('%s %s (%s) is %s', (name, code, use, system) => {
    expect(systemOf(facility, name, code, use)).toBe(system)
  })

  it('a code without the name of its system has no system', () => {
    expect(systemOf(facility, '', '01', 'any')).toBeUndefined()
  })

  it('local codes of two hospitals never share a system', () => {
    expect(systemOf(facility, '99XYZ', '1', 'any')).not.toBe(
      systemOf(facilityIdentity('1310000001'), '99XYZ', '1', 'any'),
    )
  })
})
