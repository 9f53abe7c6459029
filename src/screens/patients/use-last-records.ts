import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { Person, PersonHandle } from '#clinical/person.ts'
import { useNetwork } from '#sources/network-context.tsx'
import { isLastRecordKey, lastRecordQuery } from './last-record.query.ts'

/** A list that is only passed through asks nothing. */
const SETTLED_MS = 400

/**
 * Asks for the last record of the rows in view, one patient after another, so that a list never keeps the hospitals from
 * answering for the patient who is opened from it. Leaving the list aborts the question under way.
 */
export function useLastRecords(people: readonly Person[], inView: ReadonlySet<PersonHandle>): void {
  const network = useNetwork()
  const client = useQueryClient()

  useEffect(() => {
    let isOver = false
    const askOneByOne = async () => {
      for (const person of people) {
        if (isOver) return
        if (!inView.has(person.handle)) continue
        // A question that was aborted leaves its row as it is: 未取得.
        await client.fetchQuery(lastRecordQuery(network, person)).catch(() => undefined)
      }
    }
    const timer = setTimeout(() => void askOneByOne(), SETTLED_MS)
    return () => {
      isOver = true
      clearTimeout(timer)
    }
  }, [client, network, people, inView])

  useEffect(
    () => () => {
      void client.cancelQueries({ predicate: ({ queryKey }) => isLastRecordKey(queryKey) })
    },
    [client],
  )
}
