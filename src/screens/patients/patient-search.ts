import type { ClinicalTime } from '#clinical/clinical-time.ts'
import type { Facility, FacilityId } from '#clinical/facility.ts'
import { parseBirthDateSearch } from '#clinical/format/birth-date-search.ts'
import { foldForSearch } from '#clinical/format/name-search.ts'
import type { Person } from '#clinical/person.ts'

/** One way in which a typed text was understood; a text may be understood in several (LIST-3). */
export type SearchCriterion =
  | { readonly by: 'birth-date'; readonly date: ClinicalTime }
  | { readonly by: 'patient-number'; readonly facility: FacilityId; readonly number: string }
  | { readonly by: 'name'; readonly name: string }

const NUMBER = /^[0-9A-Z][0-9A-Z-]*$/i

/** Reads what was typed: フリガナ or 氏名, a birth date in either calendar, an own number, or facility and number. */
export function readSearch(
  typed: string,
  facilities: readonly Facility[],
  own: FacilityId,
): readonly SearchCriterion[] {
  const text = typed.normalize('NFKC').trim()
  if (text === '') return []
  const criteria: SearchCriterion[] = []
  const date = parseBirthDateSearch(text)
  if (date !== undefined) criteria.push({ by: 'birth-date', date })
  const number = numberAtFacility(text, facilities)
  if (number !== undefined) return [...criteria, number]
  // `S36` is an era; eight digits may be a birth date as well as a number.
  if (NUMBER.test(text) && (date === undefined ? /\d/.test(text) : /^\d+$/.test(text)))
    criteria.push({ by: 'patient-number', facility: own, number: text })
  return criteria.length > 0 ? criteria : [{ by: 'name', name: text }]
}

/** Whether the person is meant by any of the criteria; no criterion means everybody. */
export function isFound(person: Person, criteria: readonly SearchCriterion[]): boolean {
  return criteria.length === 0 || criteria.some((criterion) => matches(person, criterion))
}

/** `見本総合 4471`, `B 4471`: the facility by letter or the beginning of a name, then the number there. */
function numberAtFacility(text: string, facilities: readonly Facility[]): SearchCriterion | undefined {
  const match = /^(.+?)[\s:：]+(\S+)$/.exec(text)
  const [, named, number] = match ?? []
  if (named === undefined || number === undefined || !NUMBER.test(number) || !/\d/.test(number)) return undefined
  const wanted = foldForSearch(named)
  const facility =
    facilities.find((each) => foldForSearch(each.letter) === wanted) ??
    facilities.find(({ name, shortName }) =>
      [name.ja, shortName.ja, name.en, shortName.en].some((each) => foldForSearch(each).startsWith(wanted)),
    )
  return facility === undefined ? undefined : { by: 'patient-number', facility: facility.id, number }
}

function matches(person: Person, criterion: SearchCriterion): boolean {
  switch (criterion.by) {
    case 'birth-date':
      return isSameDay(person.birthDate, criterion.date)
    case 'patient-number': {
      const number = person.links.find((link) => link.facility === criterion.facility)?.patientNumber
      return number !== undefined && foldForSearch(number).includes(foldForSearch(criterion.number))
    }
    case 'name': {
      const wanted = foldForSearch(criterion.name)
      const { ideographic, phonetic, alphabetic } = person.name
      return [ideographic, phonetic, alphabetic].some(
        (name) => name !== undefined && foldForSearch(name).includes(wanted),
      )
    }
  }
}

/** A birth date that is recorded less exactly than it was typed may be the one: it is found, not hidden. */
function isSameDay(recorded: ClinicalTime | undefined, typed: ClinicalTime): boolean {
  if (recorded === undefined) return false
  return recorded.text.startsWith(typed.text) || typed.text.startsWith(recorded.text)
}
