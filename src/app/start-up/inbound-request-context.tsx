import { createContext, type ReactNode, use, useMemo, useState } from 'react'
import type { InboundRequest } from './inbound-request.ts'

interface Inbound {
  /** Not dealt with yet; the screens wait behind it. */
  readonly request: InboundRequest | undefined
  done(): void
}

const InboundContext = createContext<Inbound>({ request: undefined, done: () => {} })

/** Keeps the request with which the page was opened until it is dealt with; it is nowhere else. */
export function InboundRequestProvider({
  request,
  children,
}: {
  readonly request: InboundRequest | undefined
  readonly children: ReactNode
}) {
  const [isDone, setDone] = useState(false)
  const value = useMemo(() => ({ request: isDone ? undefined : request, done: () => setDone(true) }), [request, isDone])
  return <InboundContext value={value}>{children}</InboundContext>
}

export function useInboundRequest(): Inbound {
  return use(InboundContext)
}
