import { useTranslation } from 'react-i18next'
import { formatClinicalTime } from '#clinical/format/date.ts'
import { addDays } from '#clinical/jst-date.ts'
import type { MedicationLine } from '#clinical/medication-facts.ts'
import { supplyOf } from '#clinical/medications/supply.ts'
import type { Person } from '#clinical/person.ts'
import type { CsvTable } from '#record/export/csv.ts'
import { useIdentityLines } from '#record/export/identity-lines.ts'
import { useFacilityNames } from '#record/facility-names.tsx'
import { amountText } from '#record/medication-text.tsx'
import { type LineRow, lineRows } from './line-rows.ts'
import type { MedicationsView } from './use-medications.ts'
import type { Words } from './use-words.ts'

interface About {
  readonly person: Person
  readonly view: MedicationsView
  readonly words: Words
  readonly period: string
  readonly filters: string | undefined
}

/** The records shown as a table for a file, and as text for a referral letter; all of them (GRID-11). */
export function useMedicationsExport({ person, view, words, period, filters }: About) {
  const { t } = useTranslation('medications')
  const { name } = useFacilityNames()
  const identityLines = useIdentityLines()
  const head = () =>
    identityLines({ person, period, filters, answers: [view.prescriptionAnswers, view.injectionAnswers] })
  const status = ({ status: each }: LineRow) =>
    each === 'not-given' ? t(($) => $.order.notGiven) : t(($) => $.status[each])
  const table = (): CsvTable => {
    const cells = (row: LineRow): readonly (readonly [string, string])[] => {
      const { line } = row
      const supply = supplyOf(line)
      const end = supply.form === 'band' && supply.until !== undefined ? addDays(supply.until, -1) : ''
      return [
        [t(($) => $.columns.date), timeText(line.at, words)],
        [t(($) => $.columns.facility), name(line.facility)],
        [t(($) => $.columns.act), words.act(line)],
        [t(($) => $.columns.rp), line.rpNumber ?? ''],
        [t(($) => $.columns.drug), line.drugs.map((drug) => drug.name.text).join(' ＋ ')],
        [t(($) => $.columns.code), codesOf(line)],
        [t(($) => $.columns.dose), doseOf(line)],
        [t(($) => $.columns.dailyDose), textOf(line.dailyDose)],
        [t(($) => $.columns.usage), [line.usage ?? '', ...line.instructions].join(' ').trim()],
        [t(($) => $.columns.days), textOf(line.daysSupplied)],
        [t(($) => $.columns.times), line.timesSupplied ?? ''],
        [t(($) => $.columns.total), textOf(line.total)],
        [t(($) => $.columns.route), [line.route, line.method, line.site].filter((each) => each).join(' ')],
        [t(($) => $.columns.rate), line.rate ?? ''],
        [t(($) => $.columns.start), timeText(line.startsOn, words)],
        [t(($) => $.columns.end), end],
        [
          t(($) => $.columns.tags),
          words
            .tags(line)
            .map(({ text }) => text)
            .join(words.separator),
        ],
        [t(($) => $.columns.status), status(row)],
      ]
    }
    const rows = lineRows(view).map(cells)
    const columns = rows[0]?.map(([column]) => column) ?? []
    return { head: head(), columns, rows: rows.map((row) => row.map(([, text]) => text)) }
  }
  const text = (): string =>
    [
      ...head().map(([label, value]) => `${label} ${value}`),
      '',
      t(($) => $.basis),
      ...lineRows(view).map((row) => textLine(row, words, name, status(row))),
    ].join('\n')
  return { table, text }
}

function textLine(
  row: LineRow,
  words: Words,
  name: (id: LineRow['line']['facility']) => string,
  status: string,
): string {
  const { line } = row
  return [
    timeText(line.at ?? line.startsOn, words),
    name(line.facility),
    words.act(line),
    line.drugs
      .map((drug) => [drug.name.text, textOf(drug.amount)].filter((each) => each !== '').join(' '))
      .join(' ＋ '),
    [line.usage ?? '', ...line.instructions].join(' ').trim(),
    textOf(line.daysSupplied),
    textOf(line.total),
    status,
  ]
    .filter((each) => each !== '')
    .join('　')
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
