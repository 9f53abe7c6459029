import { firstDayAfter, firstDayOf, monthOf } from '../calendar/jst-month.ts'
import type { ClinicalTime } from '../clinical-time.ts'
import { clinicalTime } from '../decode/time.ts'
import { addDays, type JstDate, parseJstDate } from '../jst-date.ts'
import { dicomDateTime } from './dicom-time.ts'

interface DateTimeLimits {
  readonly lowerDateTime: string | undefined
  readonly upperDateTime: string | undefined
}

/**
 * The days that `lowerDateTime` and `upperDateTime` of a request leave (IHE RAD-106), first and last included, in Japan's
 * time. Both XML dateTime and the DICOM form are met; a limit without day or month means the whole of it. One that cannot be
 * read limits nothing, so that too much is listed rather than too little; limits that exclude each other limit nothing.
 */
export function requestedDays({ lowerDateTime, upperDateTime }: DateTimeLimits): {
  readonly from?: JstDate
  readonly until?: JstDate
} {
  const from = daysOf(lowerDateTime)?.first
  const until = daysOf(upperDateTime)?.last
  if (from !== undefined && until !== undefined && until < from) return {}
  return { ...(from === undefined ? {} : { from }), ...(until === undefined ? {} : { until }) }
}

/** `2026` and `2026-11` mean all of their days. */
function daysOf(text: string | undefined): { readonly first: JstDate; readonly last: JstDate } | undefined {
  const time: ClinicalTime | undefined = text === undefined ? undefined : (clinicalTime(text) ?? dicomDateTime(text))
  if (time === undefined) return undefined
  const [year = '', month, day] = time.text.slice(0, 10).split('-')
  const first = parseJstDate(`${year}-${month ?? '01'}-${day ?? '01'}`)
  if (first === undefined) return undefined
  if (day !== undefined) return { first, last: first }
  const lastMonth = month === undefined ? parseJstDate(`${year}-12-01`) : firstDayOf(monthOf(first))
  return { first, last: addDays(firstDayAfter(monthOf(lastMonth ?? first)), -1) }
}
