import '#i18n/record.ts'
import { type FormEvent, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { parseJstDate } from '#clinical/jst-date.ts'
import { Button } from '#ui/button/button.tsx'
import { Popover } from '#ui/popover/popover.tsx'
import { Select } from '#ui/select/select.tsx'
import styles from './period-select.module.css'
import { PERIOD_CHOICES, type PeriodChoice, type RecordView } from './record-view.ts'
import { usePeriodWords } from './use-period-words.ts'

interface PeriodSelectProps<V extends RecordView> {
  readonly view: V
  readonly fallback: PeriodChoice
  onView(view: V): void
}

/** The one period of all screens: counted back from today, or from one day to another. */
export function PeriodSelect<V extends RecordView>({ view, fallback, onView }: PeriodSelectProps<V>) {
  const { t } = useTranslation('record')
  const words = usePeriodWords()
  const select = useRef<HTMLSelectElement>(null)
  const [isChoosing, setChoosing] = useState(false)
  const isDays = view.from !== undefined || view.until !== undefined
  const { from: _from, until: _until, period: _period, ...rest } = view
  return (
    <span className={styles.place}>
      <Select<PeriodChoice | 'days' | 'choose'>
        ref={select}
        label={t(($) => $.period.label)}
        options={[
          ...PERIOD_CHOICES.map((value) => ({ value, label: t(($) => $.period[value]) })),
          ...(isDays ? [{ value: 'days' as const, label: words(view, fallback) }] : []),
          { value: 'choose', label: t(($) => $.period.choose) },
        ]}
        value={isDays ? 'days' : (view.period ?? fallback)}
        onChange={(period) => {
          if (period === 'choose') setChoosing(true)
          else if (period !== 'days') onView({ ...rest, period } as V)
        }}
      />
      {isChoosing ? (
        <Popover label={t(($) => $.period.label)} opener={select} align="end" onClose={() => setChoosing(false)}>
          <Days
            view={view}
            onDays={(days) => {
              setChoosing(false)
              select.current?.focus()
              onView({ ...rest, ...days } as V)
            }}
          />
        </Popover>
      ) : null}
    </span>
  )
}

interface DaysProps {
  readonly view: RecordView
  onDays(days: Pick<RecordView, 'from' | 'until'>): void
}

/** First and last day, either of which may stay open; what cannot be a period is said beside the fields. */
function Days({ view, onDays }: DaysProps) {
  const { t } = useTranslation('record')
  const problem = useId()
  const [error, setError] = useState<'missing' | 'reversed'>()
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const typed = new FormData(event.currentTarget)
    const [from, until] = ['from', 'until'].map((name) => parseJstDate(String(typed.get(name) ?? '')))
    if (from === undefined && until === undefined) setError('missing')
    else if (from !== undefined && until !== undefined && until < from) setError('reversed')
    else onDays({ ...(from === undefined ? {} : { from }), ...(until === undefined ? {} : { until }) })
  }
  const field = (name: 'from' | 'until') => (
    <label className={styles.field}>
      {t(($) => $.period[name])}
      <input
        type="date"
        autoComplete="off"
        name={name}
        defaultValue={view[name] ?? ''}
        aria-invalid={error !== undefined}
        aria-describedby={error === undefined ? undefined : problem}
        onChange={() => setError(undefined)}
      />
    </label>
  )
  return (
    <form className={styles.days} onSubmit={submit}>
      {field('from')}
      {field('until')}
      {error === undefined ? null : (
        <p id={problem} role="alert" className={styles.error}>
          {t(($) => $.period[error])}
        </p>
      )}
      <Button type="submit" variant="outline">
        {t(($) => $.period.apply)}
      </Button>
    </form>
  )
}
