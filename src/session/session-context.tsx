import {
  createContext,
  type ReactNode,
  use,
  useCallback,
  useEffect,
  useMemo,
  useState,
  useSyncExternalStore,
} from 'react'
import type { Instant } from '#clinical/jst-date.ts'
import type { PersonHandle } from '#clinical/person.ts'
import { EVERYBODY, type PatientListChoices } from './patient-list-choices.ts'
import { DEFAULT_POLICY, type SessionPolicy } from './session-policy.ts'
import { PURPOSE_OF_USE, type SessionUser } from './session-user.ts'
import type { SignIn, SignInState } from './sign-in.ts'

export interface Session {
  readonly state: SignInState
  /** Undefined unless somebody is signed in and the screen is not locked: nothing of the network is shown without. */
  readonly user: SessionUser | undefined
  /** Undefined where no sign-in is configured. */
  readonly signIn: SignIn | undefined
  readonly policy: SessionPolicy
  /** Why this user reads records: told with everything that is recorded about the reading. */
  readonly purposeOfUse: typeof PURPOSE_OF_USE
  /** Opened in this session by this user, the last one first: kept in memory only (LIST-5). */
  readonly recentlyOpened: readonly PersonHandle[]
  readonly patientList: PatientListChoices
  choosePatients(choices: Partial<PatientListChoices>): void
  /** Hides everything; the same user comes back to it (A6). */
  lock(): void
  /** Ends the session for another user to sign in (A8). */
  leave(): void
  logOut(): void
  /**
   * Before something is sent in the name of the user: true at once where they have proven to be there lately, else when
   * they do so now (A10, H-11).
   */
  confirmIdentity(): Promise<boolean>
  /** The question that `confirmIdentity` waits for. */
  readonly confirmation: Confirmation | undefined
  opened(handle: PersonHandle): void
}

export interface Confirmation {
  /** Who was asked: nobody else answers. */
  readonly of: string | undefined
  readonly authenticatedAt: Instant
  answer(isConfirmed: boolean): void
}

const SessionContext = createContext<Session | undefined>(undefined)

interface SessionProviderProps {
  readonly signIn: SignIn | undefined
  readonly policy?: SessionPolicy | undefined
  /** The present; a demonstration fixes it. */
  readonly now?: (() => Instant) | undefined
  readonly children: ReactNode
}

const NOBODY: SignInState = { kind: 'signed-out' }
const clockOfDevice = () => Date.now() as Instant

interface Remembered {
  /** Whose this is; the same user finds it again after a lock. */
  readonly of: string | undefined
  readonly recentlyOpened: readonly PersonHandle[]
  readonly patientList: PatientListChoices
}

const NOTHING: Remembered = { of: undefined, recentlyOpened: [], patientList: EVERYBODY }

/** Who is looking, and what they have chosen so far: of one user only, whoever comes next starts clean (A6). */
export function SessionProvider({
  signIn,
  policy = DEFAULT_POLICY,
  now = clockOfDevice,
  children,
}: SessionProviderProps) {
  const state = useSyncExternalStore(
    useCallback((listener) => signIn?.subscribe(listener) ?? (() => {}), [signIn]),
    () => signIn?.getState() ?? NOBODY,
  )
  const [confirmation, setConfirmation] = useState<Confirmation>()
  const [kept, setKept] = useState(NOTHING)
  const owner = state.kind === 'signed-in' || state.kind === 'locked' ? state.user.id : undefined
  const isLocked = state.kind === 'locked'
  // What is searched for may be a name: it does not outlive a lock (A6).
  useEffect(() => {
    setKept((before) => forgotten(before, owner, isLocked))
  }, [owner, isLocked])
  useEffect(() => {
    // Locked, gone, or another user's turn while it was asked: nothing is sent (H-11, H-22).
    if (state.kind !== 'signed-in' || confirmation?.of !== owner) confirmation?.answer(false)
  }, [state.kind, owner, confirmation])
  const session = useMemo<Session>(() => {
    const mine = forgotten(kept, owner, isLocked)
    const change = (patch: (before: Remembered) => Partial<Remembered>) =>
      setKept((before) => {
        const current = forgotten(before, owner, isLocked)
        return { ...current, ...patch(current) }
      })
    return {
      state,
      user: state.kind === 'signed-in' ? state.user : undefined,
      signIn,
      policy,
      purposeOfUse: PURPOSE_OF_USE,
      recentlyOpened: mine.recentlyOpened,
      patientList: mine.patientList,
      choosePatients: (choices) => change(({ patientList }) => ({ patientList: { ...patientList, ...choices } })),
      lock: () => signIn?.lock('asked'),
      leave: () => void signIn?.begin({ isFresh: true }),
      logOut: () => void signIn?.logOut(),
      confirmation,
      confirmIdentity: async () => {
        if (state.kind !== 'signed-in') return false
        const { authenticatedAt } = state
        const age = now() - authenticatedAt
        // A clock that was set back proves nothing.
        if (age >= 0 && age <= policy.signingMinutes * 60_000) return true
        const isConfirmed = await new Promise<boolean>((answer) =>
          setConfirmation({ of: owner, authenticatedAt, answer }),
        )
        setConfirmation(undefined)
        return isConfirmed
      },
      opened: (handle) =>
        change(({ recentlyOpened }) => ({
          recentlyOpened: [handle, ...recentlyOpened.filter((each) => each !== handle)],
        })),
    }
  }, [signIn, state, policy, now, confirmation, kept, owner, isLocked])
  return <SessionContext value={session}>{children}</SessionContext>
}

function forgotten(before: Remembered, owner: string | undefined, isLocked: boolean): Remembered {
  if (before.of !== owner) return owner === undefined ? NOTHING : { ...NOTHING, of: owner }
  return isLocked && before.patientList.typed !== ''
    ? { ...before, patientList: { ...before.patientList, typed: '' } }
    : before
}

/** Throws outside a `SessionProvider`. */
export function useSession(): Session {
  const session = use(SessionContext)
  if (session === undefined) throw new Error('useSession stands outside a SessionProvider')
  return session
}

/** The user who is signed in. Throws where nobody is, and while the screen is locked. */
export function useSignedInUser(): SessionUser {
  const { user } = useSession()
  if (user === undefined) throw new Error('nobody is signed in')
  return user
}
