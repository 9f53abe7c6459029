import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { JstDate } from '#clinical/jst-date.ts'
import type { Infection } from '#clinical/observation-facts.ts'
import type { InfectionLine } from '#clinical/summary/infection-lines.ts'
import { FactMarks } from '#record/fact-marks.tsx'
import { LabValue } from '#record/lab-value.tsx'
import { EntryDate } from '#record/summary/entry-date.tsx'
import { FacilityMarks } from '#record/summary/facility-marks.tsx'
import { Icon } from '#ui/icon/icon.tsx'
import styles from './table.module.css'

interface InfectionTableProps {
  readonly lines: readonly InfectionLine[]
  readonly today: JstDate
}

/** Item, result as recorded, method, collection and hospital; the history of the item behind one press. */
export function InfectionTable({ lines, today }: InfectionTableProps) {
  const { t } = useTranslation('conditions')
  return (
    <table className={styles.table}>
      <caption className="visually-hidden">{t(($) => $.block.infection)}</caption>
      <thead>
        <tr>
          {(['item', 'result', 'method', 'collected', 'source'] as const).map((column) => (
            <th key={column} scope="col">
              {t(($) => $.column[column])}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <InfectionRows key={line.key} line={line} today={today} />
        ))}
      </tbody>
    </table>
  )
}

function InfectionRows({ line, today }: { readonly line: InfectionLine; readonly today: JstDate }) {
  const { t } = useTranslation('conditions')
  const [isOpen, setOpen] = useState(false)
  const id = useId()
  const { newest, earlier } = line
  const words = t(($) => $.infection.earlier, { count: earlier.length })
  return (
    <>
      <tr>
        <th scope="row">
          <b>{newest.item.text}</b> <FactMarks fact={newest} />
          {newest.item.isStandard ? null : <span className={styles.remark}>{t(($) => $.noStandardCode)}</span>}
          {newest.isImmunity ? <span className={styles.remark}>{t(($) => $.infection.immunity)}</span> : null}
          {earlier.length === 0 ? null : (
            <button
              type="button"
              className={styles.opener}
              aria-expanded={isOpen}
              aria-controls={id}
              aria-label={`${newest.item.text} ${words}`}
              onClick={() => setOpen(!isOpen)}
            >
              {words}
              {line.hasOtherResult ? (
                <span className={styles.contradiction}>{t(($) => $.infection.differs)}</span>
              ) : null}
              <Icon name="open" size={14} />
            </button>
          )}
        </th>
        <ResultCells result={newest} today={today} />
      </tr>
      {isOpen
        ? earlier.map((result) => (
            <tr key={result.key} className={styles.earlier}>
              <td>
                <FactMarks fact={result} />
              </td>
              <ResultCells result={result} today={today} />
            </tr>
          ))
        : null}
      <tr id={id} hidden />
    </>
  )
}

function ResultCells({ result, today }: { readonly result: Infection; readonly today: JstDate }) {
  const { t } = useTranslation('conditions')
  return (
    <>
      <td className={`${styles.result} ${styles.wraps}`}>
        <LabValue result={result} status={result.status} />
        {result.value?.unit === undefined ? null : <span className={styles.quiet}>{result.value.unit}</span>}
        {result.notes.length === 0 ? null : (
          <span className={styles.remark}>{result.notes.join(t(($) => $.separator))}</span>
        )}
      </td>
      <td>{result.method ?? <span className={styles.quiet}>{t(($) => $.infection.noMethod)}</span>}</td>
      <td>
        <EntryDate at={result.at} today={today} of="result" />
        {result.isAtReportTime ? <span className={styles.remark}>{t(($) => $.infection.atReport)}</span> : null}
      </td>
      <td>
        <FacilityMarks facilities={[result.facility]} />
      </td>
    </>
  )
}
