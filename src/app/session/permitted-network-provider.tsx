import { type ReactNode, useMemo } from 'react'
import { jstDateAt } from '#clinical/jst-date.ts'
import { useAccess } from '#session/use-access.ts'
import { now } from '#sources/freshness.ts'
import { NetworkProvider, useNetwork } from '#sources/network-context.tsx'
import { permittedNetwork } from './permitted-network.ts'

/** Gives every screen the network as far as the signed-in user may read it (B1). */
export function PermittedNetwork({ children }: { readonly children: ReactNode }) {
  const network = useNetwork()
  const access = useAccess()
  const permitted = useMemo(() => permittedNetwork(network, access, () => jstDateAt(now(network))), [network, access])
  return <NetworkProvider network={permitted}>{children}</NetworkProvider>
}
