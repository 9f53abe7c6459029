import type { Contact } from '../contact-facts.ts'
import { isCurrentFact } from '../facts.ts'
import { newestFirst } from './recorded-time.ts'

/** One way to reach the patient or a person close to them, with every facility that has the very same. */
export interface ContactLine {
  readonly key: string
  /** Newest first; never empty. */
  readonly records: readonly Contact[]
}

/**
 * The patient first, then people with a number, each the newest first. Records are one line only where the person and all
 * numbers are the same to the letter; of two resources for one person at one facility the one with numbers stands.
 */
export function contactLines(all: readonly Contact[]): readonly ContactLine[] {
  const current = all.filter(isCurrentFact)
  const reachable = new Set(current.filter(({ phones }) => phones.length > 0).map(personKey))
  const told = current.filter((each) => each.phones.length > 0 || !reachable.has(personKey(each)))
  const same = Map.groupBy(told, (each) => [whoKey(each), ...each.phones.map(plain).toSorted()].join('|'))
  return [...same.values()]
    .flatMap((records) => {
      const inOrder = records.toSorted((one, other) => newestFirst(one.at, other.at) || (one.key < other.key ? -1 : 1))
      const [newest] = inOrder
      return newest === undefined ? [] : [{ key: newest.key, records: inOrder, newest }]
    })
    .toSorted(
      (one, other) =>
        Number(other.newest.isPatient) - Number(one.newest.isPatient) ||
        Number(other.newest.phones.length > 0) - Number(one.newest.phones.length > 0) ||
        newestFirst(one.newest.at, other.newest.at),
    )
    .map(({ key, records }) => ({ key, records }))
}

function personKey(contact: Contact): string {
  return `${contact.facility}|${whoKey(contact)}`
}

function whoKey({ isPatient, name, relation }: Contact): string {
  return isPatient ? 'patient' : `${plain(name ?? '')}|${plain(relation ?? '')}`
}

function plain(text: string): string {
  return text.normalize('NFKC').replace(/[\s-]/g, '')
}
