import { addMonths } from '#clinical/calendar/jst-month.ts'
import type { FacilityId } from '#clinical/facility.ts'
import { addDays, type JstDate, parseJstDate } from '#clinical/jst-date.ts'
import type { Period } from '#clinical/occurrence.ts'

export const PERIOD_CHOICES = ['1m', '3m', '6m', '1y', '3y', 'all'] as const

/** A period that is counted back from today; `all` has no beginning. */
export type PeriodChoice = (typeof PERIOD_CHOICES)[number]

const MONTHS: Readonly<Record<Exclude<PeriodChoice, 'all'>, number>> = { '1m': 1, '3m': 3, '6m': 6, '1y': 12, '3y': 36 }

/**
 * What all screens of a record share in the address: one period, one hospital filter, one direction of time. Never a
 * person and never a clinical word (PID-12). Every part may be missing: the screen's own default then counts.
 */
export interface RecordView {
  readonly period?: PeriodChoice
  /** First day of a chosen period, instead of `period`. */
  readonly from?: JstDate
  /** Last day of a chosen period, that day included. */
  readonly until?: JstDate
  readonly facility?: FacilityId
  /** Without it the newest stands at the right, or at the end. */
  readonly order?: 'newest-first'
}

/** Reads the shared part of an address, for `validateSearch`; a part that cannot be read is left out. */
export function readRecordView(search: Readonly<Record<string, unknown>>): RecordView {
  const text = (name: string) => (typeof search[name] === 'string' ? search[name] : '')
  const [from, until] = [parseJstDate(text('from')), parseJstDate(text('until'))]
  const isReversed = from !== undefined && until !== undefined && until < from
  const hasDays = !isReversed && (from !== undefined || until !== undefined)
  const period = PERIOD_CHOICES.find((each) => each === text('period'))
  return {
    ...(period === undefined || hasDays ? {} : { period }),
    ...(from === undefined || isReversed ? {} : { from }),
    ...(until === undefined || isReversed ? {} : { until }),
    ...(text('facility') === '' ? {} : { facility: text('facility') as FacilityId }),
    ...(text('order') === 'newest-first' ? { order: 'newest-first' as const } : {}),
  }
}

/** The shared part of any screen's address: what the menu carries to the next screen. */
export function sharedView({ period, from, until, facility, order }: RecordView): RecordView {
  return {
    ...(period === undefined ? {} : { period }),
    ...(from === undefined ? {} : { from }),
    ...(until === undefined ? {} : { until }),
    ...(facility === undefined ? {} : { facility }),
    ...(order === undefined ? {} : { order }),
  }
}

/** The days to ask for, half-open; what is planned after today belongs to every period that is counted back from it. */
export function periodOf(view: RecordView, today: JstDate, fallback: PeriodChoice): Period {
  if (view.from !== undefined || view.until !== undefined) {
    return { from: view.from, until: view.until === undefined ? undefined : addDays(view.until, 1) }
  }
  const choice = view.period ?? fallback
  return { from: choice === 'all' ? undefined : addMonths(today, -MONTHS[choice]), until: undefined }
}
