import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FacilityId } from '../facility.ts'
import type { Person, PersonHandle } from '../person.ts'
import { checkIdentity, type StatedPatient } from './identity-check.ts'

const B = 'b' as FacilityId
const SYSTEM = 'urn:oid:1.2.392.100495.20.3.51.11311234567'
const ISSUERS = [{ facility: B, system: SYSTEM }]

const PERSON: Person = {
  handle: 'p' as PersonHandle,
  name: { ideographic: '髙見 﨑子', phonetic: 'タカミ サキコ', alphabetic: undefined },
  birthDate: { text: '1948-04-12', precision: 'day' },
  sex: 'female',
  deceased: undefined,
  links: [{ facility: B, state: 'linked', patientNumber: '44710092', patientResourceId: 'x', since: undefined }],
  isMerged: false,
}

const SAME: StatedPatient = {
  name: PERSON.name,
  birthDate: PERSON.birthDate,
  sex: 'female',
  numbers: [{ system: SYSTEM, value: '44710092' }],
}

const check = (more: Partial<StatedPatient>) => checkIdentity({ ...SAME, ...more }, PERSON, ISSUERS)

describe('the patient whom a document names', () => {
  it('DOC-2: who agrees in number, name, birth date and sex is the patient of the screen', () => {
    expect(check({})).toEqual({ verdict: 'match', differences: [] })
  })

  it('H-02: a second number of the person at the same hospital is no other person, and a third one is', () => {
    const links = PERSON.links.map((link) => ({ ...link, otherNumbers: ['44710093'] }))
    const checked = (value: string) =>
      checkIdentity({ ...SAME, numbers: [{ system: SYSTEM, value }] }, { ...PERSON, links }, ISSUERS).verdict
    expect([checked('44710093'), checked('44710094')]).toEqual(['match', 'blocked'])
  })

  it('H-23: old and new forms of kanji, widths and spaces are no other person', () => {
    expect(check({ name: { ...SAME.name, ideographic: '高見　崎子' } }).verdict).toBe('match')
    expect(check({ numbers: [{ system: SYSTEM, value: '４４７１００９２' }] }).verdict).toBe('match')
  })

  it.each([
    ['a number of the same issuer', { numbers: [{ system: SYSTEM, value: '44710093' }] }, 'number'],
    ['a birth date', { birthDate: { text: '1948-04-13', precision: 'day' } }, 'birth-date'],
    ['a sex', { sex: 'male' }, 'sex'],
  ] as const)('PID-6 H-02: %s of somebody else blocks, whatever else agrees', (_what, more, field) => {
    expect(check(more)).toEqual({ verdict: 'blocked', differences: [{ field, kind: 'differs' }] })
  })

  it('PID-6: one wrong number of two blocks, the right one beside it notwithstanding', () => {
    const numbers = [...SAME.numbers, { system: SYSTEM, value: '1' }]
    expect(check({ numbers }).verdict).toBe('blocked')
  })

  it('PID-6: another spelling of the name may be acknowledged, and so may a missing value', () => {
    expect(check({ name: { ...SAME.name, ideographic: '高見 咲子' } })).toEqual({
      verdict: 'acknowledge',
      differences: [{ field: 'name', kind: 'differs' }],
    })
    expect(check({ birthDate: undefined }).differences).toEqual([{ field: 'birth-date', kind: 'missing' }])
    expect(check({ birthDate: undefined }).verdict).toBe('acknowledge')
    expect(check({ sex: 'unknown' }).verdict).toBe('acknowledge')
    expect(checkIdentity(undefined, PERSON, ISSUERS).verdict).toBe('acknowledge')
  })

  it('VAL-7: a birth date is compared as precisely as both tell it', () => {
    expect(check({ birthDate: { text: '1948', precision: 'year' } }).verdict).toBe('match')
    expect(check({ birthDate: { text: '1949', precision: 'year' } }).verdict).toBe('blocked')
  })

  it('H-25: a number of an issuer that the network does not know adds no question where all else agrees', () => {
    expect(
      check({ numbers: [{ system: 'http://jpfhir.jp/fhir/clins/Idsystem/JP_Insurance_memberID', value: '1' }] }),
    ).toEqual({
      verdict: 'match',
      differences: [{ field: 'number', kind: 'missing' }],
    })
  })

  it('without kanji the kana are compared', () => {
    expect(check({ name: { ideographic: undefined, phonetic: 'ﾀｶﾐ ｻｷｺ', alphabetic: undefined } }).verdict).toBe(
      'match',
    )
    expect(check({ name: { ideographic: undefined, phonetic: 'タカミ サキ', alphabetic: undefined } }).verdict).toBe(
      'acknowledge',
    )
  })

  it('H-02: nothing can be acknowledged once a number, birth date or sex is somebody else’s', () => {
    const stated = fc.record({
      name: fc.constantFrom(SAME.name, { ideographic: '別 人', phonetic: undefined, alphabetic: undefined }),
      birthDate: fc.constantFrom(SAME.birthDate, undefined, { text: '1950-01-01', precision: 'day' } as const),
      sex: fc.constantFrom('female', 'male', 'unknown') as fc.Arbitrary<StatedPatient['sex']>,
      numbers: fc.constantFrom(SAME.numbers, [], [{ system: SYSTEM, value: '9' }]),
    })
    fc.assert(
      fc.property(stated, (given) => {
        const isSomebodyElse =
          given.birthDate?.text === '1950-01-01' ||
          given.sex === 'male' ||
          given.numbers.some(({ value }) => value === '9')
        expect(checkIdentity(given, PERSON, ISSUERS).verdict === 'blocked').toBe(isSomebodyElse)
      }),
    )
  })
})
