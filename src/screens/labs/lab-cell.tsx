import { memo, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { shownFlag } from '#clinical/laboratory/lab-flag.ts'
import type { LabCell } from '#clinical/laboratory/lab-row.ts'
import { FacilityLetter } from '#record/facility-names.tsx'
import { useLabWords } from '#record/lab-value.tsx'
import { ClinicalValue, type ClinicalValueProps } from '#ui/clinical-value/clinical-value.tsx'
import { isLongText } from './grid-measures.ts'
import styles from './labs-grid.module.css'

/** A result in the words of the screen. */
type CellWords = (cell: LabCell) => Omit<ClinicalValueProps, 'alignWith'>

/**
 * LAB-2: the value as recorded, its flag, its mark; the rest is in the detail. One for the whole grid: hundreds of cells that
 * each looked the language up took as long as drawing them (docs/decisions/0014).
 */
export function useCellWords(): CellWords {
  const { t } = useTranslation('labs')
  const words = useLabWords()
  return useMemo(() => {
    const compared = t(($) => $.cell.compared)
    const longText = t(($) => $.cell.longText)
    return (cell) => {
      const { measurement, fact } = cell
      const shown = shownFlag(measurement)
      const flag = words.flag(shown?.flag)
      return {
        text: isLongText(cell) ? longText : words.value(measurement),
        flag:
          flag === undefined || shown?.isCompared !== true
            ? flag
            : { ...flag, name: `${flag.name} ${compared}`, isOutlined: true },
        isReason: measurement.value?.magnitude === undefined,
        mark: words.mark(fact.status),
      }
    }
  }, [t, words])
}

interface LabCellsProps {
  /** All results of one item in one column, oldest first: every one is shown (GRID-10). */
  readonly cells: readonly LabCell[]
  readonly words: CellWords
  /** By `LabCell.key`: invisible digits so that the decimals of the row align (NUM-5). */
  readonly padding: ReadonlyMap<string, string>
  /** Time and hospital stand before each of several. */
  readonly isStacked: boolean
  onOpen(cell: LabCell): void
}

export const LabCells = memo(function LabCells({ cells, words, padding, isStacked, onOpen }: LabCellsProps) {
  return cells.map((cell) => (
    <button key={cell.key} type="button" tabIndex={-1} className={styles.result} onClick={() => onOpen(cell)}>
      {isStacked && cells.length > 1 ? (
        <span className={styles.whence}>
          {cell.at?.text.slice(11, 16)} <FacilityLetter facility={cell.facility} />
        </span>
      ) : null}
      <ClinicalValue {...words(cell)} alignWith={padding.get(cell.key) ?? ''} />
    </button>
  ))
})
