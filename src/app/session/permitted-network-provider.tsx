import { type ReactNode, useEffect, useMemo, useState } from 'react'
import { jstDateAt } from '#clinical/jst-date.ts'
import { useSession } from '#session/session-context.tsx'
import { UngrantedKinds, useAccess } from '#session/use-access.ts'
import { now } from '#sources/freshness.ts'
import { NetworkProvider, useNetwork } from '#sources/network-context.tsx'
import { lateCode } from '../start-up/late-code.ts'
import type { GrantedRights } from './granted-rights.ts'
import { permittedNetwork } from './permitted-network.ts'

/** Gives every screen the network as far as the signed-in user may read it: by scopes, then by profession (B1). */
export function PermittedNetwork({ children }: { readonly children: ReactNode }) {
  const granted = useGrantedRights()
  if (granted === 'awaited') return null
  return (
    <UngrantedKinds value={granted?.closed}>
      <ByProfession granted={granted}>{children}</ByProfession>
    </UngrantedKinds>
  )
}

interface ByProfessionProps {
  readonly granted: GrantedRights | undefined
  readonly children: ReactNode
}

function ByProfession({ granted, children }: ByProfessionProps) {
  const network = useNetwork()
  const access = useAccess()
  const permitted = useMemo(
    () => permittedNetwork(network, access, () => jstDateAt(now(network)), granted),
    [network, access, granted],
  )
  return <NetworkProvider network={permitted}>{children}</NetworkProvider>
}

/**
 * undefined where no token is known to be narrow, which is the rule: what reads scopes is loaded only then. `awaited` until
 * it is there where that was known from the beginning, so that nothing is asked before; later the screens stand meanwhile.
 */
function useGrantedRights(): GrantedRights | 'awaited' | undefined {
  const { state } = useSession()
  const network = useNetwork()
  const narrowed = state.kind === 'signed-in' && state.narrowed.size > 0 ? state.narrowed : undefined
  const [isFromBeginning] = useState(narrowed !== undefined)
  const [loaded, setLoaded] = useState<typeof import('./granted-rights.ts')>()
  const [failure, setFailure] = useState<unknown>()
  const isWanted = narrowed !== undefined
  useEffect(() => {
    if (isWanted) lateCode(() => import('./granted-rights.ts')).then(setLoaded, setFailure)
  }, [isWanted])
  const rights = useMemo(
    () => (narrowed === undefined ? undefined : loaded?.grantedRights(network, narrowed)),
    [network, narrowed, loaded],
  )
  // Without it nobody could say what the server keeps to itself: better no screen, and the way out of the error page.
  if (failure !== undefined) throw failure
  return rights ?? (isWanted && isFromBeginning ? 'awaited' : undefined)
}
