import { type JstDate, parseJstDate } from '#clinical/jst-date.ts'
import { type PeriodChoice, type RecordView, readRecordView } from '#record/record-view.ts'

/** Trends of years are what the grid is read for. */
export const FALLBACK_PERIOD: PeriodChoice = 'all'

/**
 * What of the laboratory screen stands in the address beside what all screens share: nothing about a person, and no item
 * (PID-12). Every part may be missing; a part that cannot be read is left out.
 */
export interface LabsAddress extends RecordView {
  /** Without it, one column a collection. */
  readonly by?: 'day' | 'microbiology'
  /** 直近5回. */
  readonly columns?: 'newest-5'
  /** Days whose results are shown, apart by commas, instead of all. */
  readonly days?: string
  readonly abnormal?: 'only'
  readonly changed?: 'only'
  /** The graph stands beside the grid. */
  readonly graph?: 'open'
}

/** Reads the search part of an address; to be given to the router as `validateSearch`. */
export function readLabsAddress(search: Readonly<Record<string, unknown>>): LabsAddress {
  const by = (['day', 'microbiology'] as const).find((each) => each === search.by)
  const days = typeof search.days === 'string' ? search.days.split(',').filter(isDay) : []
  return {
    ...readRecordView(search),
    ...(by === undefined ? {} : { by }),
    ...(search.columns === 'newest-5' && days.length === 0 ? { columns: 'newest-5' as const } : {}),
    ...(days.length === 0 ? {} : { days: days.join(',') }),
    ...(search.abnormal === 'only' ? { abnormal: 'only' as const } : {}),
    ...(search.changed === 'only' ? { changed: 'only' as const } : {}),
    ...(search.graph === 'open' ? { graph: 'open' as const } : {}),
  }
}

/** The chosen days of an address. */
export function daysOf({ days }: LabsAddress): readonly JstDate[] {
  return (days ?? '').split(',').flatMap((each) => parseJstDate(each) ?? [])
}

function isDay(text: string): boolean {
  return parseJstDate(text) !== undefined
}
