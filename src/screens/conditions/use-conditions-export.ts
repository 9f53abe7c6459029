import { useTranslation } from 'react-i18next'
import type { ClinicalTime } from '#clinical/clinical-time.ts'
import type { FacilityId } from '#clinical/facility.ts'
import type { Sensitivity } from '#clinical/fact-base.ts'
import { formatBirthDate } from '#clinical/format/date.ts'
import type { Infection } from '#clinical/observation-facts.ts'
import type { Person } from '#clinical/person.ts'
import { severityOf, timeOf } from '#clinical/summary/allergy-lines.ts'
import { languageOf } from '#i18n/i18n.ts'
import { useCopiedText } from '#record/export/copied-text.ts'
import type { CsvTable } from '#record/export/csv.ts'
import { useIdentityLines } from '#record/export/identity-lines.ts'
import { useFacilityNames } from '#record/facility-names.tsx'
import { useLabWords } from '#record/lab-value.tsx'
import { useUndisclosedWords } from '#record/undisclosed-words.ts'
import { useCategoryWords } from './use-category-words.ts'
import type { ConditionsView } from './use-conditions.ts'
import { useCourseWords } from './use-course-words.ts'
import type { FilterWords } from './use-filter-words.ts'
import { type BlockKind, useSilentLines } from './use-silent-lines.ts'

/** One record as a line of a file or of paper: each of the four blocks has the same columns. */
interface ExportRow {
  readonly kind: BlockKind
  readonly key: string
  readonly name: string
  readonly details: string
  readonly status: string
  readonly at: string
  readonly facility: string
  readonly facilityId: FacilityId
}

/** In the order of the screen. */
const BLOCKS: readonly BlockKind[] = ['diagnosis', 'allergy', 'contraindication', 'infection']

interface ConditionsExport {
  readonly csv: () => CsvTable
  /** Lines for a referral letter, with the identity of the patient and the sources in their head. */
  readonly text: () => string
}

/** All records that the screen shows, folded ones too, one a line (GRID-11); 未告知 stands beside the name (PRV-1). */
export function useConditionsExport(
  person: Person,
  view: ConditionsView,
  filter: FilterWords | undefined,
): ConditionsExport {
  const { t } = useTranslation('conditions')
  const rowsOf = useExportRows()
  const identityLines = useIdentityLines()
  const copiedText = useCopiedText()
  const silentLines = useSilentLines()
  const { name } = useFacilityNames()
  const silentOf = (kind: BlockKind, rows: readonly ExportRow[]) =>
    silentLines(person, view, kind, new Set(rows.map(({ facilityId }) => facilityId)))
  const head = () =>
    identityLines({
      person,
      period: undefined,
      filters: filter?.words,
      answers: [view.diagnosis.answers, view.allergy.answers, view.contraindication.answers, view.infection.answers],
    })
  return {
    csv: () => ({
      head: head(),
      columns: (['block', 'name', 'details', 'status', 'since', 'facility'] as const).map((column) =>
        t(($) => $.column[column]),
      ),
      rows: BLOCKS.flatMap((kind) => {
        const rows = rowsOf(view).filter((row) => row.kind === kind)
        return [
          ...rows.map((row) => [t(($) => $.block[kind]), row.name, row.details, row.status, row.at, row.facility]),
          ...silentOf(kind, rows).map(({ facility, words }) => [
            t(($) => $.block[kind]),
            words,
            '',
            '',
            '',
            name(facility),
          ]),
        ]
      }),
    }),
    text: () =>
      copiedText(
        head(),
        BLOCKS.flatMap((kind) => {
          const rows = rowsOf(view).filter((row) => row.kind === kind)
          const silent = Map.groupBy(silentOf(kind, rows), ({ words }) => words)
          return [
            ...rows.map((row) =>
              [t(($) => $.block[kind]), row.name, row.details, row.status, row.at, row.facility]
                .filter((part) => part !== '')
                .join('　'),
            ),
            ...[...silent].map(([words, each]) =>
              [
                t(($) => $.block[kind]),
                words,
                each.map(({ facility }) => name(facility)).join(t(($) => $.separator)),
              ].join('　'),
            ),
          ]
        }),
      ),
  }
}

/** All records on the screen as lines, in its order: block by block. */
export function useExportRows(): (view: ConditionsView) => readonly ExportRow[] {
  const { t, i18n } = useTranslation('conditions')
  const { t: record } = useTranslation('record')
  const undisclosedWords = useUndisclosedWords()
  const { name } = useFacilityNames()
  const lab = useLabWords()
  const categoryWords = useCategoryWords()
  const courseWords = useCourseWords()
  const language = languageOf(i18n)
  const separator = t(($) => $.separator)
  const date = (at: ClinicalTime | undefined) =>
    at === undefined ? t(($) => $.dateUnknown) : formatBirthDate(at, language)
  const marked = (text: string, sensitivity: readonly Sensitivity[]) => {
    const undisclosed = undisclosedWords(sensitivity)
    return undisclosed === undefined ? text : `${text}（${undisclosed}）`
  }
  const result = (infection: Infection) => {
    const flag = lab.flag(infection.flag)?.letter
    return [lab.value(infection), infection.value?.unit, flag, infection.method]
      .filter((part) => part !== undefined)
      .join(' ')
  }
  return ({ diagnosis, allergy, contraindication, infection }) => [
    ...[...diagnosis.lines.active, ...diagnosis.lines.ended, ...diagnosis.lines.refuted].map((each) => ({
      kind: 'diagnosis' as const,
      key: each.key,
      name: marked(each.name.text, each.sensitivity),
      details: [each.isPrincipal ? t(($) => $.diagnosis.principal) : '', each.department ?? '', ...each.notes]
        .filter((part) => part !== '')
        .join(separator),
      status: courseWords(each),
      at: date(each.startedAt ?? each.recordedAt),
      facility: name(each.facility),
      facilityId: each.facility,
    })),
    ...allergyRecords(allergy.lines).map(({ standing, record: each }) => {
      const severity = severityOf(each)
      return {
        kind: 'allergy' as const,
        key: each.key,
        name: marked(each.cause.text, each.sensitivity),
        details: [
          ...each.reactions.map(({ text }) => text),
          ...(standing === 'negation' || severity === undefined ? [] : [t(($) => $.allergy[severity])]),
          ...(standing === 'active' ? [t(($) => $.allergy.verification[each.verification ?? 'unstated'])] : []),
          ...each.notes,
        ].join(separator),
        status: t(($) => $.allergy.standing[standing]),
        at: date(timeOf(each)),
        facility: name(each.facility),
        facilityId: each.facility,
      }
    }),
    ...[...contraindication.lines.active, ...contraindication.lines.ended]
      .flatMap((line) => line.records)
      .map((each) => ({
        kind: 'contraindication' as const,
        key: each.key,
        name: marked(each.what.text, each.sensitivity),
        details: [categoryWords(each.category) ?? '', ...each.notes].filter((part) => part !== '').join(separator),
        status: t(($) => $.contraindication.standing[each.isActive ? 'active' : 'ended']),
        at: date(each.at ?? each.recordedAt),
        facility: name(each.facility),
        facilityId: each.facility,
      })),
    ...infection.lines.lines
      .flatMap(({ newest, earlier }) => [newest, ...earlier])
      .map((each) => ({
        kind: 'infection' as const,
        key: each.key,
        name: marked(each.item.text, each.sensitivity),
        details: [result(each), ...each.notes].filter((part) => part !== '').join(separator),
        status: record(($) => $.status[each.status]),
        at: each.isAtReportTime ? t(($) => $.infection.reportedOn, { date: date(each.at) }) : date(each.at),
        facility: name(each.facility),
        facilityId: each.facility,
      })),
  ]
}

function allergyRecords({ active, refuted, inactive, negations }: ConditionsView['allergy']['lines']) {
  const of = (standing: 'active' | 'refuted' | 'inactive', lines: typeof active) =>
    lines.flatMap(({ records }) => records.map((record) => ({ standing, record })))
  return [
    ...of('active', active),
    ...negations.map((record) => ({ standing: 'negation' as const, record })),
    ...of('refuted', refuted),
    ...of('inactive', inactive),
  ]
}
