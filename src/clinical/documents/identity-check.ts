import type { ClinicalTime } from '../clinical-time.ts'
import type { Facility } from '../facility.ts'
import { foldForSearch } from '../format/name-search.ts'
import { numbersOf, type Person, type PersonName, type Sex } from '../person.ts'

/** The patient as a document or an image names them itself. */
export interface StatedPatient {
  readonly name: PersonName
  readonly birthDate: ClinicalTime | undefined
  readonly sex: Sex
  /** Numbers with their issuers, `canonicalSystem` applied. */
  readonly numbers: readonly { readonly system: string | undefined; readonly value: string }[]
}

export interface IdentityDifference {
  readonly field: 'number' | 'birth-date' | 'sex' | 'name'
  /** `missing`: one of the two does not say. */
  readonly kind: 'differs' | 'missing'
}

/**
 * `match`: show it. `acknowledge`: a spelling or a missing value; the reader decides with both before the eyes. `blocked`:
 * number of the same issuer, birth date or sex of somebody else; never shown (PID-6, DESIGN.md §8.1).
 */
export interface IdentityCheck {
  readonly verdict: 'match' | 'acknowledge' | 'blocked'
  readonly differences: readonly IdentityDifference[]
}

/** A facility whose patient numbers the viewer knows, by its canonical system. */
export interface NumberIssuer {
  readonly facility: Facility['id']
  readonly system: string
}

/**
 * Compares a document's own patient with the person of the screen (PID-6, H-02). Without any number two identifiers, name
 * and birth date, must agree together with the sex.
 */
export function checkIdentity(
  stated: StatedPatient | undefined,
  person: Person,
  issuers: readonly NumberIssuer[],
): IdentityCheck {
  if (stated === undefined) return { verdict: 'acknowledge', differences: [missing('name'), missing('birth-date')] }
  const number = compareNumbers(stated, person, issuers)
  const others = [compareBirthDates(stated.birthDate, person.birthDate), compareSexes(stated.sex, person.sex)].filter(
    (each) => each !== undefined,
  )
  const name = compareNames(stated.name, person.name)
  const differences = [number, ...others, name].filter((each) => each !== undefined)
  const isSomebodyElse = differences.some(({ field, kind }) => field !== 'name' && kind === 'differs')
  if (isSomebodyElse) return { verdict: 'blocked', differences }
  // Where everything else agrees, a number of an issuer that nobody here knows adds nothing (H-25).
  const isOnlyNumber = differences.every(({ field }) => field === 'number')
  return { verdict: isOnlyNumber ? 'match' : 'acknowledge', differences }
}

function missing(field: IdentityDifference['field']): IdentityDifference {
  return { field, kind: 'missing' }
}

function differs(field: IdentityDifference['field']): IdentityDifference {
  return { field, kind: 'differs' }
}

function compareNumbers(
  { numbers }: StatedPatient,
  person: Person,
  issuers: readonly NumberIssuer[],
): IdentityDifference | undefined {
  const known = numbers.flatMap(({ system, value }) => {
    const issuer = issuers.find((each) => each.system === system)
    const ours = numbersOf(person.links.find(({ facility }) => facility === issuer?.facility))
    return ours.length === 0 ? [] : [ours.some((each) => plain(each) === plain(value))]
  })
  if (known.length === 0) return missing('number')
  return known.every((isSame) => isSame) ? undefined : differs('number')
}

function plain(number: string): string {
  return number.normalize('NFKC').trim()
}

/** As precise as the less precise of the two: 1948 agrees with 1948-04-12. */
function compareBirthDates(
  one: ClinicalTime | undefined,
  other: ClinicalTime | undefined,
): IdentityDifference | undefined {
  if (one === undefined || other === undefined) return missing('birth-date')
  const length = Math.min(one.text.length, other.text.length, 10)
  return one.text.slice(0, length) === other.text.slice(0, length) ? undefined : differs('birth-date')
}

function compareSexes(one: Sex, other: Sex): IdentityDifference | undefined {
  if (one === other) return undefined
  const isTold = [one, other].every((sex) => sex === 'male' || sex === 'female')
  return isTold ? differs('sex') : missing('sex')
}

/** Old and new forms of kanji, widths and spaces are one; where a kanji name is missing the kana are compared. */
function compareNames(one: PersonName, other: PersonName): IdentityDifference | undefined {
  for (const form of ['ideographic', 'phonetic', 'alphabetic'] as const) {
    const [ours, theirs] = [one[form], other[form]]
    if (ours === undefined || theirs === undefined) continue
    return foldForSearch(ours) === foldForSearch(theirs) ? undefined : differs('name')
  }
  return missing('name')
}
