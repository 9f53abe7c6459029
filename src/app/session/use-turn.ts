import { useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'
import { turnOfTab } from '#session/turn.ts'

/** Marks each entry of the tab's history as one of this user's turn; see `router.tsx` for what is done with others. */
export function useTurn(): void {
  const router = useRouter()
  useEffect(() => {
    mark()
    return router.subscribe('onResolved', mark)
  }, [router])
}

function mark(): void {
  const state: unknown = history.state
  // Past the router, which would take it for a navigation.
  History.prototype.replaceState.call(history, { ...(typeof state === 'object' ? state : {}), turn: turnOfTab() }, '')
}
