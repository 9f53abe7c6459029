import { useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import type { GridLine } from '#clinical/laboratory/grid-lines.ts'
import { judgementOf } from '#clinical/laboratory/lab-flag.ts'
import type { LabRow } from '#clinical/laboratory/lab-row.ts'
import { useUserSettings } from '#sources/hub/user-state-context.tsx'
import { Button } from '#ui/button/button.tsx'
import type { GridViewStore } from '#ui/virtual-grid/grid-view.ts'
import styles from './lab-graph.module.css'

interface GraphOffersProps {
  readonly lines: readonly GridLine[]
  readonly view: GridViewStore
  onChoose(rows: readonly LabRow[]): void
}

type RowLine = Extract<GridLine, { kind: 'row' }>

/** What a graph without items may take at one press: what is pinned, and what the reader has before them in the grid. */
export function GraphOffers({ lines, view, onChoose }: GraphOffersProps) {
  const { t } = useTranslation('labsGraph')
  const { settings } = useUserSettings()
  const { rows } = useSyncExternalStore(view.subscribe, view.get)
  const isRow = (line: GridLine): line is RowLine => line.kind === 'row'
  const inView = lines.slice(rows.first, rows.end).filter(isRow)
  const offers = [
    {
      what: 'pinned' as const,
      taken: lines.filter(isRow).filter(({ row }) => settings.pinnedLabItems.includes(row.itemKey)),
    },
    { what: 'abnormal' as const, taken: inView.filter(isNewestAbnormal) },
    { what: 'inView' as const, taken: inView },
  ].filter(({ taken }) => taken.length > 0)
  return (
    <div className={styles.offers}>
      {offers.map(({ what, taken }) => (
        <Button key={what} onClick={() => onChoose(taken.map(({ row }) => row))}>
          {t(($) => $.offer[what], { count: taken.length })}
        </Button>
      ))}
    </div>
  )
}

function isNewestAbnormal({ cells }: RowLine): boolean {
  const newest = cells.at(-1)
  return newest !== undefined && judgementOf(newest.measurement) === 'abnormal'
}
