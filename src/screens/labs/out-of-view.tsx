import { useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { formatPlainDate } from '#clinical/format/date.ts'
import { parseJstDate } from '#clinical/jst-date.ts'
import { dayOfColumn, type LabColumn } from '#clinical/laboratory/lab-columns.ts'
import { Icon } from '#ui/icon/icon.tsx'
import type { GridViewStore } from '#ui/virtual-grid/grid-view.ts'
import styles from './labs-grid.module.css'

interface OutOfViewProps {
  /** In the order in which the grid has them; undefined for a stretch of which nothing is known. */
  readonly columns: readonly (LabColumn | undefined)[]
  /** Key of the row. */
  readonly row: string
  readonly view: GridViewStore
}

/**
 * Of a row without any result among the columns in view: how many lie beyond either edge, and from which day on (SRC-8). An
 * empty stretch of a row is then never read as "not examined" (H-05).
 */
export function OutOfView({ columns, row, view }: OutOfViewProps) {
  const { t } = useTranslation('labs')
  const { first, end } = useSyncExternalStore(view.subscribe, view.get).columns
  const has = (column: LabColumn | undefined) => column?.cells.has(row) === true
  // Asked for every drawn row whenever the grid has moved by a column: most rows have a result in view.
  for (let at = first; at < end; at += 1) if (has(columns[at])) return null
  if (end === 0) return null
  const before = columns.slice(0, first).filter(has)
  const behind = columns.slice(end).filter(has)
  const words = (side: 'before' | 'behind', nearest: LabColumn | undefined, count: number) => {
    const date = dayOf(nearest)
    return date === undefined ? t(($) => $.outOfView.undated, { count }) : t(($) => $.outOfView[side], { date, count })
  }
  return (
    <span className={styles['out-of-view']}>
      {before.length === 0 ? null : (
        <span>
          <Icon name="earlier" size={14} />
          {words('before', before.at(-1), before.length)}
        </span>
      )}
      {behind.length === 0 ? null : (
        <span>
          {words('behind', behind[0], behind.length)}
          <Icon name="later" size={14} />
        </span>
      )}
    </span>
  )
}

function dayOf(column: LabColumn | undefined): string | undefined {
  const day = column === undefined ? undefined : parseJstDate(dayOfColumn(column) ?? '')
  return day === undefined ? undefined : formatPlainDate(day)
}
