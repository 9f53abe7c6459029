import type { Facility, FacilityId } from '#clinical/facility.ts'
import type { Instant } from '#clinical/jst-date.ts'
import type { Person } from '#clinical/person.ts'
import type { CalendarView } from '../use-calendar.ts'

/** State of one facility as a whole, for paper: `complete` only when nothing of it is missing (SRC-2). */
export interface SourceLine {
  readonly facility: FacilityId
  readonly state: 'complete' | 'failed' | 'asking' | 'incomplete' | 'not-linked'
  readonly at: Instant | undefined
}

export function sourceLines(
  facilities: readonly Facility[],
  person: Person,
  view: Pick<CalendarView, 'unknown' | 'answers'>,
): readonly SourceLine[] {
  const stretches = [...view.unknown.values()].flat()
  return facilities.map(({ id }) => {
    const link = person.links.find((each) => each.facility === id)
    if (link === undefined || (link.state !== 'linked' && link.state !== 'importing')) {
      return { facility: id, state: 'not-linked', at: undefined }
    }
    const reasons = new Set(stretches.filter((each) => each.facility === id).map((each) => each.why))
    const times = [...(view.answers.get(id)?.values() ?? [])].flatMap((answer) =>
      answer.state === 'data' || answer.state === 'none' ? [answer.fetchedAt] : [],
    )
    const state = reasons.has('failed')
      ? 'failed'
      : reasons.has('asking') || reasons.has('not-asked')
        ? 'asking'
        : reasons.has('incomplete')
          ? 'incomplete'
          : 'complete'
    return { facility: id, state, at: times.length === 0 ? undefined : (Math.min(...times) as Instant) }
  })
}
