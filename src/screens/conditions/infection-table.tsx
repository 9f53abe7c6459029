import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { JstDate } from '#clinical/jst-date.ts'
import type { Infection } from '#clinical/observation-facts.ts'
import type { InfectionLine } from '#clinical/summary/infection-lines.ts'
import { FactMarks } from '#record/fact-marks.tsx'
import { LabValue } from '#record/lab-value.tsx'
import { NewDot } from '#record/new-facts.tsx'
import { EntryDate } from '#record/summary/entry-date.tsx'
import { FacilityMarks } from '#record/summary/facility-marks.tsx'
import { Icon } from '#ui/icon/icon.tsx'
import { BlockTable, type LinesProps } from './block-table.tsx'
import styles from './table.module.css'

/** Item, result as recorded, method, collection and hospital; the history of the item behind one press. */
export function InfectionTable({ lines, today, isNew }: LinesProps<InfectionLine>) {
  const { t } = useTranslation('conditions')
  return (
    <BlockTable caption={t(($) => $.block.infection)} columns={['item', 'result', 'method', 'collected', 'source']}>
      {lines.map((line) => (
        <InfectionRows key={line.key} line={line} today={today} isNew={[line.newest, ...line.earlier].some(isNew)} />
      ))}
    </BlockTable>
  )
}

interface InfectionRowsProps {
  readonly line: InfectionLine
  readonly today: JstDate
  readonly isNew: boolean
}

function InfectionRows({ line, today, isNew }: InfectionRowsProps) {
  const { t } = useTranslation('conditions')
  const [isOpen, setOpen] = useState(false)
  const id = useId()
  const { newest, earlier } = line
  const words = t(($) => $.infection.earlier, { count: earlier.length })
  return (
    <>
      <tr>
        <th scope="row">
          <b>{newest.item.text}</b>
          {isNew ? <NewDot /> : null} <FactMarks fact={newest} />
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
        {result.value?.unit === undefined ? null : <span className={styles.unit}>{result.value.unit}</span>}
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
