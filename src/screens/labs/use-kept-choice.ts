import { useQueryClient } from '@tanstack/react-query'
import { type Dispatch, type SetStateAction, useEffect, useState } from 'react'
import type { Person, PersonHandle } from '#clinical/person.ts'

const NONE: ReadonlySet<string> = new Set()

/**
 * The rows that are chosen for the graph. They last while the patient is open, whichever screen stands, and go with
 * everything else of the patient (PID-4); never in the address, which would tell what is looked at (PID-12).
 */
export function useKeptChoice({
  handle,
}: Person): readonly [ReadonlySet<string>, Dispatch<SetStateAction<ReadonlySet<string>>>] {
  const client = useQueryClient()
  const [chosen, setChosen] = useState(() => client.getQueryData<ReadonlySet<string>>(keyOf(handle)) ?? NONE)
  useEffect(() => {
    const key = keyOf(handle)
    client.setQueryDefaults(key, { gcTime: Number.POSITIVE_INFINITY, structuralSharing: false })
    client.setQueryData(key, chosen)
  }, [client, handle, chosen])
  return [chosen, setChosen]
}

function keyOf(handle: PersonHandle) {
  return [handle, 'chosen-lab-rows'] as const
}
