import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useNetwork } from '#sources/network-context.tsx'
import { purgeOnRefusal } from './purge-on-refusal.ts'

/** As long as somebody reads: what a server has come to refuse goes from the screen (B2). */
export function RefusalWatch() {
  const client = useQueryClient()
  const network = useNetwork()
  useEffect(() => purgeOnRefusal(client, network), [client, network])
  return null
}
