import { createContext, type ReactNode, use, useEffect, useMemo, useSyncExternalStore } from 'react'
import type { Instant } from '#clinical/jst-date.ts'
import type { Person } from '#clinical/person.ts'
import { now } from '../freshness.ts'
import { useNetwork } from '../network-context.tsx'
import {
  EMPTY_MARKS,
  type LastLook,
  settingsOf,
  type UserSettings,
  withLook,
  withRead,
  withSettings,
} from './user-state.ts'
import { UserStateKeeper } from './user-state-keeper.ts'

const UserStateContext = createContext<UserStateKeeper | undefined>(undefined)

interface UserStateProviderProps {
  readonly userId: string
  readonly children: ReactNode
}

/** Keeps the state of the signed-in user while the page is open (DESIGN.md §8.7). */
export function UserStateProvider({ userId, children }: UserStateProviderProps) {
  const network = useNetwork()
  const keeper = useMemo(
    () => new UserStateKeeper({ hub: network.hubStore, userId, now: () => now(network) }),
    [network, userId],
  )
  useEffect(() => {
    keeper.start()
    const putAway = () => void keeper.flush()
    document.addEventListener('visibilitychange', putAway)
    return () => {
      document.removeEventListener('visibilitychange', putAway)
      keeper.stop()
    }
  }, [keeper])
  return <UserStateContext value={keeper}>{children}</UserStateContext>
}

function useKeeper(): UserStateKeeper {
  const keeper = use(UserStateContext)
  if (keeper === undefined) throw new Error('user state is used outside a UserStateProvider')
  return keeper
}

export interface UserSettingsView {
  readonly settings: UserSettings
  change(patch: Partial<UserSettings>): void
  /** False where a change lasts for this session only: the screen says so. */
  readonly isKept: boolean
}

/** Settings of the signed-in user: changed at once, kept at the hub. */
export function useUserSettings(): UserSettingsView {
  const keeper = useKeeper()
  const { state, isKept } = useSyncExternalStore(keeper.subscribe, keeper.kept)
  const settings = useMemo(() => settingsOf(state), [state])
  return useMemo(
    () => ({
      settings,
      change: (patch) => keeper.change((before) => withSettings(before, patch, keeper.now())),
      isKept,
    }),
    [keeper, settings, isKept],
  )
}

export interface PatientMarks {
  /** False until it is known what the user did before: nothing is called new or unread until then. */
  readonly isLoaded: boolean
  /** When the user last looked at a kind of record of this patient. */
  lookedAt(kind: string): Instant | undefined
  lastLook(kind: string): LastLook | undefined
  /** The user looks at a kind now. `seen` are the keys of the records of today that stand there. */
  looked(kind: string, seen?: readonly string[]): void
  isRead(key: string): boolean
  markRead(key: string): void
  readonly isKept: boolean
}

/** What the signed-in user has looked at and read of one patient (LIST-6). */
export function usePatientMarks(person: Pick<Person, 'handle'>): PatientMarks {
  const keeper = useKeeper()
  const { state, isLoaded, isKept } = useSyncExternalStore(keeper.subscribe, keeper.kept)
  const patient = keeper.patientIdOf(person.handle)
  const marks = state.people.get(patient) ?? EMPTY_MARKS
  return useMemo(
    () => ({
      isLoaded,
      isKept,
      lookedAt: (kind) => marks.looked.get(kind)?.at,
      lastLook: (kind) => marks.looked.get(kind),
      looked: (kind, seen = []) =>
        keeper.change((before) => withLook(before, patient, kind, { at: keeper.now(), seen })),
      isRead: (key) => marks.read.has(key),
      markRead: (key) => keeper.change((before) => withRead(before, patient, key, keeper.now())),
    }),
    [keeper, patient, marks, isLoaded, isKept],
  )
}

export interface Looks {
  /** False until it is known what the user did before. */
  readonly isLoaded: boolean
  /** When the user last looked at each kind of record of a patient. */
  lookOf(person: Pick<Person, 'handle'>): (kind: string) => LastLook | undefined
}

/** The last looks of the signed-in user at any patient, for the list of them. */
export function useLooks(): Looks {
  const keeper = useKeeper()
  const { state, isLoaded } = useSyncExternalStore(keeper.subscribe, keeper.kept)
  return useMemo(
    () => ({
      isLoaded,
      lookOf: ({ handle }) => {
        const marks = state.people.get(keeper.patientIdOf(handle)) ?? EMPTY_MARKS
        return (kind) => marks.looked.get(kind)
      },
    }),
    [keeper, state, isLoaded],
  )
}
