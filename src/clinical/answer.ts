import type { Instant, JstDate } from './jst-date.ts'

/**
 * What one facility says when it is asked for one kind of record: never a bare array, so that an empty one cannot be
 * mistaken for 「なし」 (SRC-1; DESIGN.md §4). Every screen derives its state from these and from nothing else.
 */
export type Answer<T> =
  | { readonly state: 'loading'; readonly since: Instant }
  | {
      readonly state: 'data'
      /** What could be read; empty only when `gaps` is not. */
      readonly rows: readonly T[]
      /** Why this is not all there is; empty when it is. */
      readonly gaps: readonly Gap[]
      readonly fetchedAt: Instant
    }
  /** Asked, answered completely, and there is nothing (the strict proof of real-servers.md §5). */
  | { readonly state: 'none'; readonly fetchedAt: Instant }
  | { readonly state: 'notDisclosed' }
  | { readonly state: 'outOfConsent' }
  | { readonly state: 'notPermitted' }
  | { readonly state: 'notLinked' }
  | { readonly state: 'failed'; readonly why: Failure; readonly at: Instant }

export type AnswerState = Answer<never>['state']

/** Why a facility did not answer. `reference` is a correlation id for the support desk; it holds nothing clinical. */
export interface Failure {
  readonly reason: FailureReason
  readonly isRetryable: boolean
  readonly reference?: string
}

export type FailureReason =
  | 'unreachable'
  | 'timed-out'
  | 'server-error'
  | 'throttled'
  | 'unauthenticated'
  /** 403 on one of several searches, or on a later page: a matter of rights, not a fault (security-safety.md §E, E19). */
  | 'not-permitted'
  /** A part that lies outside the consent of the patient. */
  | 'out-of-consent'
  | 'not-fhir'
  | 'malformed'
  | 'unsupported-search'
  /** The server answers, but not to a page of this origin (no CORS header): for whoever runs it. */
  | 'origin-refused'
  | 'misconfigured'
  /** The facility's Patient has another date of birth or sex than the person: nothing of it is shown (H-02). */
  | 'identity-differs'
  /** The record of the patient was merged into another since (E15). */
  | 'patient-merged'
  /** One number, several patients: nobody can say whose records these are (H-02). */
  | 'several-patients'

/** One explained reason why rows are missing from an answer that has data (the word `partial` of DESIGN.md §4). */
export type Gap =
  /** A record that could not be understood: kept with its raw text, never dropped (VAL-5, E10). */
  | { readonly kind: 'unreadable'; readonly what: string; readonly why: string; readonly raw: string }
  /** A record whose subject is not this patient: dropped and reported (E13, DESIGN.md §8.1). */
  | { readonly kind: 'wrong-patient'; readonly count: number }
  /** On a server of several facilities: records that do not say whose they are, shown under nobody's name (H-02). */
  | { readonly kind: 'untagged'; readonly count: number }
  /** A later page failed, looped or led to a foreign origin (E6, E8). */
  | { readonly kind: 'page-missing'; readonly why: Failure }
  /** The server warned that the result is not complete (E7). */
  | { readonly kind: 'server-warning'; readonly text: string }
  /**
   * A limit cut the answer: both numbers are shown (SRC-6). `of` = the type of resource whose search was cut; `mayReadOn` = a
   * reader may ask for more of it (E9).
   */
  | {
      readonly kind: 'capped'
      readonly shown: number
      readonly total: number | undefined
      readonly of?: string
      readonly mayReadOn?: true
    }
  /** Beside a cut: the server could not be made to give the newest, so that they may be among what is missing (H-04, H-28). */
  | { readonly kind: 'newest-unsure' }
  /** Asked again, the facility did not answer: these are the records of the last time, with that time (H-04). */
  | { readonly kind: 'refresh-failed'; readonly why: Failure; readonly at: Instant }
  /** Only the newest part of a long period has been asked so far; what is older is on its way (SRC-6). */
  | { readonly kind: 'older-not-yet'; readonly before: JstDate }
  /** The server does not offer a search, so this part was not asked (DESIGN.md §8.15). */
  | { readonly kind: 'unsupported-search'; readonly what: string }
  /**
   * Images: the picture server or the records have not answered yet; what is here is what the other one knows. `undated` =
   * records without the time that a search by date compares are asked for still.
   */
  | { readonly kind: 'part-awaited'; readonly part: 'picture-server' | 'records' | 'undated' }
  | {
      readonly kind: 'part-missing'
      readonly part: 'picture-server' | 'records' | 'annotations'
      readonly why: Failure
    }
  /** The list announces another number of images than came: both are shown (E35). */
  | { readonly kind: 'count-differs'; readonly announced: number; readonly received: number }
