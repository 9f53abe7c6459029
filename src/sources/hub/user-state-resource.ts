import type { Instant } from '#clinical/jst-date.ts'
import { BASIC_SYSTEM, PERSON_MARKS, USER_SETTING, USER_SYSTEM } from '#standards/fhir/canonical.ts'
import type { Basic, Extension } from '#standards/fhir/r4.ts'
import { parseReference } from '#standards/fhir/references.ts'
import type { KeptSetting, LastLook, PersonMarks, UserState } from './user-state.ts'

/** The key under which the state of a user is found at the hub, `system|value`. */
export function userStateIdentifier(userId: string): string {
  return `${USER_SYSTEM}|${userId}`
}

/** The state of a user as the one Basic that holds it; its parts are described beside `USER_SETTING`. */
export function userStateResource(userId: string, state: UserState, before: Basic | undefined): Basic {
  const identifier = { system: USER_SYSTEM, value: userId }
  return {
    ...(before?.id === undefined ? {} : { id: before.id }),
    ...(before?.meta === undefined ? {} : { meta: before.meta }),
    resourceType: 'Basic',
    identifier: [identifier],
    code: { coding: [{ system: BASIC_SYSTEM, code: 'user-state' }] },
    author: { type: 'Practitioner', identifier },
    extension: [
      ...[...state.settings].map(([name, kept]) => settingExtension(name, kept)),
      ...[...state.people].map(([patient, marks]) => marksExtension(patient, marks)),
      ...(before?.extension ?? []).filter(({ url }) => url !== USER_SETTING && url !== PERSON_MARKS),
    ],
  }
}

/** What a Basic holds; a part that is not understood is left out, as if it had never been written. */
export function userStateOf({ extension = [] }: Basic): UserState {
  const settings = extension.flatMap((each): (readonly [string, KeptSetting])[] => {
    const name = part(each, 'name')?.valueCode
    const changed = instantOf(part(each, 'changed')?.valueInstant)
    const value = parsed(part(each, 'value')?.valueString)
    if (each.url !== USER_SETTING || name === undefined || changed === undefined) return []
    return value === undefined ? [] : [[name, { value, changed }]]
  })
  const people = extension.flatMap((each): (readonly [string, PersonMarks])[] => {
    const patient = parseReference(part(each, 'patient')?.valueReference)
    if (each.url !== PERSON_MARKS || patient?.form !== 'relative') return []
    return [[patient.id, { looked: looksOf(each), read: readOf(each) }]]
  })
  return { settings: new Map(settings), people: new Map(people) }
}

function settingExtension(name: string, { value, changed }: KeptSetting): Extension {
  return {
    url: USER_SETTING,
    extension: [
      { url: 'name', valueCode: name },
      { url: 'value', valueString: JSON.stringify(value) },
      { url: 'changed', valueInstant: new Date(changed).toISOString() },
    ],
  }
}

function marksExtension(patient: string, { looked, read }: PersonMarks): Extension {
  return {
    url: PERSON_MARKS,
    extension: [
      { url: 'patient', valueReference: { reference: `Patient/${patient}` } },
      ...[...looked].map(([kind, { at, seen }]) => ({
        url: 'looked',
        extension: [
          { url: 'kind', valueCode: kind },
          { url: 'at', valueInstant: new Date(at).toISOString() },
          ...(seen.length === 0 ? [] : [{ url: 'seen', valueString: JSON.stringify(seen) }]),
        ],
      })),
      ...(read.size === 0 ? [] : [{ url: 'read', valueString: JSON.stringify(Object.fromEntries(read)) }]),
    ],
  }
}

function looksOf({ extension = [] }: Extension): ReadonlyMap<string, LastLook> {
  return new Map(
    extension.flatMap((each): (readonly [string, LastLook])[] => {
      const kind = part(each, 'kind')?.valueCode
      const at = instantOf(part(each, 'at')?.valueInstant)
      if (each.url !== 'looked' || kind === undefined || at === undefined) return []
      const seen = parsed(part(each, 'seen')?.valueString)
      return [[kind, { at, seen: Array.isArray(seen) ? seen.filter((key) => typeof key === 'string') : [] }]]
    }),
  )
}

function readOf(marks: Extension): ReadonlyMap<string, Instant> {
  const read = parsed(part(marks, 'read')?.valueString)
  if (typeof read !== 'object' || read === null) return new Map()
  const times = Object.entries(read as Record<string, unknown>)
  return new Map(times.flatMap(([key, at]) => (typeof at === 'number' ? [[key, at as Instant] as const] : [])))
}

function part({ extension = [] }: Extension, url: string): Extension | undefined {
  return extension.find((each) => each.url === url)
}

function instantOf(text: string | undefined): Instant | undefined {
  const ms = Date.parse(text ?? '')
  return Number.isNaN(ms) ? undefined : (ms as Instant)
}

function parsed(json: string | undefined): unknown {
  try {
    return json === undefined ? undefined : JSON.parse(json)
  } catch {
    return undefined
  }
}
