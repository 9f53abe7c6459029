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

/** What one profession may read in this network, as far as the viewer knows. */
export interface Access {
  mayRead(kind: RecordKind): boolean
  /** The first day that may be read; undefined = from the beginning. */
  since(kind: RecordKind, today: JstDate): JstDate | undefined
  /** The limit in months, for words; undefined = none. */
  readonly months: number | undefined
  /** Kinds that may not be read, in their order. */
  readonly closed: readonly RecordKind[]
}

/** Telephone numbers come with the patient and are never closed. */
export function accessOf(profession: Profession, policy: SessionPolicy): Access {
  const { kinds, months } = policy.professions[profession] ?? {}
  const mayRead = (kind: RecordKind) => kinds === undefined || kind === 'contact' || kinds.has(kind)
  return {
    mayRead,
    since: (kind, today) => (months === undefined || WITHOUT_PERIOD.has(kind) ? undefined : addMonths(today, -months)),
    months,
    closed: RECORD_KINDS.filter((kind) => !mayRead(kind)),
  }
}
