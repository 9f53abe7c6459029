import type { JstDate } from '#clinical/jst-date.ts'
import type { Occurrence } from '#clinical/occurrence.ts'

/**
 * The records of the days from `from` to before `until`: a stay that reaches into them, and a date that is recorded less
 * exactly and may lie in them. What has no date is in every period, because nobody knows that it is not (VAL-7).
 */
export function occurrencesWithin(
  occurrences: readonly Occurrence[],
  { from, until }: { readonly from: JstDate; readonly until: JstDate },
): readonly Occurrence[] {
  return occurrences.filter((occurrence) => {
    const first = occurrence.start?.text.slice(0, 10)
    if (first === undefined) return true
    const earliest = `${first}-01-01`.slice(0, 10)
    const last = lastDay(occurrence) ?? first
    return earliest < until && (last === 'ongoing' || last >= from.slice(0, last.length))
  })
}

/** Of a stay, as its bar is drawn: one without an end goes on only where its record says so. */
function lastDay({ kind, end, status }: Occurrence): string | undefined {
  if (kind !== 'stay') return undefined
  if (end !== undefined) return end.text.slice(0, 10)
  return status === 'ongoing' ? 'ongoing' : undefined
}
