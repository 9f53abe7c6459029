import { type DicomJson, itemsOf, personNameOf, textOf } from '#standards/dicom/dicom-json.ts'
import { nameGroups } from '#standards/dicom/person-name.ts'
import { TAG } from '#standards/dicom/tags.ts'
import { canonicalSystem } from '#standards/fhir/identifier-systems.ts'
import { checkIdentity, type IdentityCheck } from '../documents/identity-check.ts'
import type { Facility } from '../facility.ts'
import type { Person, Sex } from '../person.ts'
import { dicomTime } from './dicom-time.ts'
import type { ImagePatient } from './image-study.ts'
import { romanOf } from './roman-name.ts'

/**
 * Who is on an image, as its header says (PS3.3 C.7.1.1). A number without an issuer is of the facility whose server gave
 * it out; in a file from elsewhere (`facility` undefined) nobody knows whose it is.
 */
export function imagePatientOf(dataSet: DicomJson, facility: Facility | undefined): ImagePatient {
  const { isGarbled, ...name } = nameGroups(personNameOf(dataSet, TAG.PatientName))
  return {
    name,
    isNameGarbled: isGarbled,
    birthDate: dicomTime(dataSet, TAG.PatientBirthDate, ''),
    sex: sexOf(textOf(dataSet, TAG.PatientSex)),
    numbers: [dataSet, ...itemsOf(dataSet, TAG.OtherPatientIDsSequence)].flatMap((each, at) => {
      const value = textOf(each, TAG.PatientID)
      if (value === undefined) return []
      const issuer = issuerOf(each)
      // Another number in the header is whoever's it says it is, and nobody's without an issuer.
      return [{ system: issuer ?? (at === 0 ? facility?.patientIdSystem : undefined), value }]
    }),
  }
}

function sexOf(text: string | undefined): Sex {
  switch (text) {
    case 'M':
      return 'male'
    case 'F':
      return 'female'
    case 'O':
      return 'other'
    default:
      return 'unknown'
  }
}

/** The issuer as a system of identifiers: the universal id where it is one, else the local name as it stands. */
function issuerOf(dataSet: DicomJson): string | undefined {
  const [qualifiers] = itemsOf(dataSet, TAG.IssuerOfPatientIDQualifiersSequence)
  const universal = qualifiers === undefined ? undefined : textOf(qualifiers, TAG.UniversalEntityID)
  const isOid = qualifiers !== undefined && textOf(qualifiers, TAG.UniversalEntityIDType) === 'ISO'
  const name = universal !== undefined && isOid ? universal : textOf(dataSet, TAG.IssuerOfPatientID)
  if (name === undefined) return undefined
  // HL7 CX-4 in full: name&oid&ISO.
  const parts = name.split('&')
  const oid = (parts[2] === 'ISO' ? parts[1] : undefined) ?? name.replace(/^urn:oid:/, '')
  return /^[0-2](?:\.\d+)+$/.test(oid) ? canonicalSystem(`urn:oid:${oid}`) : name
}

/**
 * Compares the patient of an image with the person of the screen (PID-6, H-19; DESIGN.md §8.1): number by its issuer, birth
 * date, sex, and the name in whichever groups both have. A name in Latin letters only is held against the kana. A garbled
 * name is compared by nothing and must be acknowledged.
 */
export function checkImageIdentity(
  patient: ImagePatient | undefined,
  person: Person,
  facilities: readonly Facility[],
): IdentityCheck {
  const issuers = facilities.map(({ id, patientIdSystem }) => ({ facility: id, system: patientIdSystem }))
  return checkIdentity(patient === undefined ? undefined : withSharedForm(patient, person), person, issuers)
}

/** Where the header has Latin letters and the record kana, both are brought to Latin letters. */
function withSharedForm(patient: ImagePatient, person: Person): ImagePatient {
  const { ideographic, phonetic, alphabetic } = patient.name
  const { name } = person
  const isShared =
    (ideographic !== undefined && name.ideographic !== undefined) ||
    (phonetic !== undefined && name.phonetic !== undefined)
  if (isShared || alphabetic === undefined || name.phonetic === undefined || patient.isNameGarbled) return patient
  const isSame = romanOf(alphabetic) === romanOf(name.phonetic)
  // The same name in another script stands as the record writes it; another name differs, it is not missing.
  return { ...patient, name: { ...patient.name, phonetic: isSame ? name.phonetic : alphabetic } }
}
