import type { FacilityId } from '../facility.ts'

/** Who may read a note (NOTE-1): all facilities linked for the patient, one facility alone, or one profession everywhere. */
export type NoteAudience =
  | { readonly kind: 'network' }
  | { readonly kind: 'facility'; readonly facility: FacilityId }
  | { readonly kind: 'profession'; readonly profession: string }

/** What the professions of home care tell each other beside the free text (在宅医療情報連携加算). */
export interface HomeCare {
  /** `YYYY-MM-DD`. */
  readonly nextVisit: string | undefined
  /** Whether the policy of treatment changed; undefined = not said. */
  readonly isPolicyChanged: boolean | undefined
  readonly policy: string | undefined
  readonly carePoints: string | undefined
  readonly endOfLife: string | undefined
}

/** A text that was edited since. `at` is when it was written, as the hub has it. */
export interface EarlierText {
  readonly text: string
  readonly at: string | undefined
}

export interface NoteDeletion {
  readonly at: string | undefined
  readonly by: string | undefined
}
