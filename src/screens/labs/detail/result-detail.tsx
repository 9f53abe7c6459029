import '#i18n/labs-graph.ts'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { formatClinicalTime } from '#clinical/format/date.ts'
import { changeFromPrevious } from '#clinical/laboratory/graph/change-from-previous.ts'
import type { LabCell, LabRow } from '#clinical/laboratory/lab-row.ts'
import { resultsOfDay } from '#clinical/laboratory/results-of-day.ts'
import { unitText } from '#clinical/laboratory/unit-key.ts'
import type { Person } from '#clinical/person.ts'
import { languageOf } from '#i18n/i18n.ts'
import { Button } from '#ui/button/button.tsx'
import { Icon } from '#ui/icon/icon.tsx'
import styles from './result-detail.module.css'
import { ResultFacts } from './result-facts.tsx'

interface ResultDetailProps {
  readonly person: Person
  readonly row: LabRow
  /** The cell that was opened; the other results of its row and day stand with it (GRID-10). */
  readonly cell: LabCell
  /** Closes the panel; the focus goes back to the cell. */
  onClose(): void
}

/** Everything that came with a result, in a panel beside the grid (LAB-2). */
export function ResultDetail({ person, row, cell, onClose }: ResultDetailProps) {
  const { t, i18n } = useTranslation('labsGraph')
  const language = languageOf(i18n)
  const panel = useRef<HTMLElement>(null)
  const { current, withdrawn } = resultsOfDay(row, cell)
  const name = row.name[language]
  // biome-ignore lint/correctness/useExhaustiveDependencies: the focus follows the result that was opened
  useEffect(() => panel.current?.focus(), [cell.key])
  return (
    <aside
      ref={panel}
      className={styles.panel}
      aria-label={t(($) => $.detail.label, { item: name })}
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        onClose()
      }}
    >
      <div className={styles.head}>
        <h2>
          {name} <span className={styles.unit}>{unitText(row.unit)}</span>
        </h2>
        <Button variant="icon" aria-label={t(($) => $.detail.close)} onClick={onClose}>
          <Icon name="close" size={18} />
        </Button>
      </div>
      <p className={styles.day}>
        {cell.at === undefined ? t(($) => $.table.noTime) : formatClinicalTime(dayOf(cell.at), language)}
        {current.length > 1 ? <span> {t(($) => $.detail.several, { count: current.length })}</span> : null}
      </p>
      {[...current, ...withdrawn].map((each) => {
        const before = row.cells[row.cells.findIndex(({ key }) => key === each.key) - 1]
        const change = changeFromPrevious(each.measurement.value, before?.measurement.value)
        return (
          <ResultFacts
            key={each.key}
            person={person}
            cell={each}
            isWithdrawn={withdrawn.includes(each)}
            previous={withdrawn.includes(each) ? undefined : before}
            difference={'difference' in change ? change.difference : undefined}
            hasWithdrawn={withdrawn.length > 0}
          />
        )
      })}
    </aside>
  )
}

function dayOf(at: NonNullable<LabCell['at']>): NonNullable<LabCell['at']> {
  return at.text.length > 10 ? { text: at.text.slice(0, 10), precision: 'day' } : at
}
