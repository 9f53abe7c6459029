import { useTranslation } from 'react-i18next'
import type { LabCell, LabRow } from '#clinical/laboratory/lab-row.ts'
import { rowRange } from '#clinical/laboratory/row-range.ts'
import { unitText } from '#clinical/laboratory/unit-key.ts'
import { languageOf } from '#i18n/i18n.ts'
import { FacilityLetter } from '#record/facility-names.tsx'
import { NewDot } from '#record/new-facts.tsx'
import styles from './labs-grid.module.css'

interface RowHeadingProps {
  readonly row: LabRow
  /** One of its results came since this user last looked (LIST-6). */
  readonly isNew: boolean
  readonly isChosen: boolean
  onChoose(row: LabRow): void
}

/** Name and unit of a row (NUM-4); pressing it chooses the row for the graph, for a set, for copying. */
export function RowHeading({ row, isNew, isChosen, onChoose }: RowHeadingProps) {
  const { t, i18n } = useTranslation('labs')
  return (
    <button
      type="button"
      tabIndex={-1}
      className={styles.item}
      aria-pressed={isChosen}
      title={row.onlyOf === undefined ? row.senderNames.join(' / ') : t(($) => $.row.noStandardCode)}
      onClick={() => onChoose(row)}
    >
      <b>{row.name[languageOf(i18n)]}</b> <span className={styles.unit}>{unitText(row.unit)}</span>
      {isNew ? <NewDot /> : null}
      {row.onlyOf === undefined ? null : (
        <>
          {' '}
          <FacilityLetter facility={row.onlyOf} />
          <span aria-hidden="true">{t(($) => $.row.local)}</span>
          <span className="visually-hidden">{t(($) => $.row.noStandardCode)}</span>
        </>
      )}
    </button>
  )
}

/** LAB-3: the range of the row, only where all results shown share it. */
export function RangeCell({ cells }: { readonly cells: readonly LabCell[] }) {
  const { t } = useTranslation('labs')
  const range = rowRange(cells)
  switch (range.kind) {
    case 'shared':
      return <span className={styles.range}>{range.text}</span>
    case 'varying':
      return <span className={styles.range}>{t(($) => $.range.varying)}</span>
    case 'none':
      return <span className={styles.range}>{t(($) => $.range.none)}</span>
  }
}
