import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatDate } from '#clinical/format/date.ts'
import { type JstDate, parseJstDate } from '#clinical/jst-date.ts'
import { dayOfColumn } from '#clinical/laboratory/lab-columns.ts'
import { languageOf } from '#i18n/i18n.ts'
import { FacilityLetter } from '#record/facility-names.tsx'
import { Button } from '#ui/button/button.tsx'
import { Popover } from '#ui/popover/popover.tsx'
import styles from './labs.module.css'
import type { LabsView } from './use-labs.ts'

interface ChooseDaysProps {
  readonly labs: LabsView
  readonly chosen: readonly JstDate[]
  onChoose(days: readonly JstDate[]): void
}

/** Which days stand side by side: the days of all collections, the newest on top (DT-7). */
export function ChooseDays({ labs, chosen, onChoose }: ChooseDaysProps) {
  const { t, i18n } = useTranslation('labs')
  const [isOpen, setOpen] = useState(false)
  const opener = useRef<HTMLButtonElement>(null)
  const first = useRef<HTMLInputElement>(null)
  const days = isOpen ? daysOf(labs) : []
  const toggle = (day: JstDate, isOn: boolean) =>
    onChoose(isOn ? [...chosen, day].sort() : chosen.filter((each) => each !== day))
  return (
    <span className={styles['choose-days']}>
      <Button ref={opener} aria-haspopup="dialog" aria-expanded={isOpen} onClick={() => setOpen((before) => !before)}>
        {chosen.length === 0 ? t(($) => $.filter.chooseDates) : t(($) => $.filter.datesAbout, { count: chosen.length })}
      </Button>
      {isOpen ? (
        <Popover
          label={t(($) => $.filter.datesLabel)}
          opener={opener}
          initialFocus={first}
          onClose={() => setOpen(false)}
        >
          <fieldset className={styles.days}>
            <legend className="visually-hidden">{t(($) => $.filter.datesLabel)}</legend>
            {days.map(({ day, facilities }, at) => (
              <label key={day}>
                <input
                  {...(at === 0 ? { ref: first } : {})}
                  type="checkbox"
                  checked={chosen.includes(day)}
                  onChange={(event) => toggle(day, event.currentTarget.checked)}
                />
                {formatDate(day, languageOf(i18n))}
                {facilities.map((facility) => (
                  <FacilityLetter key={facility} facility={facility} />
                ))}
              </label>
            ))}
          </fieldset>
          {chosen.length === 0 ? null : (
            <Button
              size="small"
              onClick={() => {
                onChoose([])
                // The button that was pressed is gone.
                first.current?.focus()
              }}
            >
              {t(($) => $.filter.clearDates)}
            </Button>
          )}
        </Popover>
      ) : null}
    </span>
  )
}

function daysOf(labs: LabsView) {
  const byDay = Map.groupBy(labs.allColumns, (column) => dayOfColumn(column) ?? '')
  return [...byDay]
    .flatMap(([text, columns]) => {
      const day = parseJstDate(text)
      return day === undefined ? [] : [{ day, facilities: [...new Set(columns.flatMap((each) => each.facilities))] }]
    })
    .reverse()
}
