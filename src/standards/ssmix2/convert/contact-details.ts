import type { Address, ContactPoint } from '#standards/fhir/r4.ts'
import type { Hl7Segment } from '#standards/hl7v2/segment.ts'
import { lookupTable } from '#standards/lookup-table.ts'
import type { Components } from './coding.ts'

/** HL7 table 0190: H home, B firm/business (also O office). */
const ADDRESS_USE = lookupTable<'home' | 'work'>({ H: 'home', B: 'work', O: 'work' })

/** HL7 table 0201. EMR (emergency) has no counterpart in FHIR: such a number belongs to a contact. */
const NUMBER_USE = lookupTable<'home' | 'work'>({ PRN: 'home', ORN: 'home', VHN: 'home', WPN: 'work' })
const EMERGENCY = 'EMR'

/** Every repetition of an address field (XAD): `^^^^〒^JPN^H^住所全文`, or in parts (ss-mix2.md §5). */
export function addresses(segment: Hl7Segment, field: number): Address[] {
  return segment.repetitions(field).map(address).filter(hasContent)
}

function address(xad: Components): Address {
  const [street, other, city, state, postalCode, country, use, wholeText] = [1, 2, 3, 4, 5, 6, 7, 8].map((component) =>
    xad.text(component).trim(),
  )
  const lines = [street, other].filter((line) => line !== undefined && line !== '')
  const text = wholeText || [state, city, ...lines].filter((part) => part !== '').join('')
  const addressUse = ADDRESS_USE[use ?? '']
  return {
    ...(addressUse === undefined ? {} : { use: addressUse }),
    ...(text === '' ? {} : { text }),
    ...(lines.length === 0 ? {} : { line: lines as string[] }),
    ...(city ? { city } : {}),
    ...(state ? { state } : {}),
    ...(postalCode ? { postalCode } : {}),
    ...(country ? { country } : {}),
  }
}

/** Every number of a phone field (XTN) but those for emergencies. `use` is what the field itself says (home, work). */
export function phones(segment: Hl7Segment, field: number, use: 'home' | 'work'): ContactPoint[] {
  return numbers(segment, field, use, (code) => code !== EMERGENCY)
}

/** The numbers of a phone field that are for emergencies. */
export function emergencyPhones(segment: Hl7Segment, field: number): ContactPoint[] {
  return numbers(segment, field, undefined, (code) => code === EMERGENCY)
}

function numbers(
  segment: Hl7Segment,
  field: number,
  use: 'home' | 'work' | undefined,
  isWanted: (useCode: string) => boolean,
): ContactPoint[] {
  return segment
    .repetitions(field)
    .filter((xtn) => isWanted(xtn.text(2).trim().toUpperCase()))
    .map((xtn) => contactPoint(xtn, use))
    .filter((point) => point !== undefined)
}

function contactPoint(xtn: Components, fieldUse: 'home' | 'work' | undefined): ContactPoint | undefined {
  // JAHIS puts the number into component 12 in free form, older exporters into 1; 4 is an e-mail address.
  const email = xtn.text(4).trim()
  const value = xtn.text(12).trim() || xtn.text(1).trim() || email
  if (value === '') return undefined
  const equipment = xtn.text(3).trim().toUpperCase()
  const use = equipment === 'CP' ? 'mobile' : (NUMBER_USE[xtn.text(2).trim().toUpperCase()] ?? fieldUse)
  return { system: systemOf(equipment, value === email), value, ...(use === undefined ? {} : { use }) }
}

function systemOf(equipment: string, isEmail: boolean): 'phone' | 'fax' | 'email' {
  if (isEmail || equipment === 'INTERNET') return 'email'
  return equipment === 'FX' ? 'fax' : 'phone'
}

function hasContent(address: Address): boolean {
  return address.text !== undefined || address.postalCode !== undefined
}
