import { useQueries, useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo, useRef } from 'react'
import { newRecords, newsSince } from '#clinical/news/new-records.ts'
import type { Person, PersonHandle } from '#clinical/person.ts'
import { recentQuery } from '#sources/hub/news.query.ts'
import { useLooks } from '#sources/hub/user-state-context.tsx'
import { useNetwork } from '#sources/network-context.tsx'

export interface PatientsWithNews {
  /** Something came since this user last looked, as far as it is known. */
  readonly known: ReadonlySet<PersonHandle>
  /** Not asked yet, or some hospital did not answer: there may be news (SRC-2). */
  readonly unknown: ReadonlySet<PersonHandle>
}

/**
 * Who of the list has 新着 (LIST-6). Only patients at whom this user has looked can have any. While `isWanted` those who
 * are not known yet are asked for, one patient after another.
 */
export function usePatientsWithNews(people: readonly Person[], isWanted: boolean): PatientsWithNews {
  const network = useNetwork()
  const client = useQueryClient()
  const { isLoaded, lookOf } = useLooks()
  const asked = useMemo(
    () =>
      isLoaded
        ? people.flatMap((person) => {
            const look = lookOf(person)
            const since = newsSince(look)
            return since === undefined ? [] : [{ person, look, query: recentQuery(network, person, since) }]
          })
        : [],
    [people, isLoaded, lookOf, network],
  )
  const answers = useQueries({ queries: asked.map(({ query }) => ({ ...query, enabled: false })) })
  const wanted = useRef(asked)
  wanted.current = asked
  useEffect(() => {
    if (!isWanted || !isLoaded) return
    let isOver = false
    const askOneByOne = async () => {
      for (const { query } of wanted.current) {
        if (isOver) return
        // What cannot be asked stays unknown and says so.
        await client.fetchQuery(query).catch(() => undefined)
      }
    }
    void askOneByOne()
    return () => {
      isOver = true
    }
  }, [client, isWanted, isLoaded])
  const known = new Set<PersonHandle>()
  // At whom this user has looked is not known (yet): of nobody can be said that there is nothing new.
  const unknown = new Set<PersonHandle>(isLoaded ? [] : people.map(({ handle }) => handle))
  for (const [at, { person, look }] of asked.entries()) {
    const data = answers[at]?.data
    if (data !== undefined && newRecords(data.occurrences, look).length > 0) known.add(person.handle)
    else if (data === undefined || data.missing.length > 0) unknown.add(person.handle)
  }
  return { known, unknown }
}
