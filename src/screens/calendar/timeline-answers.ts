import type { FacilityId } from '#clinical/facility.ts'
import type { Occurrence } from '#clinical/occurrence.ts'
import { RECORD_KINDS } from '#clinical/record-kind.ts'
import type { Answers } from '#record/facility-states.ts'
import type { CalendarView } from './use-calendar.ts'

/** The answers of a timeline kind by kind, as the screens of one kind have them. */
export function timelineAnswers(
  { facilities, answers }: Pick<CalendarView, 'facilities' | 'answers'>,
  facility?: FacilityId | undefined,
): readonly Answers<Occurrence>[] {
  return RECORD_KINDS.map(
    (kind) =>
      new Map(
        facilities.flatMap(({ id }) => {
          const answer = answers.get(id)?.get(kind)
          return answer === undefined || (facility !== undefined && facility !== id) ? [] : [[id, answer] as const]
        }),
      ),
  )
}
