import { useTranslation } from 'react-i18next'
import { isCurrentFact } from '#clinical/facts.ts'
import { formatClinicalTime } from '#clinical/format/date.ts'
import type { Drug, Injection, Prescription } from '#clinical/medication-facts.ts'
import { FactMarks } from '#record/fact-marks.tsx'
import { amountText, DoseLine, UsageLine, useMedicationWords } from '#record/medication-text.tsx'
import { Tag } from '#ui/tag/tag.tsx'
import type { Words } from '../use-words.ts'
import styles from './panel.module.css'

type Line = Prescription | Injection

interface MedicationLinesProps {
  readonly lines: readonly Line[]
  readonly words: Words
  readonly isDated: boolean
}

/**
 * Drugs as ordered (MED-1): the name in bold, then 1回量 and 1日量 under their own labels, usage, days; the lines of one
 * Rp together (MED-2); what kind of act it is always in words (MED-3).
 */
export function MedicationLines({ lines, words, isDated }: MedicationLinesProps) {
  const groups = Map.groupBy(lines, (line) => `${line.act}|${line.orderKey ?? line.key}|${line.rpNumber ?? line.key}`)
  const { t } = useTranslation('calendar')
  const isOnlyOrdered = lines.some((line) => line.kind === 'prescription' && line.act === 'ordered')
  return (
    <>
      {isOnlyOrdered ? <p className={styles.waiting}>{t(($) => $.medication.basis)}</p> : null}
      <ul className={styles.drugs}>
        {[...groups].map(([key, group]) => (
          <li key={key}>
            <RpGroup lines={group} words={words} isDated={isDated} />
          </li>
        ))}
      </ul>
    </>
  )
}

function RpGroup({ lines, words, isDated }: MedicationLinesProps) {
  const { t } = useTranslation('record')
  const medication = useMedicationWords()
  const sorted = [...lines].sort((a, b) => Number(a.orderInRp ?? 0) - Number(b.orderInRp ?? 0))
  const [first] = sorted
  if (first === undefined) return null
  // The lines of one Rp share their usage and status; where a sender says otherwise, each line has its own.
  const usages = new Set(sorted.map((line) => medication.usage(line).join('|')))
  const statuses = new Set(sorted.map(({ status }) => status))
  const shared = statuses.size === 1 ? first.status : 'final'
  return (
    <>
      <p className={styles['drug-head']}>
        {isDated && first.at !== undefined ? <span>{formatClinicalTime(first.at, words.language)}</span> : null}
        <Tag tone="neutral">{medication.act(first)}</Tag>
        {first.categories.map((category) => (
          <span key={category.text}>{category.text}</span>
        ))}
        <FactMarks fact={{ status: shared, sensitivity: sorted.flatMap(({ sensitivity }) => sensitivity) }} />
      </p>
      {sorted.map((line) => (
        <div key={line.key} className={styles.drug} data-cancelled={!isCurrentFact(line)}>
          {line.drugs.map((drug, index) => (
            <p key={`${drug.name.text}${index.toString()}`} className={styles['drug-name']}>
              <b>{drug.name.text}</b>
              <DrugAmount drug={drug} isMixture={line.drugs.length > 1} />
              {drug.name.isStandard ? null : <Tag tone="note">{t(($) => $.value.noStandardCode)}</Tag>}
            </p>
          ))}
          <DoseLine line={line} />
          {usages.size === 1 ? null : <UsageLine line={line} />}
          {statuses.size === 1 ? null : <FactMarks fact={{ status: line.status, sensitivity: [] }} />}
        </div>
      ))}
      {usages.size === 1 ? <UsageLine line={first} /> : null}
    </>
  )
}

function DrugAmount({ drug, isMixture }: { readonly drug: Drug; readonly isMixture: boolean }) {
  return isMixture && drug.amount !== undefined ? (
    <span className={styles.amount}>{amountText(drug.amount)}</span>
  ) : null
}
