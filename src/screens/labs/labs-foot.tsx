import { type RefObject, useMemo, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import type { GridLine } from '#clinical/laboratory/grid-lines.ts'
import { shownFlag } from '#clinical/laboratory/lab-flag.ts'
import { Icon } from '#ui/icon/icon.tsx'
import type { GridViewStore } from '#ui/virtual-grid/grid-view.ts'
import type { GridHandle } from '#ui/virtual-grid/virtual-grid.tsx'
import styles from './labs.module.css'
import type { LabsView } from './use-labs.ts'

interface LabsFootProps {
  readonly labs: LabsView
  readonly view: GridViewStore
  readonly grid: RefObject<GridHandle | null>
}

/** What the letters and marks mean, how much is shown of how much, and what lies above and below (SRC-6, SRC-8). */
export function LabsFoot({ labs, view, grid }: LabsFootProps) {
  const { t } = useTranslation('labs')
  const { t: record } = useTranslation('record')
  const { rows } = useSyncExternalStore(view.subscribe, view.get)
  const { lines } = labs
  const above = itemsIn(lines.slice(0, rows.first))
  const below = rows.end === 0 ? 0 : itemsIn(lines.slice(rows.end))
  // Every result is looked at: not again whenever the grid scrolls.
  const marks = useMemo(() => marksIn(lines), [lines])
  return (
    <div className={styles.foot}>
      <ul aria-label={t(($) => $.foot.label)}>
        <li>
          <b data-tone="high">H</b> {t(($) => $.foot.high)}
        </li>
        <li>
          <b data-tone="low">L</b> {t(($) => $.foot.low)}
        </li>
        {marks.has('HH') ? (
          <li>
            <b data-tone="critical-high">HH</b> {t(($) => $.foot.criticalHigh)}
          </li>
        ) : null}
        {marks.has('LL') ? (
          <li>
            <b data-tone="critical-low">LL</b> {t(($) => $.foot.criticalLow)}
          </li>
        ) : null}
        {marks.has('A') ? (
          <li>
            <b data-tone="abnormal">A</b> {t(($) => $.foot.abnormal)}
          </li>
        ) : null}
        <li>{t(($) => $.foot.asReported)}</li>
        {marks.has('compared') ? (
          <li>
            <span className={styles.outlined}>H</span> {t(($) => $.foot.compared)}
          </li>
        ) : null}
        {marks.has('corrected') ? (
          <li>
            <b className={styles.mark}>{record(($) => $.value.corrected)}</b> {t(($) => $.foot.corrected)}
          </li>
        ) : null}
        {marks.has('preliminary') ? (
          <li>
            <b className={styles.mark}>{t(($) => $.cell.preliminary)}</b> {t(($) => $.foot.preliminary)}
          </li>
        ) : null}
        {lines.some((line) => line.kind === 'row' && line.row.onlyOf !== undefined) ? (
          <li>
            <b>{t(($) => $.row.local)}</b> {t(($) => $.row.localAbout)}
          </li>
        ) : null}
        {labs.cancelled === 0 ? null : <li>{t(($) => $.foot.cancelled, { count: labs.cancelled })}</li>}
      </ul>
      <p>
        {labs.isCounted ? (
          <span>{t(($) => $.foot.items, { total: labs.rows.length, shown: labs.filtered.rows.length })}</span>
        ) : null}
        {above === 0 ? null : (
          <button type="button" onClick={() => grid.current?.revealRow(Math.max(0, rows.first - 10))}>
            <Icon name="ascending" size={14} />
            {t(($) => $.foot.above, { count: above })}
          </button>
        )}
        {below === 0 ? null : (
          <button type="button" onClick={() => grid.current?.revealRow(Math.min(lines.length - 1, rows.end + 10))}>
            <Icon name="descending" size={14} />
            {t(($) => $.foot.below, { count: below })}
          </button>
        )}
      </p>
    </div>
  )
}

function itemsIn(lines: readonly GridLine[]): number {
  return lines.filter(({ kind }) => kind === 'row').length
}

/** Letters and marks that occur: the legend explains those, beside the H and L that everybody looks for. */
function marksIn(lines: readonly GridLine[]): ReadonlySet<string> {
  const marks = new Set<string>()
  for (const line of lines) {
    if (line.kind !== 'row') continue
    for (const { measurement, fact } of line.cells) {
      const shown = shownFlag(measurement)
      if (shown !== undefined) marks.add(shown.isCompared ? 'compared' : shown.flag.code)
      marks.add(fact.status)
    }
  }
  return marks
}
