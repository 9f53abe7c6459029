import { describe, expect, it } from 'vitest'
import { canonicalSystem, institutionOfPatientSystem, isStandardSystem } from './identifier-systems.ts'
import type { Encounter, Observation } from './r4.ts'
import { parseReference, ReferenceResolver } from './references.ts'

describe('references (fhir-jp.md §0.4)', () => {
  it.each([
    [{ reference: 'Patient/123' }, { form: 'relative', type: 'Patient', id: '123' }],
    [
      { reference: 'https://hosp-a.example/fhir/Patient/123/_history/2' },
      { form: 'absolute', base: 'https://hosp-a.example/fhir', type: 'Patient', id: '123' },
    ],
    [{ reference: '#Encounter2024' }, { form: 'contained', id: 'Encounter2024' }],
    [{ reference: 'urn:uuid:1f' }, { form: 'bundle', fullUrl: 'urn:uuid:1f' }],
    [
      { display: '消化器内科　見本太郎' },
      { form: 'logical', type: undefined, system: undefined, value: undefined, display: '消化器内科　見本太郎' },
    ],
    [{}, undefined],
  ])('reads %j', (reference, expected) => {
    expect(parseReference(reference)).toEqual(expected)
  })

  it('finds contained resources in their holder only', () => {
    const encounter: Encounter = { resourceType: 'Encounter', id: 'e', status: 'unknown', class: { code: 'IMP' } }
    const holder: Observation = { resourceType: 'Observation', status: 'final', code: {}, contained: [encounter] }
    const resolver = new ReferenceResolver()
    expect(resolver.resolve({ reference: '#e' }, holder)).toBe(encounter)
    expect(resolver.resolve({ reference: '#e' }, { ...holder, contained: [] })).toBeUndefined()
  })
})

describe('systems in two generations (fhir-jp.md §0.2)', () => {
  it.each([
    ['urn:oid:1.2.392.200119.4.403.1', 'http://medis.or.jp/CodeSystem/master-HOT9'],
    ['urn:oid:1.2.392.100495.20.2.74', 'http://medis.or.jp/CodeSystem/master-HOT9'],
    ['urn:oid:1.2.392.100495.20.1.73', 'http://capstandard.jp/iyaku.info/CodeSystem/YJ-code'],
    ['1.2.392.200119.4.504', 'http://medis.or.jp/CodeSystem/master-JLAC10-17digits'],
    ['urn:oid:9.9.9', 'urn:oid:9.9.9'],
  ])('%s is %s', (given, expected) => {
    expect(canonicalSystem(given)).toBe(expected)
  })

  it('VAL-5: local laboratory and drug codes of a hospital are no standard', () => {
    expect(isStandardSystem('http://jpfhir.jp/fhir/clins/CodeSystem/JP_CLINS_ObsLabResult_LocalCode_CS')).toBe(false)
    expect(isStandardSystem('http://jpfhir.jp/fhir/eCS/CodeSystem/DrugCode/11311234567')).toBe(false)
    expect(isStandardSystem('urn:oid:1.2.392.200119.4.504')).toBe(true)
  })

  it('reads the institution number in the system of patient numbers', () => {
    expect(institutionOfPatientSystem('urn:oid:1.2.392.100495.20.3.51.11311234567')).toBe('1311234567')
    expect(institutionOfPatientSystem('urn:oid:1.2.392.100495.20.3.51.19911234567')).toBeUndefined()
  })
})
