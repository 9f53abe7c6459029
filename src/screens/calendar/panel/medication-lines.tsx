import { useTranslation } from 'react-i18next'
import type { Amount } from '#clinical/fact-base.ts'
import { isCurrentFact } from '#clinical/facts.ts'
import { formatClinicalTime } from '#clinical/format/date.ts'
import type { Drug, Injection, Prescription } from '#clinical/medication-facts.ts'
import { Tag } from '#ui/tag/tag.tsx'
import type { Words } from '../use-words.ts'
import { FactMarks } from './fact-marks.tsx'
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
  const { t } = useTranslation('calendar')
  const sorted = [...lines].sort((a, b) => Number(a.orderInRp ?? 0) - Number(b.orderInRp ?? 0))
  const [first] = sorted
  if (first === undefined) return null
  const act = first.act === 'ordered' && first.kind === 'injection' ? 'injected' : first.act
  return (
    <>
      <p className={styles['drug-head']}>
        {isDated && first.at !== undefined ? <span>{formatClinicalTime(first.at, words.language)}</span> : null}
        <Tag tone="neutral">{t(($) => $.medication[act])}</Tag>
        {first.categories.map((category) => (
          <span key={category.text}>{category.text}</span>
        ))}
        <FactMarks fact={first} />
      </p>
      {sorted.map((line) => (
        <div key={line.key} className={styles.drug} data-cancelled={!isCurrentFact(line)}>
          {line.drugs.map((drug, index) => (
            <p key={`${drug.name.text}${index.toString()}`} className={styles['drug-name']}>
              <b>{drug.name.text}</b>
              <DrugAmount drug={drug} isMixture={line.drugs.length > 1} />
              {drug.name.isStandard ? null : <Tag tone="note">{t(($) => $.lab.noStandardCode)}</Tag>}
            </p>
          ))}
          <Doses line={line} />
        </div>
      ))}
      <Usage line={first} words={words} />
    </>
  )
}

function DrugAmount({ drug, isMixture }: { readonly drug: Drug; readonly isMixture: boolean }) {
  return isMixture && drug.amount !== undefined ? (
    <span className={styles.amount}>{amountText(drug.amount)}</span>
  ) : null
}

/** Never one unlabelled number: each amount under the word for what it is. */
function Doses({ line }: { readonly line: Line }) {
  const { t } = useTranslation('calendar')
  const strength = line.drugs[0]?.strengthType
  const amounts: readonly (readonly [string, string | undefined])[] = [
    [t(($) => $.medication.dose), textOf(line.dose ?? (line.drugs.length === 1 ? line.drugs[0]?.amount : undefined))],
    [t(($) => $.medication.dailyDose), textOf(line.dailyDose)],
    [t(($) => $.medication.days), textOf(line.daysSupplied)],
    [t(($) => $.medication.times), line.timesSupplied],
    [t(($) => $.medication.total), textOf(line.total)],
  ]
  const given = amounts.filter(([, text]) => text !== undefined)
  if (given.length === 0) return null
  return (
    <p className={styles.doses}>
      {given.map(([label, text]) => (
        <span key={label}>
          <span className={styles['dose-label']}>{label}</span> <span className={styles.amount}>{text}</span>
        </span>
      ))}
      {strength === undefined ? null : <span className={styles['dose-label']}>{t(($) => $.medication[strength])}</span>}
    </p>
  )
}

function Usage({ line, words }: { readonly line: Line; readonly words: Words }) {
  const { t } = useTranslation('calendar')
  const parts = [
    line.isAsNeeded ? t(($) => $.medication.asNeeded) : undefined,
    line.asNeededFor,
    line.usage,
    ...line.instructions,
    line.route,
    line.method,
    line.site,
    line.rate,
    line.line,
    line.device,
    line.startsOn === undefined
      ? undefined
      : t(($) => $.medication.starts, { date: formatClinicalTime(line.startsOn, words.language) }),
    line.statusReason,
  ].filter((part) => part !== undefined && part !== '')
  if (parts.length === 0) return null
  return (
    <p className={styles.usage}>
      {[...new Set(parts)].map((part) => (
        <span key={part}>{part}</span>
      ))}
    </p>
  )
}

function textOf(amount: Amount | undefined): string | undefined {
  return amount === undefined ? undefined : amountText(amount)
}

/** Number and unit, never broken over lines (NUM-1); the digits are the sender's. */
function amountText({ text, unit }: Amount): string {
  return unit === undefined ? text : `${text} ${unit}`
}
