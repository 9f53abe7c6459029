/** The part of a query's result that says what there is to show. */
export interface QueryPart<T> {
  readonly data: T | undefined
  readonly isError: boolean
}

/** What several queries have brought, by what each was asked for. */
export type QueryParts<K, T> = ReadonlyMap<K, QueryPart<T>>

/**
 * Gives a `combine` for `useQueries`, of as many queries in the order of `keys`. While nothing that can be shown is another,
 * it returns the same map: a query that begins to ask would otherwise have a whole screen drawn again (SPD-1).
 */
export function queryParts<K, T>(keys: readonly K[]): (results: readonly QueryPart<T>[]) => QueryParts<K, T> {
  let last: QueryParts<K, T> = new Map()
  return (results) => {
    const parts = keys.map((key, at): [K, QueryPart<T>] => {
      const { data, isError } = results[at] ?? { data: undefined, isError: false }
      const before = last.get(key)
      return [key, before?.data === data && before?.isError === isError ? before : { data, isError }]
    })
    const isSame = parts.length === last.size && parts.every(([key, part]) => last.get(key) === part)
    if (!isSame) last = new Map(parts)
    return last
  }
}
