import { RECORD_KINDS } from '#clinical/record-kind.ts'
import { BASIC_SYSTEM, PERSON_MARKS, USER_SYSTEM } from '#standards/fhir/canonical.ts'
import type { Basic, Extension } from '#standards/fhir/r4.ts'
import { SAMPLE_PEOPLE } from '../people.ts'
import { opaqueWord } from '../random.ts'
import { USERS } from '../tables/users.ts'

/** When the users of the demo last opened whom, so that something is new to them: not everybody was opened before. */
const LAST_LOOKS: Readonly<Record<string, string>> = {
  'mihon-taro': '2026-11-17T12:10:00+09:00',
  'kaku-saburo': '2026-11-18T17:30:00+09:00',
  'kamei-umeko': '2026-11-16T09:00:00+09:00',
  'shitagaki-fumiyo': '2026-11-12T15:20:00+09:00',
}

/** What every user of the demo has looked at (DESIGN.md §8.7). */
export function userStates(): readonly Basic[] {
  return USERS.map(({ id }) => ({
    resourceType: 'Basic',
    id: opaqueWord(`user-state:${id}`, 16),
    identifier: [{ system: USER_SYSTEM, value: id }],
    code: { coding: [{ system: BASIC_SYSTEM, code: 'user-state' }] },
    author: { type: 'Practitioner', identifier: { system: USER_SYSTEM, value: id } },
    extension: Object.entries(LAST_LOOKS).map(([key, at]) => marks(key, at)),
  }))
}

function marks(key: string, at: string): Extension {
  const person = SAMPLE_PEOPLE.get(key)
  if (person === undefined) throw new RangeError(`nobody has the key ${key}`)
  return {
    url: PERSON_MARKS,
    extension: [
      { url: 'patient', valueReference: { reference: `Patient/${person.handle}` } },
      ...RECORD_KINDS.map((kind) => ({
        url: 'looked',
        extension: [
          { url: 'kind', valueCode: kind },
          { url: 'at', valueInstant: at },
        ],
      })),
    ],
  }
}
