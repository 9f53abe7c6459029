import { type FormEvent, type RefObject, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Scale } from '#clinical/calendar/calendar-axis.ts'
import type { SettingChoice } from '#clinical/calendar/calendar-filter.ts'
import { nextRecordDay, previousRecordDay } from '#clinical/calendar/record-days.ts'
import { formatPlainDate } from '#clinical/format/date.ts'
import { addDays, type JstDate } from '#clinical/jst-date.ts'
import type { Person } from '#clinical/person.ts'
import { OutputMenu } from '#record/export/output-menu.tsx'
import { useFacilityNames } from '#record/facility-names.tsx'
import { FindField } from '#record/find-field.tsx'
import { WithheldLine } from '#record/withheld-line.tsx'
import { Button } from '#ui/button/button.tsx'
import { Icon } from '#ui/icon/icon.tsx'
import { Segment } from '#ui/segment/segment.tsx'
import { Select } from '#ui/select/select.tsx'
import styles from './calendar.module.css'
import { type CalendarAddress, departmentDigest } from './calendar-address.ts'
import type { GridHandle } from './calendar-grid.tsx'
import { CalendarOutput } from './calendar-output.tsx'
import { dayToGoTo } from './day-to-go-to.ts'
import type { CalendarView } from './use-calendar.ts'
import type { Words } from './use-words.ts'

interface CalendarBarProps {
  readonly person: Person
  readonly view: CalendarView
  readonly address: CalendarAddress
  readonly words: Words
  readonly search: string
  onSearch(text: string): void
  /** What is in view is taken out when it is asked for. */
  readonly grid: RefObject<GridHandle | null>
  /** Where the cursor stands: the jumps start from here. */
  readonly at: JstDate
  onAddress(address: CalendarAddress): void
  onScale(scale: Scale): void
  onGoTo(day: JstDate): void
  onJump(direction: 'previous' | 'next'): void
}

/** Title, scale, moves in time, search and filters, and what can be taken along. */
export function CalendarBar(props: CalendarBarProps) {
  const { person, view, address, words, at, search, grid, onAddress, onScale, onGoTo, onJump, onSearch } = props
  const { t } = useTranslation('calendar')
  return (
    <div className={styles.bar}>
      <h1>{t(($) => $.title)}</h1>
      <Segment
        label={t(($) => $.scale.label)}
        options={[
          { value: 'day', label: t(($) => $.scale.day) },
          { value: 'month', label: t(($) => $.scale.month) },
        ]}
        value={view.scale}
        onChange={onScale}
      />
      <Button
        title={t(($) => $.previousRecord)}
        onClick={() => onJump('previous')}
        disabled={previousRecordDay(view.records, at) === undefined}
      >
        <Icon name="previous-record" />
        <span className={styles.jump}>{t(($) => $.previousRecord)}</span>
      </Button>
      <Button onClick={() => onGoTo(view.today)}>{t(($) => $.today)}</Button>
      <Button
        title={t(($) => $.nextRecord)}
        onClick={() => onJump('next')}
        disabled={nextRecordDay(view.records, at) === undefined}
      >
        <span className={styles.jump}>{t(($) => $.nextRecord)}</span>
        <Icon name="next-record" />
      </Button>
      <GoToDate view={view} onGoTo={onGoTo} />
      <FindField label={t(($) => $.search)} hint={t(($) => $.searchHint)} value={search} onChange={onSearch} />
      <div className={styles.filters}>
        <Filters view={view} address={address} words={words} onAddress={onAddress} />
        <OutputMenu offers={['csv', 'copy']}>
          <CalendarOutput person={person} view={view} words={words} grid={grid} />
        </OutputMenu>
      </div>
      <WithheldLine />
    </div>
  )
}

/** 日付へ移動: any date that can be typed, in either calendar; a month or a year leads to its first day in view. */
function GoToDate({ view, onGoTo }: { readonly view: CalendarView; onGoTo(day: JstDate): void }) {
  const { t } = useTranslation('calendar')
  const id = useId()
  const [error, setError] = useState<string>()
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const typed = String(new FormData(event.currentTarget).get('date') ?? '').trim()
    const day = dayToGoTo(typed, view.today)
    const { first, afterLast } = view.axis
    if (day === undefined) {
      setError(t(($) => $.goTo.unreadable))
    } else if (day < first || day >= afterLast) {
      setError(t(($) => $.goTo.outside, { from: formatPlainDate(first), to: formatPlainDate(addDays(afterLast, -1)) }))
    } else {
      setError(undefined)
      onGoTo(day)
    }
  }
  return (
    <form className={styles['go-to']} onSubmit={submit}>
      <input
        name="date"
        aria-label={t(($) => $.goTo.label)}
        placeholder={t(($) => $.goTo.label)}
        title={t(($) => $.goTo.hint)}
        autoComplete="off"
        inputMode="text"
        aria-invalid={error !== undefined}
        aria-describedby={error === undefined ? undefined : id}
        onChange={() => setError(undefined)}
      />
      {error === undefined ? null : (
        <span id={id} role="alert" className={styles['go-to-error']}>
          {error}
        </span>
      )}
    </form>
  )
}

interface FiltersProps {
  readonly view: CalendarView
  readonly address: CalendarAddress
  readonly words: Words
  onAddress(address: CalendarAddress): void
}

/** Filters by hospital, 入外 and department; each choice says how many records it shows (CAL-7). */
function Filters({ view, address, words, onAddress }: FiltersProps) {
  const { t } = useTranslation('calendar')
  const { letter, shortName } = useFacilityNames()
  const all = { value: '', label: t(($) => $.filter.all) }
  const choice = (value: string, name: string, count: number) => ({
    value,
    label: t(($) => $.filter.choice, { name, count }),
  })
  const { facility: _facility, ...withoutFacility } = address
  const { setting: _setting, ...withoutSetting } = address
  const { department: _department, ...withoutDepartment } = address
  return (
    <>
      <Select
        label={t(($) => $.filter.facility)}
        options={[
          all,
          ...keeping(view.choices.facilities, address.facility).map(({ value, count }) =>
            choice(value, `${letter(value)} ${shortName(value)}`, count),
          ),
        ]}
        value={address.facility ?? ''}
        onChange={(value) => {
          const facility = view.choices.facilities.find((each) => each.value === value)?.value
          onAddress(facility === undefined ? withoutFacility : { ...address, facility })
        }}
      />
      <Select
        label={t(($) => $.filter.setting)}
        options={[
          all,
          ...keeping<SettingChoice>(view.choices.settings, address.setting).map(({ value, count }) =>
            choice(value, words.setting(value), count),
          ),
        ]}
        value={address.setting ?? ''}
        onChange={(value) => {
          const setting = view.choices.settings.find((each) => each.value === value)?.value
          onAddress(setting === undefined ? withoutSetting : { ...address, setting })
        }}
      />
      <Select
        label={t(($) => $.filter.department)}
        options={[
          all,
          ...view.choices.departments.map(({ value, count }) =>
            choice(departmentDigest(value), value === '' ? t(($) => $.filter.unrecorded) : value, count),
          ),
        ]}
        value={address.department ?? ''}
        onChange={(value) => onAddress(value === '' ? withoutDepartment : { ...address, department: value })}
      />
    </>
  )
}

/** The choice in force stays in its list even when no record of it has arrived (yet). */
function keeping<T>(choices: readonly { readonly value: T; readonly count: number }[], chosen: T | undefined) {
  return chosen === undefined || choices.some((each) => each.value === chosen)
    ? choices
    : [...choices, { value: chosen, count: 0 }]
}
