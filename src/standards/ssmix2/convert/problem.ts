/** Something that a reader of the folder must know; nothing is left out of the result without one (DESIGN.md §5). */
export interface ConversionProblem {
  /** Path of the file, relative to the storage root. */
  readonly file: string
  readonly severity: ProblemSeverity
  readonly what: string
  /** Where in the message, when one place is meant. */
  readonly position?: ProblemPosition
  /** The segment (or the start of the text) that it is about, as it stands in the file. */
  readonly raw?: string
}

/**
 * `error`: something in the file did not become a resource. `warning`: it did, with something set aside or read
 * leniently. `note`: nothing is wrong, but the file gives no resource, and this says why.
 */
export type ProblemSeverity = 'error' | 'warning' | 'note'

interface ProblemPosition {
  /** 0 = MSH. */
  readonly segment: number
  readonly segmentId: string
  readonly field?: number
}
