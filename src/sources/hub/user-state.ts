import type { Instant } from '#clinical/jst-date.ts'

export interface UserSettings {
  readonly density: 'standard' | 'relaxed'
  /** Whether single letters work as shortcuts; off for those whom they disturb (WCAG 2.1.4). */
  readonly singleKeys: boolean
  readonly pinnedLabItems: readonly string[]
  readonly labSets: readonly LabSet[]
  /** Keys of one character that the user gave to commands of the image viewer, by the command; empty = none. */
  readonly imageKeys: Readonly<Record<string, string>>
}

interface LabSet {
  readonly name: string
  readonly items: readonly string[]
}

const DEFAULT_SETTINGS: UserSettings = {
  density: 'standard',
  singleKeys: true,
  pinnedLabItems: [],
  labSets: [],
  imageKeys: {},
}

/** A setting as it was last changed. The value is what the hub holds: settings of a newer viewer are kept unread. */
export interface KeptSetting {
  readonly value: unknown
  readonly changed: Instant
}

/** The last look of the user at one kind of record of one patient. */
export interface LastLook {
  readonly at: Instant
  /** Keys of the records of that very day that stood there: a record that tells only its day is new or not by its key. */
  readonly seen: readonly string[]
}

/** What one user did with the record of one patient. */
export interface PersonMarks {
  readonly looked: ReadonlyMap<string, LastLook>
  /** When each record was read, by its key. */
  readonly read: ReadonlyMap<string, Instant>
}

/** Everything that is kept for one user. */
export interface UserState {
  readonly settings: ReadonlyMap<string, KeptSetting>
  /** By the id of the Patient at the hub. */
  readonly people: ReadonlyMap<string, PersonMarks>
}

export const EMPTY_MARKS: PersonMarks = { looked: new Map(), read: new Map() }
export const EMPTY_STATE: UserState = { settings: new Map(), people: new Map() }

/** The settings as screens use them; whatever is not understood counts as not set. */
export function settingsOf({ settings }: UserState): UserSettings {
  const { density, singleKeys, pinnedLabItems, labSets, imageKeys } = Object.fromEntries(
    [...settings].map(([name, { value }]) => [name, value]),
  )
  return {
    density: density === 'relaxed' ? 'relaxed' : 'standard',
    singleKeys: singleKeys !== false,
    pinnedLabItems: isTexts(pinnedLabItems) ? pinnedLabItems : DEFAULT_SETTINGS.pinnedLabItems,
    labSets: Array.isArray(labSets) ? labSets.filter(isLabSet) : DEFAULT_SETTINGS.labSets,
    imageKeys: textsByName(imageKeys),
  }
}

/** The state after some settings were changed at `at`. */
export function withSettings(state: UserState, patch: Partial<UserSettings>, at: Instant): UserState {
  const changed = Object.entries(patch).map(([name, value]) => [name, { value, changed: at }] as const)
  return { ...state, settings: new Map([...state.settings, ...changed]) }
}

/** The state after the user looked at a kind of record of a patient. */
export function withLook(state: UserState, patient: string, kind: string, look: LastLook): UserState {
  const marks = state.people.get(patient) ?? EMPTY_MARKS
  const looked = new Map([...marks.looked, [kind, laterLook(marks.looked.get(kind), look)] as const])
  return { ...state, people: new Map([...state.people, [patient, { ...marks, looked }]]) }
}

/** The state after the user read a record; what was read before keeps its first time. */
export function withRead(state: UserState, patient: string, key: string, at: Instant): UserState {
  const marks = state.people.get(patient) ?? EMPTY_MARKS
  if (marks.read.has(key)) return state
  const read = new Map([...marks.read, [key, at] as const])
  return { ...state, people: new Map([...state.people, [patient, { ...marks, read }]]) }
}

/**
 * One state from two that grew apart (two tabs, two terminals): a setting as it was changed last, the later look, all that
 * was read. The order does not matter, and merging again changes nothing.
 */
export function mergedStates(one: UserState, other: UserState): UserState {
  return {
    settings: mergedMaps(one.settings, other.settings, laterSetting),
    people: mergedMaps(one.people, other.people, (a, b) => ({
      looked: mergedMaps(a.looked, b.looked, laterLook),
      read: mergedMaps(a.read, b.read, (x, y) => (x < y ? x : y)),
    })),
  }
}

function mergedMaps<T>(
  one: ReadonlyMap<string, T>,
  other: ReadonlyMap<string, T>,
  both: (a: T, b: T) => T,
): ReadonlyMap<string, T> {
  const merged = new Map(one)
  for (const [key, value] of other) {
    const before = merged.get(key)
    merged.set(key, before === undefined ? value : both(before, value))
  }
  return merged
}

function laterSetting(a: KeptSetting, b: KeptSetting): KeptSetting {
  if (a.changed !== b.changed) return a.changed > b.changed ? a : b
  // At the same instant any rule will do, as long as both sides follow it.
  return JSON.stringify(a.value) >= JSON.stringify(b.value) ? a : b
}

/** Of two looks the later one; two of the same instant saw what either saw. */
function laterLook(a: LastLook | undefined, b: LastLook): LastLook {
  if (a === undefined || a.at < b.at) return b
  if (a.at > b.at) return a
  return { at: a.at, seen: [...new Set([...a.seen, ...b.seen])].sort() }
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((each) => typeof each === 'string')
}

function textsByName(value: unknown): Readonly<Record<string, string>> {
  if (typeof value !== 'object' || value === null) return {}
  return Object.fromEntries(
    Object.entries(value).filter((each): each is [string, string] => typeof each[1] === 'string'),
  )
}

function isLabSet(value: unknown): value is LabSet {
  if (typeof value !== 'object' || value === null || !('name' in value) || !('items' in value)) return false
  return typeof value.name === 'string' && isTexts(value.items)
}
