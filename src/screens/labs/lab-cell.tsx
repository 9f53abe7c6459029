import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { shownFlag } from '#clinical/laboratory/lab-flag.ts'
import type { LabCell } from '#clinical/laboratory/lab-row.ts'
import { FacilityLetter } from '#record/facility-names.tsx'
import { useLabWords } from '#record/lab-value.tsx'
import { ClinicalValue } from '#ui/clinical-value/clinical-value.tsx'
import { isLongText } from './grid-measures.ts'
import styles from './labs-grid.module.css'

interface LabCellsProps {
  /** All results of one item in one column, oldest first: every one is shown (GRID-10). */
  readonly cells: readonly LabCell[]
  /** By `LabCell.key`: invisible digits so that the decimals of the row align (NUM-5). */
  readonly padding: ReadonlyMap<string, string>
  /** Time and hospital stand before each of several. */
  readonly isStacked: boolean
  onOpen(cell: LabCell): void
}

export const LabCells = memo(function LabCells({ cells, padding, isStacked, onOpen }: LabCellsProps) {
  return cells.map((cell) => (
    <button key={cell.key} type="button" tabIndex={-1} className={styles.result} onClick={() => onOpen(cell)}>
      {isStacked && cells.length > 1 ? (
        <span className={styles.whence}>
          {cell.at?.text.slice(11, 16)} <FacilityLetter facility={cell.facility} />
        </span>
      ) : null}
      <Result cell={cell} alignWith={padding.get(cell.key) ?? ''} />
    </button>
  ))
})

/** LAB-2: the value as recorded, its flag, its mark; the rest is in the detail. */
function Result({ cell, alignWith }: { readonly cell: LabCell; readonly alignWith: string }) {
  const { t } = useTranslation('labs')
  const { t: record } = useTranslation('record')
  const words = useLabWords()
  const { measurement, fact } = cell
  const shown = shownFlag(measurement)
  const flag = words.flag(shown?.flag)
  const named =
    flag === undefined || shown?.isCompared !== true
      ? flag
      : { ...flag, name: `${flag.name} ${t(($) => $.cell.compared)}`, isOutlined: true }
  const isNumber = measurement.value?.magnitude !== undefined
  const mark =
    fact.status === 'corrected'
      ? { text: record(($) => $.value.corrected), name: record(($) => $.status.corrected) }
      : fact.status === 'preliminary'
        ? { text: t(($) => $.cell.preliminary), name: t(($) => $.cell.preliminaryName) }
        : undefined
  return (
    <ClinicalValue
      text={isLongText(cell) ? t(($) => $.cell.longText) : words.value(measurement)}
      flag={named}
      isReason={!isNumber}
      alignWith={alignWith}
      {...(mark === undefined ? {} : { mark })}
    />
  )
}
