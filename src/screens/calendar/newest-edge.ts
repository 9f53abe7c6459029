import type { Axis, Scale } from '#clinical/calendar/calendar-axis.ts'
import { firstDayAfter, monthOf } from '#clinical/calendar/jst-month.ts'
import { addDays, type JstDate } from '#clinical/jst-date.ts'

/** How far the newest columns are in view: the column of `day`, and which part of it. */
interface Edge {
  readonly day: JstDate
  readonly fraction: number
}

interface NewestEdge {
  /** Where the view stands on this axis. */
  on(axis: Pick<Axis, 'scale'>): Edge
  /** The reader has moved the view. */
  move(edge: Edge): void
}

/**
 * What holds the view: a day, not pixels (SPD-2). Days and months have each their own, so that from days to months and
 * back the view is as it was; once it was moved among the months, the days follow to the end of the month.
 */
export function newestEdge(opensAt: JstDate): NewestEdge {
  let at: { readonly scale: Scale; readonly edge: Edge } | undefined
  /** Of the other scale, while this one stands as it was entered. */
  let left: Edge | undefined
  return {
    on: ({ scale }) => {
      if (at === undefined) at = { scale, edge: { day: addDays(opensAt, 1), fraction: 1 } }
      if (at.scale !== scale) {
        const edge = left ?? followed(at.edge, scale)
        left = at.edge
        at = { scale, edge }
      }
      return at.edge
    },
    move: (edge) => {
      if (at === undefined) return
      at = { ...at, edge }
      left = undefined
    },
  }
}

function followed({ day }: Edge, scale: Scale): Edge {
  return { day: scale === 'month' ? day : addDays(firstDayAfter(monthOf(day)), -1), fraction: 1 }
}
