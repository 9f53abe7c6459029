import type { HumanName, Practitioner, Reference } from '#standards/fhir/r4.ts'
import type { Hl7Segment } from '#standards/hl7v2/segment.ts'
import { lookupTable } from '#standards/lookup-table.ts'
import type { Components } from './coding.ts'
import { type FacilityIdentity, localSystem } from './facility-identity.ts'

/** 漢字, カナ, ローマ字 (fhir-jp.md §2.6). */
type NameRepresentation = 'IDE' | 'SYL' | 'ABC'

const REPRESENTATION = 'http://hl7.org/fhir/StructureDefinition/iso21090-EN-representation'
/** HL7 table 0465. */
const REPRESENTATION_OF = lookupTable<NameRepresentation>({ I: 'IDE', P: 'SYL', A: 'ABC' })

const KANA = /^[\p{Script=Katakana}\p{Script=Hiragana}ー・ﾞﾟ\s]+$/u
const LATIN = /^[\p{Script=Latin}\s.,'’-]+$/u

interface NameParts {
  readonly family: string
  readonly given: string
  /** XPN.8 / XCN.15. */
  readonly representation: string
}

/** A name field (XPN, repeating): one HumanName for each repetition; the order of repetitions means nothing. */
export function humanNames(segment: Hl7Segment, field: number): HumanName[] {
  return segment
    .repetitions(field)
    .map((xpn) => ({ family: xpn.text(1), given: xpn.text(2), representation: xpn.text(8) }))
    .filter((name) => name.family.trim() !== '' || name.given.trim() !== '')
    .map(humanName)
}

function humanName(parts: NameParts): HumanName {
  const family = parts.family.trim()
  const given = parts.given.trim()
  const text = [family, given].filter((part) => part !== '').join(' ')
  return {
    extension: [{ url: REPRESENTATION, valueCode: representationOf(parts.representation, text) }],
    use: 'official',
    text,
    // A whole name in the first component (ss-mix2.md §5) cannot be taken apart; it stays the text.
    ...(given === '' || family === '' ? {} : { family, given: [given] }),
  }
}

/** Whether a name is written in kanji, kana or Latin letters. */
export function representationOfName(name: HumanName): NameRepresentation | undefined {
  const code = name.extension?.find((each) => each.url === REPRESENTATION)?.valueCode
  return code === 'IDE' || code === 'SYL' || code === 'ABC' ? code : undefined
}

/** The sender's word, else by the script of the name (fhir-jp.md §4 A). */
function representationOf(code: string, text: string): NameRepresentation {
  const told = REPRESENTATION_OF[code.trim().toUpperCase()]
  if (told !== undefined) return told
  if (KANA.test(text)) return 'SYL'
  return LATIN.test(text) ? 'ABC' : 'IDE'
}

/** A person of the staff (XCN): the ideographic repetition's name, and the staff number of this facility. */
export function staffReference(
  facility: FacilityIdentity,
  segment: Hl7Segment,
  field: number,
): Reference<Practitioner> | undefined {
  const people = segment.repetitions(field).filter((xcn) => !xcn.isEmpty)
  const person = people.find((xcn) => isIdeographic(xcn)) ?? people[0]
  const id = people.map((xcn) => xcn.text(1).trim()).find((each) => each !== '') ?? ''
  return person === undefined ? undefined : staffOf(facility, person, id)
}

/** Every repetition of an XCN field as a person of its own (OBX-5 of value type XCN). */
export function staffReferences(
  facility: FacilityIdentity,
  segment: Hl7Segment,
  field: number,
): Reference<Practitioner>[] {
  return segment
    .repetitions(field)
    .map((xcn) => staffOf(facility, xcn, xcn.text(1).trim()))
    .filter((reference) => reference !== undefined)
}

function isIdeographic(xcn: Components): boolean {
  const text = `${xcn.text(2)}${xcn.text(3)}`
  return text !== '' && representationOf(xcn.text(15), text) !== 'SYL'
}

/** A logical reference: the storage holds no record of staff of its own (fhir-jp.md §0.4). */
function staffOf(facility: FacilityIdentity, xcn: Components, id: string): Reference<Practitioner> | undefined {
  const display = [xcn.text(2).trim(), xcn.text(3).trim()].filter((part) => part !== '').join(' ')
  if (display === '' && id === '') return undefined
  return {
    type: 'Practitioner',
    ...(id === '' ? {} : { identifier: { system: localSystem(facility, 'staff'), value: id } }),
    ...(display === '' ? {} : { display }),
  }
}
