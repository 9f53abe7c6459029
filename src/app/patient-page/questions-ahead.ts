import type { JstDate } from '#clinical/jst-date.ts'
import { periodOf } from '#record/record-view.ts'
import { FALLBACK_PERIOD, readLabsAddress } from '#screens/labs/labs-address.ts'
import type { RecordsToAsk } from '#sources/records.query.ts'
import { ALERT_KINDS, EVER } from './alert-kinds.ts'

type Questions = (search: Readonly<Record<string, unknown>>, today: JstDate) => readonly RecordsToAsk[]

/** Screens whose own questions are known from the address alone. */
const OF_SCREEN: ReadonlyMap<string, Questions> = new Map([
  [
    'labs',
    (search, today) => {
      const period = periodOf(readLabsAddress(search), today, FALLBACK_PERIOD)
      return [
        { kind: 'laboratory', period },
        { kind: 'vital-sign', period },
      ]
    },
  ],
])

/** What the page of a patient will ask for, first what the screen of the address shows; then the alerts of the header. */
export function questionsAhead(
  { pathname, search }: { readonly pathname: string; readonly search: Readonly<Record<string, unknown>> },
  today: JstDate,
): readonly RecordsToAsk[] {
  const ofScreen = OF_SCREEN.get(pathname.split('/')[3] ?? '')?.(search, today) ?? []
  return [...ofScreen, ...ALERT_KINDS.map((kind) => ({ kind, period: EVER }))]
}
