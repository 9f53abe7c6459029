import { useMemo } from 'react'
import { type Access, accessOf } from './access.ts'
import { useSession, useSignedInUser } from './session-context.tsx'

/** What the signed-in user may read (B1). Throws where nobody is signed in. */
export function useAccess(): Access {
  const { policy } = useSession()
  const { profession } = useSignedInUser()
  return useMemo(() => accessOf(profession, policy), [profession, policy])
}
