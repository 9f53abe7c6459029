import { useQueryClient } from '@tanstack/react-query'
import { type Dispatch, type SetStateAction, useEffect, useState } from 'react'
import type { Person, PersonHandle } from '#clinical/person.ts'

const NONE: ReadonlySet<string> = new Set()

/** Rows of the results, the drugs below their graph, records of medicines. */
type Chosen = 'lab-rows' | 'graph-drugs' | 'medicines'

/**
 * What the reader chose, by key: for the graph, and to take along. It lasts while the patient is open, whichever screen
 * stands, and goes with everything else of the patient (PID-4); never in the address, which would tell what is looked at
 * (PID-12).
 */
export function useKeptChoice(
  { handle }: Person,
  what: Chosen,
): readonly [ReadonlySet<string>, Dispatch<SetStateAction<ReadonlySet<string>>>] {
  const client = useQueryClient()
  const [chosen, setChosen] = useState(() => client.getQueryData<ReadonlySet<string>>(keyOf(handle, what)) ?? NONE)
  useEffect(() => {
    const key = keyOf(handle, what)
    client.setQueryDefaults(key, { gcTime: Number.POSITIVE_INFINITY, structuralSharing: false })
    client.setQueryData(key, chosen)
  }, [client, handle, what, chosen])
  return [chosen, setChosen]
}

function keyOf(handle: PersonHandle, what: Chosen) {
  return [handle, 'chosen', what] as const
}
