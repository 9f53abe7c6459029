import { useLayoutEffect } from 'react'
import { useUserSettings } from '#sources/hub/user-state-context.tsx'

/** Tells the styles how much room rows take: 標準 or ゆったり (GRID-4). */
export function Density() {
  const { density } = useUserSettings().settings
  useLayoutEffect(() => {
    document.documentElement.dataset.density = density
  }, [density])
  return null
}
