import { LINK_FACILITY, LINK_SINCE, LINK_STATE, PERSON_MARKER_SYSTEM } from '#standards/fhir/canonical.ts'
import { canonicalSystem } from '#standards/fhir/identifier-systems.ts'
import type { HumanName, Patient, PatientLink } from '#standards/fhir/r4.ts'
import { parseReference } from '#standards/fhir/references.ts'
import type { Facility } from '../facility.ts'
import type { FacilityLink, LinkState, Person, PersonHandle, PersonName, Sex } from '../person.ts'
import { nameText, representationOf } from './decode-scope.ts'
import { extensionOf, nonEmpty } from './elements.ts'
import { clinicalTime } from './time.ts'

/** A facility and the base of its server, so that a link by address can be told to be its. */
export interface LinkedFacility {
  readonly facility: Facility
  /** undefined where it shares its server with others: an address there is no proof of a facility (H-02). */
  readonly base: string | undefined
}

/**
 * One person from the hub's Patient, with a link for every facility of the network that the hub names. A number without a
 * link is one of a facility that is not linked, unless `areNumbersLinks`: a patient index that knows no links (PDQm).
 */
export function decodePerson(
  patient: Patient,
  handle: PersonHandle,
  facilities: readonly LinkedFacility[],
  areNumbersLinks = false,
): Person {
  const isReplacing = (patient.link ?? []).some(({ type }) => type === 'replaces')
  const isMarked = (patient.meta?.tag ?? []).some(
    ({ system, code }) => system === PERSON_MARKER_SYSTEM && code === 'merged',
  )
  const { birthDate, sex } = expectedOf(patient)
  return {
    handle,
    name: personName(patient.name ?? []),
    birthDate,
    sex,
    deceased: deceasedOf(patient),
    links: facilities.flatMap((each) => linkTo(patient, each, areNumbersLinks) ?? []),
    isMerged: isReplacing || isMarked,
  }
}

/** What a Patient says of the person whom it must not mistake. */
export function expectedOf({ birthDate, gender }: Patient): NonNullable<FacilityLink['expected']> {
  return {
    birthDate: nonEmpty(birthDate) === undefined ? undefined : clinicalTime(birthDate ?? ''),
    sex: SEXES.find((sex) => sex === gender) ?? 'unknown',
  }
}

const SEXES: readonly Sex[] = ['male', 'female', 'other', 'unknown']

function deceasedOf({ deceasedBoolean, deceasedDateTime }: Patient): Person['deceased'] {
  if (nonEmpty(deceasedDateTime) !== undefined) return { at: clinicalTime(deceasedDateTime ?? '') }
  return deceasedBoolean === true ? { at: undefined } : undefined
}

const KANA_ONLY = /^[\p{Script=Hiragana}\p{Script=Katakana}ー－・\s]+$/u
const LATIN_ONLY = /^[\p{Script=Latin}\s.,'’-]+$/u

const FORMER: ReadonlySet<string> = new Set(['old', 'maiden', 'temp', 'anonymous', 'nickname'])

/** By representation (IDE, SYL, ABC); where a sender gives none, by script (fhir-jp.md §4 A). */
export function personName(all: readonly HumanName[]): PersonName {
  const current = all.filter(({ use }) => use === undefined || !FORMER.has(use))
  // Somebody of whom only a former name is known is still called by it.
  const names = current.length > 0 ? current : all
  const pick = (representation: string, script: (text: string) => boolean) => {
    const marked = names.find((name) => representationOf(name) === representation)
    const unmarked = names.find((name) => representationOf(name) === undefined && script(nameText(name) ?? ''))
    const name = marked ?? unmarked
    return name === undefined ? undefined : nameText(name)
  }
  return {
    ideographic: pick('IDE', (text) => text !== '' && !KANA_ONLY.test(text) && !LATIN_ONLY.test(text)),
    phonetic: pick('SYL', (text) => KANA_ONLY.test(text)),
    alphabetic: pick('ABC', (text) => LATIN_ONLY.test(text)),
  }
}

function linkTo(
  patient: Patient,
  { facility, base }: LinkedFacility,
  areNumbersLinks: boolean,
): FacilityLink | undefined {
  const links = (patient.link ?? []).filter((each) => each.type === 'seealso' && isLinkTo(each, facility, base))
  const inForce = links.filter((each) => ['linked', 'importing'].includes(stateOf(each)))
  const counted = inForce.length > 0 ? inForce : links.slice(0, 1)
  const [link] = counted
  const ofLinks = distinct(counted.map(({ other }) => other.identifier?.value))
  const numbers = ofLinks.length > 0 ? ofLinks : numbersAt(patient, facility)
  const [patientNumber, ...otherNumbers] = numbers
  if (link === undefined && patientNumber === undefined) return undefined
  const since = extensionOf(link, LINK_SINCE)
  const other = parseReference(link?.other)
  const state = link === undefined ? (areNumbersLinks ? 'linked' : 'not-linked') : stateOf(link)
  return {
    facility: facility.id,
    state,
    patientNumber,
    patientResourceId: other?.form === 'absolute' && `${other.base}/` === base ? other.id : undefined,
    since: clinicalTime(since?.valueDate ?? since?.valueDateTime ?? ''),
    ...(otherNumbers.length === 0 ? {} : { otherNumbers }),
    expected: expectedOf(patient),
  }
}

/** The numbers of a person at a facility that are in use. */
export function numbersAt({ identifier }: Patient, facility: Facility): readonly string[] {
  const own = (identifier ?? []).filter(({ system, use }) => use !== 'old' && isSystemOf(facility, system))
  return distinct(own.map(({ value }) => value))
}

function distinct(values: readonly (string | undefined)[]): readonly string[] {
  return [...new Set(values.map(nonEmpty))].filter((value) => value !== undefined)
}

function isLinkTo(link: PatientLink, facility: Facility, base: string | undefined): boolean {
  const named = extensionOf(link, LINK_FACILITY)?.valueString
  if (named !== undefined) return named === facility.id
  if (isSystemOf(facility, link.other.identifier?.system)) return true
  const other = parseReference(link.other)
  return other?.form === 'absolute' && `${other.base}/` === base
}

function isSystemOf(facility: Facility, system: string | undefined): boolean {
  return system !== undefined && canonicalSystem(system) === canonicalSystem(facility.patientIdSystem)
}

const STATES: readonly LinkState[] = ['linked', 'importing', 'requested', 'stopped', 'withdrawn', 'not-linked']

/** A link without a state is a link; one with a state that we do not know is not in force. */
function stateOf(link: PatientLink): LinkState {
  const code = extensionOf(link, LINK_STATE)?.valueCode
  return code === undefined ? 'linked' : (STATES.find((state) => state === code) ?? 'not-linked')
}
