import { hashKey, type QueryClient, type QueryKey } from '@tanstack/react-query'
import type { Instant } from '#clinical/jst-date.ts'

/** When each running query began, so that a slow source can be named (SPD-3). Holds nothing once a query has ended. */
const running = new WeakMap<QueryClient, Map<string, Instant>>()

/** Runs `ask`, remembering since when. */
export async function timed<T>(client: QueryClient, key: QueryKey, began: Instant, ask: () => Promise<T>): Promise<T> {
  const starts = running.get(client) ?? new Map<string, Instant>()
  running.set(client, starts)
  const hash = hashKey(key)
  starts.set(hash, began)
  try {
    return await ask()
  } finally {
    if (starts.get(hash) === began) starts.delete(hash)
  }
}

export function runningSince(client: QueryClient, key: QueryKey): Instant | undefined {
  return running.get(client)?.get(hashKey(key))
}
