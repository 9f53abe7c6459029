import type { Person } from '#clinical/person.ts'
import type { PatientOrder, SortColumn } from '#session/patient-list-choices.ts'

const COLLATOR = new Intl.Collator('ja', { numeric: true })

/** Sorts a copy. Who lacks what is sorted by comes last in either direction. */
export function inOrder(
  people: readonly Person[],
  order: PatientOrder,
  ownNumber: (person: Person) => string | undefined,
): readonly Person[] {
  const sign = order.direction === 'ascending' ? 1 : -1
  const keyed = people.map((person) => ({ person, key: keyOf(person, order.column, ownNumber) }))
  return keyed
    .sort((one, other) => compareKeys(one.key, other.key, sign) || compareByDefault(one.person, other.person))
    .map(({ person }) => person)
}

function keyOf(person: Person, column: SortColumn, ownNumber: (person: Person) => string | undefined) {
  switch (column) {
    case 'kana':
      return person.name.phonetic
    case 'birth-date':
      return person.birthDate?.text
    case 'patient-number':
      return ownNumber(person)
  }
}

function compareKeys(one: string | undefined, other: string | undefined, sign: 1 | -1): number {
  if (one === undefined || other === undefined) return Number(one === undefined) - Number(other === undefined)
  return sign * COLLATOR.compare(one, other)
}

function compareByDefault(one: Person, other: Person): number {
  return (
    compareKeys(one.name.phonetic, other.name.phonetic, 1) ||
    compareKeys(one.name.ideographic, other.name.ideographic, 1) ||
    compareKeys(one.birthDate?.text, other.birthDate?.text, 1) ||
    (one.handle < other.handle ? -1 : 1)
  )
}
