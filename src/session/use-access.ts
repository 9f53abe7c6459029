import { createContext, use, useMemo } from 'react'
import type { RecordKind } from '#clinical/record-kind.ts'
import { type Access, accessOf } from './access.ts'
import { useSession, useSignedInUser } from './session-context.tsx'

/** Kinds that the scopes of the user's tokens let them read nowhere. */
export const UngrantedKinds = createContext<ReadonlySet<RecordKind> | undefined>(undefined)

/** What the signed-in user may read (B1). Throws where nobody is signed in. */
export function useAccess(): Access {
  const ungranted = use(UngrantedKinds)
  const { policy } = useSession()
  const { profession } = useSignedInUser()
  return useMemo(() => accessOf(profession, policy, ungranted), [profession, policy, ungranted])
}
