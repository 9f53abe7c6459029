import { useSignedInUser } from '#session/session-context.tsx'
import { useNetwork } from '#sources/network-context.tsx'
import { DEFAULT_EXPORT, type ExportPolicy } from '#sources/policy-config.ts'

/** Whether the signed-in user may take records out of the viewer in a way, by profession (DESIGN.md §8.13). */
export function useMayExport(): (what: keyof ExportPolicy) => boolean {
  const { exports = DEFAULT_EXPORT } = useNetwork()
  const { profession } = useSignedInUser()
  return (what) => exports[what].includes(profession)
}
