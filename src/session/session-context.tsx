import { createContext, type ReactNode, use, useMemo, useState } from 'react'
import type { PersonHandle } from '#clinical/person.ts'
import { EVERYBODY, type PatientListChoices } from './patient-list-choices.ts'
import { rememberedUser, rememberUser } from './remembered.ts'
import { PURPOSE_OF_USE, type SessionUser } from './session-user.ts'

export interface Session {
  /** Undefined until somebody has been chosen: nothing of the network is shown before. */
  readonly user: SessionUser | undefined
  /** Who may be chosen; empty where no sign-in is configured. */
  readonly users: readonly SessionUser[]
  /** Why this user reads records: told with everything that is recorded about the reading. */
  readonly purposeOfUse: typeof PURPOSE_OF_USE
  /** Opened in this session by this user, the last one first: kept in memory only (LIST-5). */
  readonly recentlyOpened: readonly PersonHandle[]
  readonly patientList: PatientListChoices
  choosePatients(choices: Partial<PatientListChoices>): void
  chooseUser(id: string): void
  /** Ends the session of the user and leaves nothing of it behind. */
  leave(): void
  opened(handle: PersonHandle): void
}

const SessionContext = createContext<Session | undefined>(undefined)

interface SessionProviderProps {
  readonly users: readonly SessionUser[]
  readonly children: ReactNode
}

/** The stand-in for a sign-in: a user is chosen from those that the demonstration knows. */
export function SessionProvider({ users, children }: SessionProviderProps) {
  const [userId, setUserId] = useState(rememberedUser)
  const [recentlyOpened, setRecentlyOpened] = useState<readonly PersonHandle[]>([])
  const [patientList, setPatientList] = useState(EVERYBODY)
  const session = useMemo<Session>(
    () => ({
      user: users.find((user) => user.id === userId),
      users,
      purposeOfUse: PURPOSE_OF_USE,
      recentlyOpened,
      patientList,
      choosePatients: (choices) => setPatientList((before) => ({ ...before, ...choices })),
      chooseUser: (id) => {
        rememberUser(id)
        setPatientList(EVERYBODY)
        setRecentlyOpened([])
        setUserId(id)
      },
      leave: () => {
        rememberUser(undefined)
        setPatientList(EVERYBODY)
        setRecentlyOpened([])
        setUserId(undefined)
      },
      opened: (handle) => setRecentlyOpened((before) => [handle, ...before.filter((each) => each !== handle)]),
    }),
    [users, userId, recentlyOpened, patientList],
  )
  return <SessionContext value={session}>{children}</SessionContext>
}

/** Throws outside a `SessionProvider`. */
export function useSession(): Session {
  const session = use(SessionContext)
  if (session === undefined) throw new Error('useSession stands outside a SessionProvider')
  return session
}

/** The user behind the chooser. Throws where nobody has been chosen yet. */
export function useSignedInUser(): SessionUser {
  const { user } = useSession()
  if (user === undefined) throw new Error('nobody has been chosen')
  return user
}
