import { memo, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { LabCell } from '#clinical/laboratory/lab-row.ts'
import { FacilityLetter } from '#record/facility-names.tsx'
import { useLabWords } from '#record/lab-value.tsx'
import { useUndisclosedWords } from '#record/undisclosed-words.ts'
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
  const undisclosedWords = useUndisclosedWords()
  const words = useLabWords()
  return useMemo(() => {
    const short = t(($) => $.cell.undisclosed)
    const longText = t(($) => $.cell.longText)
    return (cell) => {
      const { measurement, fact } = cell
      const mark = words.mark(fact.status)
      const undisclosed = undisclosedWords(fact.sensitivity)
      return {
        text: isLongText(cell) ? longText : words.value(measurement),
        flag: words.shown(measurement),
        isReason: measurement.value?.magnitude === undefined,
        mark: undisclosed === undefined ? mark : both({ text: short, name: undisclosed }, mark),
      }
    }
  }, [t, undisclosedWords, words])
}

type Mark = NonNullable<ClinicalValueProps['mark']>

/** 未告知 before 速 or 訂: one is of the patient, the other of the value (PRV-1, VAL-4). */
function both(one: Mark, other: ClinicalValueProps['mark']): Mark {
  return other === undefined ? one : { text: `${one.text} ${other.text}`, name: `${one.name} ${other.name}` }
}

interface LabCellsProps {
  /** All results of one item in one column, oldest first: every one is shown (GRID-10). */
  readonly cells: readonly LabCell[]
  readonly words: CellWords
  /** By `LabCell.key`: invisible digits so that the decimals of the row align (NUM-5). */
  readonly padding: ReadonlyMap<string, string>
  /** Time and hospital stand before each value, because the column holds more than one collection (GRID-10). */
  readonly isStacked: boolean
  onOpen(cell: LabCell): void
}

export const LabCells = memo(function LabCells({ cells, words, padding, isStacked, onOpen }: LabCellsProps) {
  return cells.map((cell) => (
    <button key={cell.key} type="button" tabIndex={-1} className={styles.result} onClick={() => onOpen(cell)}>
      {isStacked ? (
        <span className={styles.whence}>
          {cell.at?.text.slice(11, 16)} <FacilityLetter facility={cell.facility} />
        </span>
      ) : null}
      <ClinicalValue {...words(cell)} alignWith={padding.get(cell.key) ?? ''} />
    </button>
  ))
})
