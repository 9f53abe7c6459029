import type { Facility } from '#clinical/facility.ts'
import type { Instant } from '#clinical/jst-date.ts'
import type { Person } from '#clinical/person.ts'
import type { SourceLine } from '#record/print/source-lines.ts'
import type { CalendarView } from '../use-calendar.ts'

/** State of each facility as the calendar knows it: of its timeline, not of one list. */
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
