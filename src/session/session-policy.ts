import type { Profession } from '#clinical/profession.ts'
import type { RecordKind } from '#clinical/record-kind.ts'

/** What a network has decided of sessions and of what each profession reads; the servers decide for themselves (B1). */
export interface SessionPolicy {
  /** Without a hand on the machine for so long the screen locks (A5). */
  readonly idleMinutes: number
  /** A note is sent by who has proven to be there within so long (A10). */
  readonly signingMinutes: number
  /** A profession that is not named reads whatever its token lets it. */
  readonly professions: Readonly<
    Partial<
      Record<
        Profession,
        {
          /** undefined = every kind that is disclosed. */
          readonly kinds: ReadonlySet<RecordKind> | undefined
          /** How far back; undefined = without limit. */
          readonly months: number | undefined
        }
      >
    >
  >
}

/** Ten minutes before the lock, an hour before another proof: where a deployment says nothing. */
export const DEFAULT_POLICY: SessionPolicy = { idleMinutes: 10, signingMinutes: 60, professions: {} }
