import '#i18n/session.ts'
import type { ReactNode } from 'react'
import { useSession } from '#session/session-context.tsx'
import { IdleWatch } from './idle-watch.tsx'
import { LockedScreen } from './locked-screen.tsx'
import { PermittedNetwork } from './permitted-network-provider.tsx'
import { RefusalWatch } from './refusal-watch.tsx'
import { SignInPage } from './sign-in-page.tsx'
import { useLeftBehind } from './use-left-behind.ts'
import { usePutAway } from './use-put-away.ts'
import { useTurn } from './use-turn.ts'

/**
 * Stands between the address and its screens: they are drawn for whoever is signed in, and nothing of them is left when
 * nobody is (A6, A7). The address stays, so that the same user comes back to the same place (PRV-2).
 */
export default function SessionFrame({ children }: { readonly children: ReactNode }) {
  const { state } = useSession()
  const { isSettled, drafts } = useLeftBehind(state)
  const isPutAway = usePutAway()
  useTurn()
  if (isPutAway || !isSettled) return null
  switch (state.kind) {
    case 'restoring':
    case 'signed-out':
      return <SignInPage state={state} />
    case 'locked':
      return <LockedScreen key={state.user.id} user={state.user} why={state.why} drafts={drafts} />
    case 'signed-in':
      return (
        <PermittedNetwork key={state.user.id}>
          <RefusalWatch />
          {children}
          <IdleWatch />
        </PermittedNetwork>
      )
  }
}
