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
      const left = client.getQueryCache().findAll({ queryKey: [person] })
      void client.cancelQueries({ queryKey: [person] })
      client.removeQueries({ queryKey: [person] })
      // Whoever watched one lets go of it after this, which would keep it, removed as it is, for minutes more (E37).
      setTimeout(() => {
        for (const query of left) if (query.getObserversCount() === 0) query.destroy()
      })
    },
    [client, person],
  )
}
