import '#i18n/record.ts'
import { useTranslation } from 'react-i18next'
import { formatPlainDate } from '#clinical/format/date.ts'
import type { PeriodChoice, RecordView } from './record-view.ts'

/** The period in force in words, for the bar, for paper and for files: 「1年」, 「2025/04/01 – 2025/06/30」. */
export function usePeriodWords(): (view: RecordView, fallback: PeriodChoice) => string {
  const { t } = useTranslation('record')
  return (view, fallback) => {
    if (view.from === undefined && view.until === undefined) return t(($) => $.period[view.period ?? fallback])
    const [from, until] = [view.from, view.until].map((day) => (day === undefined ? '' : formatPlainDate(day)))
    return t(($) => $.period.days, { from: from ?? '', until: until ?? '' })
  }
}
