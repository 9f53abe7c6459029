import type { Address, ContactPoint, HumanName, Patient, RelatedPerson } from '#standards/fhir/r4.ts'
import type { Contact } from '../contact-facts.ts'
import type { FactBase } from '../fact-base.ts'
import { type DecodeScope, factBase, nameText, representationOf } from './decode-scope.ts'
import { nonEmpty, textOf } from './elements.ts'

/** The patient's own numbers and address, and those of `Patient.contact`; nothing where the facility has none. */
export function decodePatientContacts(patient: Patient, scope: DecodeScope): readonly Contact[] {
  const base = baseOf(patient, scope)
  const own = { phones: phonesOf(patient.telecom), address: addressOf(patient.address) }
  const self: readonly Contact[] =
    own.phones.length === 0 && own.address === undefined
      ? []
      : [
          {
            ...base,
            key: `${base.key}#self`,
            kind: 'contact',
            isPatient: true,
            name: undefined,
            relation: undefined,
            ...own,
          },
        ]
  const others = (patient.contact ?? []).map(
    (contact, at): Contact => ({
      ...base,
      key: `${base.key}#contact-${at}`,
      kind: 'contact',
      isPatient: false,
      name: contact.name === undefined ? undefined : nameText(contact.name),
      relation: relationOf(contact.relationship),
      phones: phonesOf(contact.telecom),
      address: addressOf(contact.address === undefined ? undefined : [contact.address]),
    }),
  )
  return [...self, ...others]
}

/** Somebody close to the patient; one who is not (any more) stays, told by the status. */
export function decodeRelatedPerson(person: RelatedPerson, scope: DecodeScope): Contact {
  return {
    ...baseOf(person, scope),
    status: person.active === false ? 'cancelled' : 'final',
    kind: 'contact',
    isPatient: false,
    name: nameOf(person.name),
    relation: relationOf(person.relationship),
    phones: phonesOf(person.telecom),
    address: addressOf(person.address),
  }
}

function baseOf(resource: Patient | RelatedPerson, scope: DecodeScope): FactBase {
  const at = scope.time(resource.meta?.lastUpdated, resource, 'meta.lastUpdated')
  return factBase(scope, resource, { at, recordedAt: at, status: 'final' })
}

function relationOf(relationships: Parameters<typeof textOf>[0][] | undefined): string | undefined {
  return nonEmpty((relationships ?? []).flatMap((each) => textOf(each) ?? []).join('、'))
}

/** Kanji before kana (fhir-jp.md §2.6). */
function nameOf(names: readonly HumanName[] | undefined): string | undefined {
  const name = names?.find((each) => representationOf(each) === 'IDE') ?? names?.[0]
  return name === undefined ? undefined : nameText(name)
}

function phonesOf(telecom: readonly ContactPoint[] | undefined): readonly string[] {
  return (telecom ?? []).flatMap(({ system, use, value }) => {
    const isPhone = (system === undefined || system === 'phone' || system === 'sms') && use !== 'old'
    return isPhone ? (nonEmpty(value) ?? []) : []
  })
}

function addressOf(addresses: readonly Address[] | undefined): string | undefined {
  const address = addresses?.find(({ use }) => use !== 'old')
  const parts = [address?.state, address?.city, ...(address?.line ?? [])]
  return nonEmpty(address?.text) ?? nonEmpty(parts.filter(nonEmpty).join(''))
}
