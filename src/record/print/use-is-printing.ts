import { useEffect, useState } from 'react'
import { flushSync } from 'react-dom'

/** Whether the browser prints now, however that was asked for; drawn before the browser takes the page. */
export function useIsPrinting(): boolean {
  const [isPrinting, setPrinting] = useState(false)
  useEffect(() => {
    const draw = () => flushSync(() => setPrinting(true))
    const remove = () => setPrinting(false)
    window.addEventListener('beforeprint', draw)
    window.addEventListener('afterprint', remove)
    return () => {
      window.removeEventListener('beforeprint', draw)
      window.removeEventListener('afterprint', remove)
    }
  }, [])
  return isPrinting
}
