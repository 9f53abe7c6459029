import { useRouter } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import type { PersonHandle } from '#clinical/person.ts'

/**
 * Whether the page is on its way away from this patient. The router keeps the old page drawn until the next one is
 * ready; nothing of a patient may stand for that long, so this tells at once, before anything else is done (PID-3).
 */
export function useLeaving(handle: PersonHandle): boolean {
  const router = useRouter()
  const [isLeaving, setLeaving] = useState(false)
  useEffect(() => {
    const isOther = (path: string) => path.split('/')[2] !== handle
    const stopBefore = router.subscribe('onBeforeNavigate', ({ toLocation, pathChanged }) => {
      if (pathChanged && isOther(toLocation.pathname)) flushSync(() => setLeaving(true))
    })
    // A navigation that was turned back leaves the reader with the patient.
    const stopAfter = router.subscribe('onResolved', ({ toLocation }) => {
      if (!isOther(toLocation.pathname)) setLeaving(false)
    })
    return () => {
      stopBefore()
      stopAfter()
    }
  }, [router, handle])
  return isLeaving
}
