/** How far one search is read before a limit cuts it (SRC-6, E9). */
export interface Reach {
  /** Records after which no further page is asked for. */
  readonly records: number
  /** Pages, of however few records: also the end of a server that never ends. */
  readonly pages: number
}

/** Where nobody could press a button: one that never ends is cut, and nothing else. */
export const FARTHEST: Reach = { records: Number.POSITIVE_INFINITY, pages: 500 }

/** What a page answers its reader with while it draws it (E9): more than most people gather in their lives. */
const FIRST: Reach = { records: 10_000, pages: 500 }

/**
 * How far the searches about whoever is open are read at one server: each as far as the first limit, and twice as far
 * every time that a reader asked for more of what it had cut.
 */
export class ReadingReach {
  #patient: string | undefined
  readonly #factors = new Map<string, number>()
  readonly #cut = new Set<string>()

  /** How far a search for records of a type goes. Of another patient than before it begins anew (PID-4). */
  of(type: string, patientId: string): Reach {
    if (patientId !== this.#patient) this.forget()
    this.#patient = patientId
    const factor = this.#factors.get(type) ?? 1
    return { records: FIRST.records * factor, pages: FIRST.pages * factor }
  }

  /** A limit cut the records of a type. */
  wasCut(type: string, patientId: string): void {
    if (patientId === this.#patient) this.#cut.add(type)
  }

  /** A reader wants more of whatever was cut. */
  extend(): void {
    for (const type of this.#cut) this.#factors.set(type, (this.#factors.get(type) ?? 1) * 2)
    this.#cut.clear()
  }

  forget(): void {
    this.#patient = undefined
    this.#factors.clear()
    this.#cut.clear()
  }
}
