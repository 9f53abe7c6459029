import type { QueryClient, QueryKey } from '@tanstack/react-query'

/** Where something is begun and not yet sent: 'note-desk', 'measure-desk'. */
interface Desk {
  begun(): number
  rest(): void
  wake?(): void
}

const DESKS: ReadonlySet<unknown> = new Set(['note-desk', 'measure-desk'])

/**
 * What a user has written, measured or marked and not sent, kept while the screen is locked, in memory and nowhere else, and given back to the
 * same user alone (A6, E17). It rests meanwhile: nothing is sent under a token that is gone, or that is another's.
 */
export class HeldDrafts {
  readonly #client: QueryClient
  #held: readonly (readonly [QueryKey, Desk])[] = []

  constructor(client: QueryClient) {
    this.#client = client
  }

  /** How many notes, answers, measurements and key images wait here. */
  get count(): number {
    return this.#held.reduce((sum, [, desk]) => sum + desk.begun(), 0)
  }

  /** Before everything else of the patient is forgotten. */
  take(): void {
    const kept = this.#client.getQueriesData<Desk>({ predicate: ({ queryKey }) => DESKS.has(queryKey[1]) })
    this.#held = kept.flatMap(([key, desk]) => (desk === undefined || desk.begun() === 0 ? [] : [[key, desk] as const]))
    for (const [, desk] of this.#held) desk.rest()
  }

  giveBack(): void {
    for (const [key, desk] of this.#held) {
      this.#client.setQueryData(key, desk)
      desk.wake?.()
    }
    this.#held = []
  }

  drop(): void {
    this.#held = []
  }
}
