import { addDays, type Day, day } from './day.ts'
import { FACILITIES, FACILITY_LETTERS, type FacilityLetter } from './facilities.ts'
import type { HubLinkState } from './network-files.ts'
import { opaqueWord, randomOf } from './random.ts'
import type { SampleLink, SamplePerson } from './sample-person.ts'
import { PEOPLE, type PersonRow } from './tables/people.ts'

const LINK = /^([B-H])(?:=([a-z]+)(?:\((\d+)\))?:(\d{4}-\d{2}-\d{2}))?$/
const STATES: readonly HubLinkState[] = ['linked', 'importing', 'requested', 'stopped', 'withdrawn']

/** Numbers that stand in the pictures of the product, and made-up ones for all others. */
const KNOWN_NUMBERS: Readonly<Record<string, string>> = { 'mihon-taro:B': '44710092' }

/** The people of the network by the key of their row. */
export const SAMPLE_PEOPLE: ReadonlyMap<string, SamplePerson> = new Map(PEOPLE.map((row) => [row.key, personOf(row)]))

function personOf(row: PersonRow): SamplePerson {
  const [family = '', given = ''] = row.name.split(' ')
  const [familyKana = '', givenKana = ''] = row.kana.split(' ')
  const own: SampleLink = { facility: 'A', patientId: row.ownId, state: 'linked', since: firstContact(row) }
  return {
    handle: `p${opaqueWord(row.key, 15)}`,
    family,
    given,
    familyKana,
    givenKana,
    birth: day(row.birth),
    sex: row.sex,
    died: row.died === undefined ? undefined : { day: day(row.died[0]), time: row.died[1] },
    isMerged: row.isMerged ?? false,
    links: [own, ...row.links.split(' ').flatMap((text) => (text === '' ? [] : [linkOf(row, text)]))],
  }
}

/** The day of the paper consent: some day of the last three years, for the new-born the day of birth. */
function firstContact(row: PersonRow): Day {
  const consent = addDays(day('2023-04-03'), randomOf(`consent:${row.key}`).int(0, 1100))
  return row.birth > consent ? day(row.birth) : consent
}

function linkOf(row: PersonRow, text: string): SampleLink {
  const [, letter, state = 'linked', pending, since] = LINK.exec(text) ?? []
  const facility = FACILITY_LETTERS.find((known) => known === letter)
  const known = STATES.find((one) => one === state)
  if (facility === undefined || known === undefined) throw new RangeError(`not a link: ${text} of ${row.key}`)
  return {
    facility,
    patientId: known === 'requested' ? undefined : patientNumber(row.key, facility),
    state: known,
    since:
      since === undefined ? addDays(firstContact(row), randomOf(`link:${row.key}:${facility}`).int(0, 20)) : day(since),
    ...(pending !== undefined && { pending: Number(pending) }),
  }
}

function patientNumber(key: string, facility: FacilityLetter): string {
  const known = KNOWN_NUMBERS[`${key}:${facility}`]
  if (known !== undefined) return known
  const { idDigits } = FACILITIES[facility]
  const random = randomOf(`number:${key}:${facility}`)
  return String(random.int(10 ** (idDigits - 2), 10 ** (idDigits - 1) - 1)).padStart(idDigits, '0')
}
