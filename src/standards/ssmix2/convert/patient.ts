import type { Extension, Patient, PatientContact } from '#standards/fhir/r4.ts'
import type { Hl7Segment } from '#standards/hl7v2/segment.ts'
import { lookupTable } from '#standards/lookup-table.ts'
import { conceptOf } from './coding.ts'
import { addresses, emergencyPhones, phones } from './contact-details.ts'
import type { FacilityIdentity } from './facility-identity.ts'
import { humanNames, representationOfName } from './people.ts'
import { type MessageScope, patientResourceId } from './scope.ts'

const DISABILITY = 'http://hl7.org/fhir/StructureDefinition/patient-disability'
const YES_NO = 'http://terminology.hl7.org/CodeSystem/v2-0136'
const CONTACT_ROLE = 'http://terminology.hl7.org/CodeSystem/v2-0131'
const RELATIONSHIP = 'http://terminology.hl7.org/CodeSystem/v2-0063'

const GENDER = lookupTable<Patient['gender']>({ M: 'male', F: 'female', O: 'other', U: 'unknown' })

/** PID with NK1 and DB1 as JP_Patient (ss-mix2.md §5, §13). Used for ADT-00, and for any message where that is missing. */
export function emitPatient(scope: MessageScope, pid: Hl7Segment): void {
  const { segments } = scope.message
  const relatives = segments.filter((segment) => segment.id === 'NK1')
  const contacts = [...emergencyContacts(pid), ...relatives.flatMap((nk1) => contact(scope, nk1))]
  const disabilities = segments.filter((segment) => segment.id === 'DB1').flatMap(disability)
  const names = humanNames(pid, 5)
  const telecom = [...phones(pid, 13, 'home'), ...phones(pid, 14, 'work')]
  const address = addresses(pid, 11)
  const birthDate = birthDateOf(scope, pid)
  const gender = genderOf(scope, pid)
  const patient: Patient = {
    resourceType: 'Patient',
    id: patientResourceId(scope.facility, scope.file.patientId),
    identifier: [{ system: scope.facility.patientIdSystem, value: scope.file.patientId }],
    ...(disabilities.length === 0 ? {} : { extension: disabilities }),
    ...(names.length === 0 ? {} : { name: names }),
    ...(gender === undefined ? {} : { gender }),
    ...(birthDate === undefined ? {} : { birthDate }),
    ...deceased(scope, pid),
    ...(address.length === 0 ? {} : { address }),
    ...(telecom.length === 0 ? {} : { telecom }),
    ...(contacts.length === 0 ? {} : { contact: contacts }),
    ...scope.known.generalPractitioner(),
  }
  if (names.length === 0) scope.problem('PID-5 names nobody', pid, 5)
  scope.emit(patient, pid)
}

function birthDateOf(scope: MessageScope, pid: Hl7Segment): string | undefined {
  return scope.dateTime(pid, 7)?.slice(0, 10)
}

function genderOf(scope: MessageScope, pid: Hl7Segment): Patient['gender'] | undefined {
  const code = pid.text(8).trim().toUpperCase()
  if (code === '') return undefined
  const gender = GENDER[code]
  if (gender !== undefined) return gender
  // A (ambiguous) and N (not applicable) of HL7 table 0001 are neither male nor female.
  if (code === 'A' || code === 'N') return 'other'
  scope.problem(`PID-8 「${code}」 is no code of HL7 table 0001`, pid, 8)
  return 'unknown'
}

function deceased(scope: MessageScope, pid: Hl7Segment): Partial<Patient> {
  const time = scope.dateTime(pid, 29)
  if (time !== undefined) return { deceasedDateTime: time }
  return pid.text(30) === 'Y' ? { deceasedBoolean: true } : {}
}

function emergencyContacts(pid: Hl7Segment): PatientContact[] {
  const telecom = emergencyPhones(pid, 13)
  if (telecom.length === 0) return []
  const coding = [{ system: CONTACT_ROLE, code: 'C', display: 'Emergency Contact' }]
  return [{ relationship: [{ coding, text: '緊急連絡先' }], telecom }]
}

function contact(scope: MessageScope, nk1: Hl7Segment): PatientContact[] {
  const names = humanNames(nk1, 2)
  // A contact has one name: the ideographic one, by which relatives are called.
  const name = names.find((each) => representationOfName(each) === 'IDE') ?? names[0]
  const relationship = relationshipOf(scope.facility, nk1)
  const address = addresses(nk1, 4)[0]
  const telecom = [...phones(nk1, 5, 'home'), ...phones(nk1, 6, 'work')]
  const organization = nk1.text(13).trim()
  const details: PatientContact = {
    ...(name === undefined ? {} : { name }),
    ...(address === undefined ? {} : { address }),
    ...(telecom.length === 0 ? {} : { telecom }),
    ...(organization === '' ? {} : { organization: { type: 'Organization', display: organization } }),
  }
  if (Object.keys(details).length === 0) {
    // FHIR R4 pat-1: a contact of whom nothing is known is none.
    if (relationship !== undefined) scope.problem('NK1 names nobody and no way to reach anybody', nk1)
    return []
  }
  return [{ ...(relationship === undefined ? {} : { relationship: [relationship] }), ...details }]
}

/** NK1-3, HL7 table 0063. */
export function relationshipOf(facility: FacilityIdentity, nk1: Hl7Segment) {
  return conceptOf(facility, nk1, 3, { defaultSystem: RELATIONSHIP })
}

/** DB1-4: whether the person of DB1-2 (PT: the patient) has a disability; DB1-3 names its certificates. */
function disability(db1: Hl7Segment): Extension[] {
  const code = db1.text(4).trim().toUpperCase()
  const who = db1.text(2).trim().toUpperCase()
  if ((who !== '' && who !== 'PT') || (code !== 'Y' && code !== 'N')) return []
  const text = code === 'Y' ? '障害あり' : '障害なし'
  return [{ url: DISABILITY, valueCodeableConcept: { coding: [{ system: YES_NO, code }], text } }]
}
