import { useTranslation } from 'react-i18next'
import type { FacilityId } from '#clinical/facility.ts'
import { formatClinicalTime } from '#clinical/format/date.ts'
import { decimalDigits } from '#clinical/format/dose-digits.ts'
import { inLanguage } from '#clinical/in-language.ts'
import { addDays } from '#clinical/jst-date.ts'
import type { MedicationLine } from '#clinical/medication-facts.ts'
import { supplyOf } from '#clinical/medications/supply.ts'
import type { Person } from '#clinical/person.ts'
import { useCopiedText } from '#record/export/copied-text.ts'
import type { CsvTable } from '#record/export/csv.ts'
import { useIdentityLines } from '#record/export/identity-lines.ts'
import { useFacilityNames } from '#record/facility-names.tsx'
import { amountText } from '#record/medication-text.tsx'
import { useEmptyListLine } from '#record/nothing-words.ts'
import { type LineRow, lineRows } from './line-rows.ts'
import { doseText, drugTexts, markText } from './line-texts.ts'
import { useCautionLines } from './use-caution-lines.ts'
import type { ChosenLines } from './use-chosen-lines.ts'
import type { MedicationsView } from './use-medications.ts'
import type { Words } from './use-words.ts'

interface About {
  readonly person: Person
  readonly view: MedicationsView
  readonly chosen: ChosenLines
  readonly words: Words
  readonly period: string
  readonly filters: string | undefined
  readonly facility: FacilityId | undefined
}

/**
 * The chosen records, else those shown, as a table for a file and as text for a referral letter; all of them (GRID-11).
 * `filters` says which.
 */
export function useMedicationsExport({ person, view, chosen, words, period, filters, facility }: About) {
  const { t } = useTranslation('medications')
  const { name } = useFacilityNames()
  const identityLines = useIdentityLines()
  const emptyLine = useEmptyListLine()
  const copiedText = useCopiedText()
  const cautionLines = useCautionLines()
  const head = () => [
    ...identityLines({ person, period, filters, answers: [view.prescriptionAnswers, view.injectionAnswers] }),
    ...cautionLines(person, view),
  ]
  const taken = () => (chosen.isOn ? chosen.rows : lineRows(view))
  const nothing = () => {
    if (chosen.isOn) return t(($) => $.choose.noneAtHand)
    return emptyLine({
      answers: [view.prescriptionAnswers, view.injectionAnswers],
      what: t(($) => $.what),
      facility,
      filter: filters === undefined ? undefined : { words: filters, total: Math.max(view.total, view.inReach) },
    })
  }
  const columns: readonly (readonly [label: string, cell: (row: LineRow) => string])[] = [
    [t(($) => $.columns.date), ({ line }) => timeText(line.at, words)],
    [t(($) => $.columns.facility), ({ line }) => name(line.facility)],
    [t(($) => $.columns.act), ({ line }) => words.act(line)],
    [t(($) => $.columns.rp), ({ line }) => line.rpNumber ?? ''],
    [t(($) => $.columns.drug), ({ line }) => line.drugs.map((drug) => drug.name.text).join(' ＋ ')],
    [t(($) => $.columns.code), ({ line }) => codesOf(line)],
    [t(($) => $.columns.cautions), ({ cautions }) => cautions.map(words.caution).join(words.separator)],
    [t(($) => $.columns.dose), ({ line }) => doseOf(line)],
    [t(($) => $.columns.dailyDose), ({ line }) => textOf(line.dailyDose)],
    [t(($) => $.columns.strength), ({ line }) => words.strength(line) ?? ''],
    [
      t(($) => $.columns.usage),
      ({ line }) => {
        const { asNeededFor, usage, instructions } = inLanguage(line, words.language)
        return [asNeededFor ?? '', usage ?? '', ...instructions].join(' ').trim()
      },
    ],
    [t(($) => $.columns.days), ({ line }) => textOf(line.daysSupplied)],
    [t(($) => $.columns.times), ({ line }) => line.timesSupplied ?? ''],
    [t(($) => $.columns.total), ({ line }) => textOf(line.total)],
    [t(($) => $.columns.route), ({ line }) => [line.route, line.method, line.site].filter((each) => each).join(' ')],
    [t(($) => $.columns.rate), ({ line }) => decimalDigits(line.rate ?? '')],
    [t(($) => $.columns.start), ({ line }) => timeText(line.startsOn, words)],
    [t(($) => $.columns.end), ({ line }) => endOf(line)],
    [t(($) => $.columns.until), ({ line }) => timeText(line.until, words)],
    [
      t(($) => $.columns.tags),
      (row) =>
        [...words.tags(row.line).map(({ text }) => text), ...words.marks(row).map(markText)].join(words.separator),
    ],
    [t(($) => $.columns.status), ({ status }) => words.status(status)],
    [t(($) => $.columns.drugStatus), ({ status, drugStatus }) => words.status(drugStatus ?? status)],
  ]
  const table = (): CsvTable => ({
    head: head(),
    columns: columns.map(([label]) => label),
    rows: taken().map((row) => columns.map(([, cell]) => cell(row))),
    nothing: nothing(),
  })
  const text = (): string => {
    const rows = taken()
    return copiedText(head(), [
      t(($) => $.basis),
      ...(rows.length === 0 ? [nothing()] : rows.map((row) => textLine(row, words, name))),
    ])
  }
  return { table, text }
}

function textLine(row: LineRow, words: Words, name: (id: LineRow['line']['facility']) => string): string {
  const { line, drugStatus } = row
  return [
    timeText(line.at ?? line.startsOn, words),
    name(line.facility),
    words.act(line),
    [drugTexts(line).join(' ＋ '), ...words.marks(row).map((mark) => `（${markText(mark)}）`)].join(''),
    words.dosesOf(line).map(doseText).join(' '),
    words.usage(line).join(' '),
    words.amounts(line).join(' '),
    [words.status(row.status), drugStatus === undefined ? '' : `（${words.drugStatus(drugStatus)}）`].join(''),
    row.cautions.map(words.caution).join(words.separator),
  ]
    .filter((each) => each !== '')
    .join('　')
}

/** The last day of a supply, estimated from its days. */
function endOf(line: MedicationLine): string {
  const supply = supplyOf(line)
  return supply.form === 'band' && supply.until !== undefined ? addDays(supply.until, -1) : ''
}

function timeText(time: MedicationLine['at'], words: Words): string {
  return time === undefined ? '' : formatClinicalTime(time, words.language)
}

function textOf(amount: MedicationLine['total']): string {
  return amount === undefined ? '' : amountText(amount)
}

/** 1回量 of the line; of a mixture each drug's own. */
function doseOf({ dose, drugs }: MedicationLine): string {
  return dose === undefined
    ? drugs.flatMap(({ amount }) => (amount === undefined ? [] : [amountText(amount)])).join(' ＋ ')
    : amountText(dose)
}

function codesOf({ drugs }: MedicationLine): string {
  return drugs.flatMap(({ name }) => name.codings.map(({ code }) => code)).join(' ')
}
