import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { SignInState } from '#session/sign-in.ts'
import { beginTurn, claimTurn } from '#session/turn.ts'
import { useNetwork } from '#sources/network-context.tsx'
import { useAnnounce } from '#ui/live-region/live-region.tsx'
import { useInboundRequest } from '../start-up/inbound-request-context.tsx'
import { HeldDrafts } from './held-drafts.ts'

interface LeftBehind {
  /** False for the moment in which what the last user left is taken away: nothing of the next is drawn before. */
  readonly isSettled: boolean
  /** Texts that are not at the hub yet, kept for whoever wrote them while the screen is locked. */
  readonly drafts: number
}

/**
 * Takes away what was read as soon as the screen is locked or the user gone: answers on their way, answers that have
 * come, what was announced. After another user the address is that of the list, too (A6, A7, E38).
 */
export function useLeftBehind(state: SignInState): LeftBehind {
  const client = useQueryClient()
  const network = useNetwork()
  const router = useRouter()
  const announce = useAnnounce()
  const inbound = useInboundRequest()
  const [held] = useState(() => new HeldDrafts(client))
  const [settled, setSettled] = useState<SignInState>({ kind: 'restoring' })
  const before = useRef(state)
  const isAnother = useRef(false)
  // What is on the page is gone from it before this runs, and nothing new is painted until it has.
  useLayoutEffect(() => {
    const [was, is] = [userOf(before.current), userOf(state)]
    const hasLocked = before.current.kind === 'signed-in' && state.kind === 'locked'
    before.current = state
    const isGone = was !== undefined && was !== is
    if (isGone) {
      // To rest first: a draft that the hub has not taken would go on trying, under the next user's token.
      held.take()
      held.drop()
      beginTurn()
    }
    if (hasLocked && !isGone) held.take()
    if (hasLocked || isGone) {
      void client.cancelQueries()
      client.clear()
      network.forget?.(isGone ? 'everything' : 'answers')
      announce('')
    }
    if (state.kind === 'signed-in') {
      held.giveBack()
      // Somebody else may have signed in while the page was away at the provider.
      isAnother.current ||= !claimTurn(state.user.id)
    }
    isAnother.current ||= isGone
    if (!isAnother.current) setSettled(state)
  }, [state, client, network, announce, held])
  useEffect(() => {
    if (!isAnother.current) return
    inbound.done()
    void router.navigate({ to: '/', replace: true }).then(() => {
      isAnother.current = false
      setSettled(state)
    })
  }, [state, router, inbound])
  return { isSettled: isSame(settled, state), drafts: held.count }
}

function userOf(state: SignInState): string | undefined {
  return state.kind === 'signed-in' || state.kind === 'locked' ? state.user.id : undefined
}

/** A page that has nothing of a patient may be drawn at once; one that has waits for what was before. */
function isSame(settled: SignInState, state: SignInState): boolean {
  return state.kind !== 'signed-in' || (settled.kind === 'signed-in' && userOf(settled) === userOf(state))
}
