import { describe, expect, it } from 'vitest'
import { SYSTEM } from '#standards/fhir/identifier-systems.ts'
import { isNamingCode } from './naming-code.ts'

const JFAGY = 'http://jpfhir.jp/fhir/core/CodeSystem/JP_JfagyFoodAllergen_CS'

describe('a code that names nothing (VAL-5, H-07, H-15)', () => {
  it.each([
    ['HOT', SYSTEM.hot9, '999999999'],
    ['HOT', SYSTEM.hot9, '000000000'],
    ['YJ', SYSTEM.yj, '999999999999'],
    ['YJ with its letter', SYSTEM.yj, '9999999X9999'],
    ['JLAC10', 'urn:oid:1.2.392.200119.4.504', '99999999999999999'],
    ['J-FAGY drug', JFAGY, 'D9M000000000'],
    ['J-FAGY food', JFAGY, 'D9F000000000'],
    ['J-FAGY other', JFAGY, 'D9N000000000'],
    ['a reason', 'http://terminology.hl7.org/CodeSystem/data-absent-reason', 'unknown'],
    ['a null flavor', 'http://terminology.hl7.org/CodeSystem/v3-NullFlavor', 'OTH'],
  ])('%s %s %s', (_, system, code) => {
    expect(isNamingCode({ system, code })).toBe(false)
  })

  it.each([
    [SYSTEM.hot9, '111111101'],
    [SYSTEM.yj, '2171022F1029'],
    [JFAGY, 'J9FC11110000'],
    ['http://jpfhir.jp/fhir/core/mhlw/CodeSystem/ICD10-2013-full', 'C169'],
    ['urn:ss-mix2:facility:1:99LAB', '999'],
  ])('%s %s names something', (system, code) => {
    expect(isNamingCode({ system, code })).toBe(true)
  })
})
