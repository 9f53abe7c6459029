import { useCallback, useEffect, useState } from 'react'
import type { ImageEngine } from '#imaging/image-engine.ts'
import { openInTurn } from './engine-in-turn.ts'

export type EngineState =
  | { readonly state: 'loading' }
  | { readonly state: 'ready'; readonly engine: ImageEngine }
  | { readonly state: 'failed'; retry(): void }

const LOADING: EngineState = { state: 'loading' }

/** The engine while `isNeeded`, closed wholly when the screen goes (IMG-8). Its code is not loaded before it is needed. */
export function useEngine(load: () => Promise<ImageEngine>, isNeeded: boolean): EngineState {
  const [attempt, setAttempt] = useState(0)
  const [opened, setOpened] = useState<{ readonly engine: ImageEngine } | 'failed'>()
  const retry = useCallback(() => setAttempt((before) => before + 1), [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt opens it anew
  useEffect(() => {
    if (!isNeeded) return
    let isGone = false
    const opening = openInTurn(load)
    opening.engine.then(
      (engine) => {
        if (!isGone) setOpened({ engine })
      },
      () => {
        if (!isGone) setOpened('failed')
      },
    )
    return () => {
      isGone = true
      setOpened(undefined)
      opening.close()
    }
  }, [load, isNeeded, attempt])
  if (opened === undefined) return LOADING
  return opened === 'failed' ? { state: 'failed', retry } : { state: 'ready', engine: opened.engine }
}
