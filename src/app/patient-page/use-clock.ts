import { useEffect, useState } from 'react'
import type { Instant } from '#clinical/jst-date.ts'
import { now } from '#sources/freshness.ts'
import { useNetwork } from '#sources/network-context.tsx'

/** The time of the network, read anew every `everyMs`: for counting seconds and telling ages. */
export function useClock(everyMs: number): Instant {
  const network = useNetwork()
  const [time, setTime] = useState(() => now(network))
  useEffect(() => {
    setTime(now(network))
    const timer = setInterval(() => setTime(now(network)), everyMs)
    return () => clearInterval(timer)
  }, [network, everyMs])
  return time
}
