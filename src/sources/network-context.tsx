import { createContext, type ReactNode, use } from 'react'
import type { Network } from './record-source.ts'

const NetworkContext = createContext<Network | undefined>(undefined)

export function NetworkProvider({ network, children }: { readonly network: Network; readonly children: ReactNode }) {
  return <NetworkContext value={network}>{children}</NetworkContext>
}

/** The network as configured for this user. Throws outside a `NetworkProvider`. */
export function useNetwork(): Network {
  const network = use(NetworkContext)
  if (network === undefined) throw new Error('useNetwork stands outside a NetworkProvider')
  return network
}
