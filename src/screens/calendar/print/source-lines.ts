import type { Facility } from '#clinical/facility.ts'
import type { Person } from '#clinical/person.ts'
import { sourceLines as linesOfAnswers, type SourceLine } from '#record/print/source-lines.ts'
import { timelineAnswers } from '../timeline-answers.ts'
import type { CalendarView } from '../use-calendar.ts'

/** State of each facility as the calendar knows it: years that are not asked yet are missing, too (SRC-2). */
export function sourceLines(
  facilities: readonly Facility[],
  person: Person,
  view: Pick<CalendarView, 'unknown' | 'answers' | 'facilities'>,
): readonly SourceLine[] {
  const notAsked = new Set(
    [...view.unknown.values()].flat().flatMap(({ why, facility }) => (why === 'not-asked' ? [facility] : [])),
  )
  return linesOfAnswers(facilities, person, timelineAnswers(view)).map((line) =>
    notAsked.has(line.facility) && (line.state === 'complete' || line.state === 'part-disclosed')
      ? { ...line, state: 'asking' }
      : line,
  )
}
