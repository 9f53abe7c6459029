import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { newsSince } from '#clinical/news/new-records.ts'
import type { Person, PersonHandle } from '#clinical/person.ts'
import { recentQuery } from '#sources/hub/news.query.ts'
import { useLooks } from '#sources/hub/user-state-context.tsx'
import { useNetwork } from '#sources/network-context.tsx'
import { isLastRecordKey, lastRecordQuery } from './last-record.query.ts'

/** A list that is only passed through asks nothing. */
const SETTLED_MS = 400

/**
 * Asks for the last record and the news of the rows in view, one patient after another, so that a list never keeps the hospitals from
 * answering for the patient who is opened from it. Leaving the list aborts the question under way.
 */
export function useLastRecords(people: readonly Person[], inView: ReadonlySet<PersonHandle>): void {
  const network = useNetwork()
  const client = useQueryClient()
  const known = useLooks()

  const looks = useRef(known)
  looks.current = known

  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once more when the looks are known, not at every look
  useEffect(() => {
    let isOver = false
    const askOneByOne = async () => {
      for (const person of people) {
        if (isOver) return
        if (!inView.has(person.handle)) continue
        // A question that was aborted leaves its row as it is: 未取得.
        await client.fetchQuery(lastRecordQuery(network, person)).catch(() => undefined)
        const since = looks.current.isLoaded ? newsSince(looks.current.lookOf(person)) : undefined
        if (isOver || since === undefined) continue
        await client.fetchQuery(recentQuery(network, person, since)).catch(() => undefined)
      }
    }
    const timer = setTimeout(() => void askOneByOne(), SETTLED_MS)
    return () => {
      isOver = true
      clearTimeout(timer)
    }
  }, [client, network, people, inView, known.isLoaded])

  useEffect(
    () => () => {
      void client.cancelQueries({ predicate: ({ queryKey }) => isLastRecordKey(queryKey) || queryKey[1] === 'recent' })
    },
    [client],
  )
}
