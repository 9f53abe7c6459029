import '#i18n/record.ts'
import { useTranslation } from 'react-i18next'
import { Select } from '#ui/select/select.tsx'
import { PERIOD_CHOICES, type PeriodChoice, type RecordView } from './record-view.ts'
import { usePeriodWords } from './use-period-words.ts'

interface PeriodSelectProps<V extends RecordView> {
  readonly view: V
  readonly fallback: PeriodChoice
  onView(view: V): void
}

/** The one period of all screens, counted back from today. */
export function PeriodSelect<V extends RecordView>({ view, fallback, onView }: PeriodSelectProps<V>) {
  const { t } = useTranslation('record')
  const words = usePeriodWords()
  const isDays = view.from !== undefined || view.until !== undefined
  const days = isDays ? [{ value: 'days' as const, label: words(view, fallback) }] : []
  return (
    <Select<PeriodChoice | 'days'>
      label={t(($) => $.period.label)}
      options={[...PERIOD_CHOICES.map((value) => ({ value, label: t(($) => $.period[value]) })), ...days]}
      value={isDays ? 'days' : (view.period ?? fallback)}
      onChange={(period) => {
        if (period === 'days') return
        const { from: _from, until: _until, ...rest } = view
        onView({ ...rest, period } as V)
      }}
    />
  )
}
