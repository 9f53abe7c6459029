import { useCallback, useSyncExternalStore } from 'react'

/** As wide as face-sheet.module.css says: narrower the sheet has one column, wider it has three. */
const TWO_COLUMNS = '(min-width: 1280px) and (max-width: 1599px)'

/** True where the sheet stands in two columns, as on a terminal of 1366×768; the order of the document follows (ACC-2). */
export function useTwoColumns(): boolean {
  const subscribe = useCallback((onChange: () => void) => {
    const query = globalThis.matchMedia?.(TWO_COLUMNS)
    query?.addEventListener('change', onChange)
    return () => query?.removeEventListener('change', onChange)
  }, [])
  return useSyncExternalStore(subscribe, () => globalThis.matchMedia?.(TWO_COLUMNS).matches ?? false)
}
