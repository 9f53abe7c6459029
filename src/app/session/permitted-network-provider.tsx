import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useSession } from '#session/session-context.tsx'
import { UngrantedKinds, useAccess } from '#session/use-access.ts'
import { NetworkProvider, useNetwork } from '#sources/network-context.tsx'
import { lateCode } from '../start-up/late-code.ts'
import { askWhatChanged } from './changed-rights.ts'
import type { GrantedRights } from './granted-rights.ts'
import { type NewestRights, permittedNetwork } from './permitted-network.ts'

const rightsCode = () => lateCode(() => import('./granted-rights.ts'))

/** Gives every screen the network as far as the signed-in user may read it: by scopes, then by profession (B1). */
export function PermittedNetwork({ children }: { readonly children: ReactNode }) {
  const { granted, newest } = useGrantedRights()
  if (granted === 'awaited') return null
  return (
    <UngrantedKinds value={granted?.closed}>
      <ByProfession granted={granted} newest={newest}>
        {children}
      </ByProfession>
    </UngrantedKinds>
  )
}

interface ByProfessionProps {
  readonly granted: GrantedRights | undefined
  readonly newest: NewestRights
  readonly children: ReactNode
}

function ByProfession({ granted, newest, children }: ByProfessionProps) {
  const network = useNetwork()
  const client = useQueryClient()
  const access = useAccess()
  const permitted = useMemo(
    () => permittedNetwork(network, access, granted, newest),
    [network, access, granted, newest],
  )
  const before = useRef(granted)
  // After the screens below have turned to the new network: what they are told to ask again, they ask there.
  useEffect(() => {
    if (before.current !== granted) askWhatChanged(client, network, before.current, granted)
    before.current = granted
  }, [client, network, granted])
  return <NetworkProvider network={permitted}>{children}</NetworkProvider>
}

interface Granted {
  /** `awaited`: see below. */
  readonly granted: GrantedRights | 'awaited' | undefined
  readonly newest: NewestRights
}

/**
 * undefined where no token is known to be narrow, which is the rule: what reads scopes is loaded only then. `awaited` until
 * it is there where that was known from the beginning, so that nothing is asked before; later the screens stand meanwhile,
 * and answers that come wait for it.
 */
function useGrantedRights(): Granted {
  const { state } = useSession()
  const network = useNetwork()
  const narrowed = state.kind === 'signed-in' && state.narrowed.size > 0 ? state.narrowed : undefined
  const latest = useRef(narrowed)
  latest.current = narrowed
  const [isFromBeginning] = useState(narrowed !== undefined)
  const [loaded, setLoaded] = useState<typeof import('./granted-rights.ts')>()
  const [failure, setFailure] = useState<unknown>()
  const isWanted = narrowed !== undefined
  useEffect(() => {
    if (isWanted) rightsCode().then(setLoaded, setFailure)
  }, [isWanted])
  const granted = useMemo(
    () => (narrowed === undefined ? undefined : loaded?.grantedRights(network, narrowed)),
    [network, narrowed, loaded],
  )
  const newest = useCallback(async () => {
    if (latest.current === undefined) return undefined
    const { grantedRights } = await rightsCode()
    return latest.current === undefined ? undefined : grantedRights(network, latest.current)
  }, [network])
  // Without it nobody could say what the server keeps to itself: better no screen, and the way out of the error page.
  if (failure !== undefined) throw failure
  return { granted: granted ?? (isWanted && isFromBeginning ? 'awaited' : undefined), newest }
}
