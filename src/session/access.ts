import { addMonths } from '#clinical/calendar/jst-month.ts'
import type { JstDate } from '#clinical/jst-date.ts'
import type { Profession } from '#clinical/profession.ts'
import { RECORD_KINDS, type RecordKind } from '#clinical/record-kind.ts'
import type { SessionPolicy } from './session-policy.ts'

/** Kinds that are no history but what stands now: how far back somebody reads has no meaning for them. */
const WITHOUT_PERIOD: ReadonlySet<RecordKind> = new Set([
  'diagnosis',
  'allergy',
  'infection',
  'contraindication',
  'contact',
])

/** What one user may read in this network, as far as the viewer knows. */
export interface Access {
  mayRead(kind: RecordKind): boolean
  /** The first day that may be read; undefined = from the beginning. */
  since(kind: RecordKind, today: JstDate): JstDate | undefined
  /** The limit in months, for words; undefined = none. */
  readonly months: number | undefined
  /** Kinds that may not be read, in their order. */
  readonly closed: readonly RecordKind[]
  /** Those of them that are closed by what the sign-in grants, not by the profession. */
  readonly closedByGrant: ReadonlySet<RecordKind>
}

const NONE: ReadonlySet<RecordKind> = new Set()

/** `ungranted`: kinds that the scopes of the user's tokens let them read nowhere. Telephone numbers come with the patient and are never closed. */
export function accessOf(profession: Profession, policy: SessionPolicy, ungranted = NONE): Access {
  const { kinds, months } = policy.professions[profession] ?? {}
  const mayRead = (kind: RecordKind) => kind === 'contact' || (kinds?.has(kind) !== false && !ungranted.has(kind))
  return {
    mayRead,
    since: (kind, today) => (months === undefined || WITHOUT_PERIOD.has(kind) ? undefined : addMonths(today, -months)),
    months,
    closed: RECORD_KINDS.filter((kind) => !mayRead(kind)),
    closedByGrant: new Set([...ungranted].filter((kind) => kinds?.has(kind) !== false)),
  }
}
