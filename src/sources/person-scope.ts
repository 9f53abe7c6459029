import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { PersonHandle } from '#clinical/person.ts'

/**
 * Ties everything asked about a person to the component that shows them: leaving it aborts what is under way and
 * forgets what has come (PID-3, PID-4, security-safety.md §E rule 7).
 */
export function usePersonScope(person: PersonHandle): void {
  const client = useQueryClient()
  useEffect(
    () => () => {
      void client.cancelQueries({ queryKey: [person] })
      client.removeQueries({ queryKey: [person] })
    },
    [client, person],
  )
}
