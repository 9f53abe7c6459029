import '#i18n/record.ts'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Amount } from '#clinical/fact-base.ts'
import { formatClinicalTime } from '#clinical/format/date.ts'
import { decimalDigits, doseDigits } from '#clinical/format/dose-digits.ts'
import { inLanguage } from '#clinical/in-language.ts'
import type { Injection, MedicationLine, Prescription } from '#clinical/medication-facts.ts'
import { isSilentlyAsNeeded, shortUsage } from '#clinical/medications/short-usage.ts'
import { languageOf } from '#i18n/i18n.ts'
import styles from './medication-text.module.css'

type Line = Prescription | Injection

/** An amount under the word for what it is: 1回量, 1日量, 日数 (MED-1). */
interface LabelledAmount {
  readonly label: string
  readonly text: string
}

interface MedicationWords {
  /** 処方, 注射指示, 調剤, 投与実施, 持参: what kind of act the line is (MED-3). */
  readonly act: (line: Pick<Line, 'act' | 'kind'>) => string
  /** Every amount that was given, each labelled; never one bare number. */
  readonly amounts: (line: Line) => readonly LabelledAmount[]
  /** 別規格・製品も継続: the line alone does not tell the whole dose of its ingredient (MED-1). */
  readonly alongside: string
  /** 製剤量 or 成分量 where the sender said which (MED-2). */
  readonly strengthType: (line: Line) => string | undefined
  /** Usage, instructions, route, rate …, verbatim but for the digits of the rate (NUM-1), each once and in the order of the form. */
  readonly usage: (line: Line) => readonly string[]
  /** Dosing beside labelled doses (short-usage.ts), after 頓用 where its text does not say it. */
  readonly shortUsage: (line: MedicationLine) => string
}

/** Words of a medication line, the same on every screen. */
export function useMedicationWords(): MedicationWords {
  const { t, i18n } = useTranslation('record')
  const language = languageOf(i18n)
  return useMemo(
    () => ({
      alongside: t(($) => $.medication.alongside),
      act: ({ act, kind }) => t(($) => $.medication[act === 'ordered' && kind === 'injection' ? 'injected' : act]),
      amounts: (line) => {
        const single = line.dose ?? (line.drugs.length === 1 ? line.drugs[0]?.amount : undefined)
        const amounts: readonly (readonly [string, string | undefined])[] = [
          [t(($) => $.medication.dose), textOf(single)],
          [t(($) => $.medication.dailyDose), textOf(line.dailyDose)],
          [t(($) => $.medication.days), textOf(line.daysSupplied)],
          [t(($) => $.medication.times), line.timesSupplied],
          [t(($) => $.medication.total), textOf(line.total)],
        ]
        return amounts.flatMap(([label, text]) => (text === undefined ? [] : [{ label, text }]))
      },
      strengthType: (line) => {
        const type = line.drugs[0]?.strengthType
        return type === undefined ? undefined : t(($) => $.medication[type])
      },
      shortUsage: (line) =>
        (isSilentlyAsNeeded(line)
          ? [t(($) => $.medication.asNeeded), shortUsage(inLanguage(line, language))].join(' ')
          : shortUsage(inLanguage(line, language))
        ).trim(),
      usage: (decoded) => {
        const line = inLanguage(decoded, language)
        const parts = [
          line.isAsNeeded ? t(($) => $.medication.asNeeded) : undefined,
          line.asNeededFor,
          line.usage,
          ...line.instructions,
          line.route,
          line.method,
          line.site,
          line.rate === undefined ? undefined : decimalDigits(line.rate),
          line.line,
          line.device,
          line.startsOn === undefined
            ? undefined
            : t(($) => $.medication.starts, { date: formatClinicalTime(line.startsOn, language) }),
          line.statusReason,
        ]
        return [...new Set(parts.flatMap((part) => (part === undefined || part === '' ? [] : [part])))]
      },
    }),
    [t, language],
  )
}

/** The amounts of a line in one wrapping row: 「1回量 1錠　1日量 3錠　日数 14日」. */
export function DoseLine({ line }: { readonly line: Line }) {
  const words = useMedicationWords()
  const amounts = words.amounts(line)
  const strength = words.strengthType(line)
  if (amounts.length === 0) return null
  return (
    <p className={styles.line}>
      {amounts.map(({ label, text }) => (
        <span key={label}>
          <span className={styles.label}>{label}</span> <span className={styles.amount}>{text}</span>
        </span>
      ))}
      {strength === undefined ? null : <span className={styles.label}>{strength}</span>}
    </p>
  )
}

/** How it is taken or given, verbatim. */
export function UsageLine({ line }: { readonly line: Line }) {
  const parts = useMedicationWords().usage(line)
  if (parts.length === 0) return null
  return (
    <p className={styles.line}>
      {parts.map((part) => (
        <span key={part}>{part}</span>
      ))}
    </p>
  )
}

function textOf(amount: Amount | undefined): string | undefined {
  return amount === undefined ? undefined : amountText(amount)
}

/** Number and unit, one space apart; of the sender's number the digits that cannot be misread (NUM-1). */
export function amountText({ text, unit }: Amount): string {
  const digits = doseDigits(text)
  return unit === undefined ? digits : `${digits} ${unit}`
}
