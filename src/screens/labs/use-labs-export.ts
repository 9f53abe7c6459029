import { useTranslation } from 'react-i18next'
import type { LocalizedName } from '#clinical/facility.ts'
import { formatClinicalTime } from '#clinical/format/date.ts'
import { shownFlag } from '#clinical/laboratory/lab-flag.ts'
import type { LabCell } from '#clinical/laboratory/lab-row.ts'
import { cultures, type Finding, type Organism } from '#clinical/laboratory/microbiology/cultures.ts'
import type { Person } from '#clinical/person.ts'
import { languageOf } from '#i18n/i18n.ts'
import { useCopiedText } from '#record/export/copied-text.ts'
import type { CsvTable } from '#record/export/csv.ts'
import { useIdentityLines } from '#record/export/identity-lines.ts'
import { useFacilityNames } from '#record/facility-names.tsx'
import { useLabWords } from '#record/lab-value.tsx'
import { useEmptyListLine } from '#record/nothing-words.ts'
import { useUndisclosedWords } from '#record/undisclosed-words.ts'
import { usePeriodWords } from '#record/use-period-words.ts'
import { FALLBACK_PERIOD, type LabsAddress } from './labs-address.ts'
import type { TakenRows } from './taken-rows.ts'
import type { LabsView } from './use-labs.ts'

interface ExportAbout {
  readonly person: Person
  readonly labs: LabsView
  readonly address: LabsAddress
  readonly taken: TakenRows
  /** What is taken along, in words. */
  readonly filters: string | undefined
}

interface LabsExport {
  readonly csv: () => CsvTable
  /** For a referral letter: identity, then item by item date, value, unit, flag and hospital. */
  readonly text: () => string
}

/** What is taken along of one item. */
interface ExportedRow {
  readonly name: LocalizedName
  readonly unit: string | undefined
  readonly cells: readonly LabCell[]
}

/**
 * Microbiology has no rows that could be compared: each result by its specimen, its organism and the name that was sent,
 * in the order of the screen. A susceptibility without its organism would read as one of another (LAB-9).
 */
function microbiologyRows(results: LabsView['microbiology']): readonly ExportedRow[] {
  const byKey = new Map(results.map((result) => [result.key, result]))
  return cultures(results).flatMap(({ material, findings, organisms }) => {
    const row = ({ key, measurement }: Finding, organism?: Organism): readonly ExportedRow[] => {
      // A component has no record of its own: it stands in that of its organism.
      const fact = byKey.get(key) ?? byKey.get(organism?.name.key ?? '')
      if (fact === undefined) return []
      const head = organism?.name.key === key ? undefined : organism?.name.measurement
      const text = [material, head?.value?.text ?? head?.absentReason ?? head?.item.text, measurement.item.text]
        .filter((part) => part !== undefined)
        .join(' ')
      const { facility, at, isAtReportTime } = fact
      const cell = { key, facility, at, isAtReportTime, measurement, fact }
      return [{ name: { ja: text, en: text }, unit: undefined, cells: [cell] }]
    }
    return [
      ...findings.flatMap((finding) => row(finding)),
      ...organisms.flatMap((organism) =>
        [organism.name, ...organism.findings, ...organism.susceptibilities].flatMap((part) => row(part, organism)),
      ),
    ]
  })
}

/** The results that are shown (of the chosen rows, where some are chosen) as a file and as text; all of them (GRID-11). */
export function useLabsExport({ person, labs, address, taken, filters }: ExportAbout): LabsExport {
  const { t, i18n } = useTranslation('labs')
  const { t: record } = useTranslation('record')
  const language = languageOf(i18n)
  const words = useLabWords()
  const undisclosedWords = useUndisclosedWords()
  const { name } = useFacilityNames()
  const identityLines = useIdentityLines()
  const periodWords = usePeriodWords()
  const emptyLine = useEmptyListLine()
  const copiedText = useCopiedText()
  const head = () =>
    identityLines({ person, period: periodWords(address, FALLBACK_PERIOD), filters, answers: labs.answers })
  const rows = (): readonly ExportedRow[] => {
    if (address.by === 'microbiology') return microbiologyRows(labs.microbiology)
    return taken.rows.map((row) => ({ name: row.name, unit: row.unit, cells: taken.cellsOf(row) }))
  }
  const time = (at: LabCell['at']) => (at === undefined ? '' : formatClinicalTime(at, language))
  const flagOf = ({ measurement }: LabCell) => {
    const shown = shownFlag(measurement)
    return {
      reported: shown?.isCompared === false ? shown.flag.text : '',
      compared: shown?.isCompared ? shown.flag.text : '',
    }
  }
  /** The status, then what must not be told: 未告知 goes with the value wherever it is taken (PRV-1). */
  const statusOf = ({ fact }: LabCell): readonly string[] => [
    record(($) => $.status[fact.status]),
    ...[undisclosedWords(fact.sensitivity)].flatMap((each) => each ?? []),
  ]
  const separator = language === 'ja' ? '・' : ', '
  const code = ({ measurement }: LabCell) => measurement.item.codings[0]?.code ?? ''

  const nothing = () =>
    emptyLine({
      answers: address.by === 'microbiology' ? [labs.laboratory] : labs.answers,
      what: t(($) => (address.by === 'microbiology' ? $.view.microbiology : $.what)),
      facility: address.facility,
      filter:
        filters === undefined || address.by === 'microbiology' ? undefined : { words: filters, total: labs.total },
    })

  const csv = (): CsvTable => ({
    head: head(),
    nothing: nothing(),
    columns: [
      t(($) => $.csv.date),
      t(($) => $.csv.reported),
      t(($) => $.csv.item),
      t(($) => $.csv.sent),
      t(($) => $.csv.code),
      t(($) => $.csv.material),
      t(($) => $.csv.value),
      t(($) => $.csv.unit),
      t(($) => $.csv.flag),
      t(($) => $.csv.compared),
      t(($) => $.csv.range),
      t(($) => $.csv.status),
      t(($) => $.csv.facility),
    ],
    rows: rows().flatMap((row) =>
      row.cells.map((cell) => [
        cell.isAtReportTime ? '' : time(cell.at),
        time(cell.fact.reportedAt),
        row.name[language],
        cell.measurement.item.text,
        code(cell),
        cell.fact.kind === 'laboratory' ? (cell.fact.specimen?.material?.text ?? '') : '',
        words.value(cell.measurement),
        cell.measurement.value?.unit ?? '',
        flagOf(cell).reported,
        flagOf(cell).compared,
        cell.measurement.ranges.map((range) => [range.text, range.appliesTo].filter(Boolean).join(' ')).join(' / '),
        statusOf(cell).join(separator),
        name(cell.facility),
      ]),
    ),
  })

  const text = () =>
    copiedText(head(), [
      ...(rows().length === 0 ? [nothing()] : []),
      ...rows().flatMap((row) => [
        `${row.name[language]}${row.unit === undefined ? '' : ` (${row.unit})`}`,
        ...row.cells.toReversed().map((cell) => {
          const { reported, compared } = flagOf(cell)
          const when = cell.isAtReportTime ? t(($) => $.column.reportedAt, { date: time(cell.at) }) : time(cell.at)
          return [
            `  ${when === '' ? t(($) => $.column.undated) : when}`,
            words.value(cell.measurement),
            cell.measurement.value?.unit,
            reported === '' ? undefined : `[${reported}]`,
            compared === '' ? undefined : `(${t(($) => $.cell.compared)} ${compared})`,
            ...statusOf(cell).slice(cell.fact.status === 'final' || cell.fact.status === 'unknown' ? 1 : 0),
            name(cell.facility),
          ]
            .filter((part) => part !== undefined && part !== '')
            .join(' ')
        }),
      ]),
    ])

  return { csv, text }
}
