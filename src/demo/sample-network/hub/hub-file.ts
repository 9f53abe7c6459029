import { LINK_FACILITY, LINK_PENDING, LINK_SINCE, LINK_STATE, PERSON_MARKER_SYSTEM } from '#standards/fhir/canonical.ts'
import type { Consent, HumanName, Identifier, Organization, Patient } from '#standards/fhir/r4.ts'
import { addDays, type Day, day } from '../day.ts'
import { FACILITIES, FACILITY_LETTERS, type SampleFacility } from '../facilities.ts'
import type { HubFile, HubResource } from '../network-files.ts'
import { SAMPLE_PEOPLE } from '../people.ts'
import { randomOf } from '../random.ts'
import type { SampleLink, SamplePerson } from '../sample-person.ts'
import { CONSENT_ENDS } from '../tables/consent-ends.ts'
import { hubNotes } from './hub-notes.ts'
import { userStates } from './user-states.ts'

type PatientLink = NonNullable<Patient['link']>[number]

const REPRESENTATION = 'http://hl7.org/fhir/StructureDefinition/iso21090-EN-representation'

/** Everything the hub of the network keeps: who is linked where, notes, memos and warnings. */
export function hubFile(): HubFile {
  const resources: HubResource[] = [
    ...FACILITY_LETTERS.map((letter) => organization(FACILITIES[letter])),
    ...[...SAMPLE_PEOPLE].flatMap(([key, person]) => [patient(person), consent(key, person)]),
    ...hubNotes(),
    ...userStates(),
  ]
  return { resourceType: 'Bundle', type: 'collection', entry: resources.map((resource) => ({ resource })) }
}

function organization(facility: SampleFacility): Organization {
  return {
    resourceType: 'Organization',
    id: facility.id,
    identifier: [
      {
        system: 'http://jpfhir.jp/fhir/core/IdSystem/insurance-medical-institution-no',
        value: facility.institutionNumber,
      },
    ],
    active: true,
    name: facility.name.ja,
    alias: [facility.letter, facility.shortName.ja, facility.name.en],
  }
}

function patient(person: SamplePerson): Patient {
  const former = person.isMerged ? formerNumber(person) : []
  return {
    resourceType: 'Patient',
    id: person.handle,
    ...(person.isMerged && {
      meta: { tag: [{ system: PERSON_MARKER_SYSTEM, code: 'merged', display: '名寄せ済み' }] },
    }),
    identifier: person.links.flatMap((link) => (link.patientId === undefined ? [] : [numberAt(link)])),
    active: true,
    name: [
      name('IDE', person.family, person.given),
      ...(person.familyKana === '' ? [] : [name('SYL', person.familyKana, person.givenKana)]),
    ],
    gender: person.sex === 'M' ? 'male' : 'female',
    birthDate: person.birth,
    ...(person.died && { deceasedDateTime: `${person.died.day}T${person.died.time}:00+09:00` }),
    link: [...person.links.map(link), ...former],
  }
}

function name(code: 'IDE' | 'SYL', family: string, given: string): HumanName {
  return {
    extension: [{ url: REPRESENTATION, valueCode: code }],
    use: 'official',
    text: `${family} ${given}`,
    family,
    given: [given],
  }
}

function numberAt(link: SampleLink): Identifier {
  const facility = FACILITIES[link.facility]
  return {
    system: facility.patientIdSystem,
    ...(link.patientId !== undefined && { value: link.patientId }),
    assigner: { reference: `Organization/${facility.id}`, display: facility.name.ja },
  }
}

function link(linked: SampleLink): PatientLink {
  const facility = FACILITIES[linked.facility]
  return {
    extension: [
      { url: LINK_FACILITY, valueString: facility.id },
      { url: LINK_STATE, valueCode: linked.state },
      { url: LINK_SINCE, valueDate: linked.since },
      ...(linked.pending === undefined ? [] : [{ url: LINK_PENDING, valueInteger: linked.pending }]),
    ],
    other: { identifier: numberAt(linked), display: facility.name.ja },
    type: 'seealso',
  }
}

/** The number that was given up when two records of A were merged. */
function formerNumber(person: SamplePerson): PatientLink[] {
  const value = String(randomOf(`former:${person.handle}`).int(100, 2999)).padStart(8, '0')
  const { patientIdSystem, name: facility } = FACILITIES.A
  return [{ other: { identifier: { system: patientIdSystem, value }, display: facility.ja }, type: 'replaces' }]
}

function consent(key: string, person: SamplePerson): Consent {
  const signed = person.links[0]?.since ?? person.birth
  const known = CONSENT_ENDS[key]
  return {
    resourceType: 'Consent',
    id: `consent-${person.handle.slice(1)}`,
    status: person.died === undefined ? 'active' : 'inactive',
    scope: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/consentscope', code: 'patient-privacy' }] },
    category: [{ coding: [{ system: 'http://loinc.org', code: '59284-0', display: '同意書' }] }],
    patient: { reference: `Patient/${person.handle}` },
    dateTime: signed,
    organization: [{ reference: `Organization/${FACILITIES.A.id}`, display: FACILITIES.A.name.ja }],
    policyRule: { text: '例示地域医療連携ネットワーク 情報共有同意書' },
    provision: {
      type: 'permit',
      period: { start: signed, end: known === undefined ? consentEnd(person, signed) : day(known) },
    },
  }
}

/** A consent holds for three years; one that would have ended by now was renewed. */
function consentEnd(person: SamplePerson, signed: Day): Day {
  const end = addDays(signed, 365 * 3)
  return end < '2027-01-01' ? addDays(end, 365 + randomOf(`consent-end:${person.handle}`).int(0, 200)) : end
}
