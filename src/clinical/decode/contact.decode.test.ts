import { describe, expect, it } from 'vitest'
import type { Patient, RelatedPerson } from '#standards/fhir/r4.ts'
import type { Contact } from '../contact-facts.ts'
import type { FacilityId } from '../facility.ts'
import { decodeRecords } from './decode-records.ts'

const PATIENT: Patient = {
  resourceType: 'Patient',
  id: 'p1',
  meta: { lastUpdated: '2026-05-13T00:00:00.000Z' },
  telecom: [
    { system: 'phone', value: '03-0000-0001', use: 'home' },
    { system: 'fax', value: '03-0000-0009' },
    { system: 'phone', value: '03-0000-0008', use: 'old' },
  ],
  contact: [
    {
      relationship: [{ text: '配偶者' }],
      name: { text: '見本 和子' },
      telecom: [{ system: 'phone', value: '090-0000-0002' }],
    },
  ],
}
const DAUGHTER: RelatedPerson = {
  resourceType: 'RelatedPerson',
  id: 'r1',
  patient: { reference: 'Patient/p1' },
  relationship: [{ text: '長女' }],
  name: [{ family: '見本', given: ['京子'] }],
}
const PERSON = { resourceIds: new Set(['p1']), identifiers: new Set<string>() }

function contactsOf(...resources: readonly (Patient | RelatedPerson)[]) {
  const delivered = resources.map((resource) => ({ resource, fullUrl: undefined, isMatch: true }))
  const { facts, gaps } = decodeRecords(delivered, {
    facility: 'a' as FacilityId,
    base: 'https://a.example/fhir/',
    person: PERSON,
  })
  return { gaps, contacts: facts.filter((fact): fact is Contact => fact.kind === 'contact') }
}

describe('how a person is reached', () => {
  it('FACE-1: by the own telephone and by people close to them, never by fax or by a former number', () => {
    const { contacts } = contactsOf(PATIENT)
    expect(contacts.map(({ isPatient, relation, name, phones }) => ({ isPatient, relation, name, phones }))).toEqual([
      { isPatient: true, relation: undefined, name: undefined, phones: ['03-0000-0001'] },
      { isPatient: false, relation: '配偶者', name: '見本 和子', phones: ['090-0000-0002'] },
    ])
  })

  it('FACE-2: every contact has the day on which it was last written', () => {
    expect(contactsOf(PATIENT).contacts.map(({ at }) => at?.text)).toEqual([
      '2026-05-13T09:00:00',
      '2026-05-13T09:00:00',
    ])
  })

  it('takes people whom a server keeps as resources of their own', () => {
    expect(contactsOf(DAUGHTER).contacts).toMatchObject([{ relation: '長女', name: '見本 京子', phones: [] }])
  })

  it('a person whose telephone and address nobody wrote down is no contact', () => {
    expect(contactsOf({ resourceType: 'Patient', id: 'p1' })).toEqual({ contacts: [], gaps: [] })
  })

  it('H-02: the numbers of another Patient are dropped and reported', () => {
    const { contacts, gaps } = contactsOf({ ...PATIENT, id: 'p2' })
    expect(contacts).toEqual([])
    expect(gaps).toEqual([{ kind: 'wrong-patient', count: 1 }])
  })
})
