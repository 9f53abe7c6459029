import type { QueryClient, QueryKey } from '@tanstack/react-query'
import type { NoteDesk } from '#screens/notes/note-desk.ts'

/**
 * What a user has written and not sent, kept while the screen is locked, in memory and nowhere else, and given back to the
 * same user alone (A6, E17). It rests meanwhile: nothing is sent under a token that is gone, or that is another's.
 */
export class HeldDrafts {
  readonly #client: QueryClient
  #held: readonly (readonly [QueryKey, NoteDesk])[] = []

  constructor(client: QueryClient) {
    this.#client = client
  }

  /** How many notes and answers wait here. */
  get count(): number {
    return this.#held.reduce((sum, [, desk]) => sum + desk.begun(), 0)
  }

  /** Before everything else of the patient is forgotten. */
  take(): void {
    const kept = this.#client.getQueriesData<NoteDesk>({ predicate: ({ queryKey }) => queryKey[1] === 'note-desk' })
    this.#held = kept.flatMap(([key, desk]) => (desk === undefined || desk.begun() === 0 ? [] : [[key, desk] as const]))
    for (const [, desk] of this.#held) desk.rest()
  }

  giveBack(): void {
    for (const [key, desk] of this.#held) {
      this.#client.setQueryData(key, desk)
      desk.wake()
    }
    this.#held = []
  }

  drop(): void {
    this.#held = []
  }
}
