import { foldForSearch } from '#clinical/format/name-search.ts'
import type { Person, PersonHandle } from '#clinical/person.ts'

/** Why two rows could be taken for each other (LIST-2), the strongest reason first. */
export type LookAlike = 'same-name' | 'same-kana' | 'same-birth'

/**
 * The rows that have a double among all that are linked, each with its strongest reason. Looked for among all and not
 * only among the hits: a filter must not make the double of a row vanish.
 */
export function lookAlikes(people: readonly Person[]): ReadonlyMap<PersonHandle, LookAlike> {
  const found = new Map<PersonHandle, LookAlike>()
  const mark = (reason: LookAlike, keyOf: (person: Person) => string | undefined) => {
    for (const alike of groups(people, keyOf)) {
      for (const { handle } of alike) if (!found.has(handle)) found.set(handle, reason)
    }
  }
  mark('same-name', ({ name }) => folded(name.ideographic))
  mark('same-kana', ({ name }) => folded(name.phonetic))
  mark('same-birth', ({ birthDate, sex }) => (birthDate?.precision === 'day' ? `${birthDate.text} ${sex}` : undefined))
  return found
}

function folded(name: string | undefined): string | undefined {
  const text = foldForSearch(name ?? '')
  return text === '' ? undefined : text
}

function groups(people: readonly Person[], keyOf: (person: Person) => string | undefined): readonly Person[][] {
  const byKey = new Map<string, Person[]>()
  for (const person of people) {
    const key = keyOf(person)
    if (key === undefined) continue
    const group = byKey.get(key)
    if (group === undefined) byKey.set(key, [person])
    else group.push(person)
  }
  return [...byKey.values()].filter((group) => group.length > 1)
}
