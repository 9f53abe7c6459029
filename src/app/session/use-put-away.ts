import { useEffect, useState } from 'react'
import { flushSync } from 'react-dom'

/**
 * True once the browser keeps this page for its Back button: what stands on it goes before it is kept. Brought back, the
 * page is loaded anew, and it is asked again who is there (A7).
 */
export function usePutAway(): boolean {
  const [isPutAway, setPutAway] = useState(false)
  useEffect(() => {
    const onHide = ({ persisted }: PageTransitionEvent) => {
      if (persisted) flushSync(() => setPutAway(true))
    }
    const onShow = ({ persisted }: PageTransitionEvent) => {
      if (persisted) location.reload()
    }
    addEventListener('pagehide', onHide)
    addEventListener('pageshow', onShow)
    return () => {
      removeEventListener('pagehide', onHide)
      removeEventListener('pageshow', onShow)
    }
  }, [])
  return isPutAway
}
