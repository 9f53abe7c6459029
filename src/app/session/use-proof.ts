import { useRouter } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import type { UnlockResult } from '#session/sign-in.ts'

interface Proof {
  /** `failed`: the window was closed, or blocked, or the provider could not be reached. */
  readonly state: 'none' | 'running' | 'failed'
  /** Asks for proof at the provider; another press asks anew, because nobody tells that a window was closed. */
  run(ask: (place: string) => Promise<UnlockResult>): Promise<UnlockResult>
}

/** How far somebody is with proving that they are there; the newest attempt counts. */
export function useProof(): Proof {
  const router = useRouter()
  const attempts = useRef(0)
  const [state, setState] = useState<Proof['state']>('none')
  return {
    state,
    run: async (ask) => {
      attempts.current += 1
      const attempt = attempts.current
      setState('running')
      const result = await ask(router.state.location.href)
      if (attempt === attempts.current) setState(result === 'cancelled' ? 'failed' : 'none')
      return result
    },
  }
}
