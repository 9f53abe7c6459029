import type { Failure } from '#clinical/answer.ts'
import type { Instant } from '#clinical/jst-date.ts'

/** As long as a server is left alone after its failures, twice. */
const REMEMBERED_MS = 60_000

/**
 * Questions that a server let pass without a word. What lies behind them (the history behind the newest window) is not
 * asked right after: a hospital that never answers would be told as failed only after several deadlines (E2).
 */
export class Unanswered {
  readonly #failures = new Map<string, { readonly why: Failure; readonly at: Instant }>()

  note(question: string, why: Failure, at: Instant): void {
    if (why.reason === 'timed-out' || why.reason === 'unreachable') this.#failures.set(question, { why, at })
  }

  /** Why the question had no answer a moment ago; undefined = it may be asked. */
  failureOf(question: string, now: Instant): Failure | undefined {
    const known = this.#failures.get(question)
    return known !== undefined && isWithin(now - known.at) ? known.why : undefined
  }

  /** A reader wants to know now (SRC-9). */
  forget(): void {
    this.#failures.clear()
  }
}

/** A clock that was set back meanwhile says nothing about how long ago it was. */
function isWithin(ms: number): boolean {
  return ms >= 0 && ms < REMEMBERED_MS
}
