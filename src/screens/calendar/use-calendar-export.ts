import { useTranslation } from 'react-i18next'
import { isFiltering } from '#clinical/calendar/calendar-filter.ts'
import { stretchesOn } from '#clinical/calendar/unknown-stretches.ts'
import type { ClinicalTime } from '#clinical/clinical-time.ts'
import { formatBirthDate, formatClinicalTime } from '#clinical/format/date.ts'
import type { JstDate } from '#clinical/jst-date.ts'
import type { Occurrence } from '#clinical/occurrence.ts'
import type { Person } from '#clinical/person.ts'
import { useCopiedText } from '#record/export/copied-text.ts'
import type { CsvTable } from '#record/export/csv.ts'
import { useIdentityLines } from '#record/export/identity-lines.ts'
import { useFacilityNames } from '#record/facility-names.tsx'
import { useNothingWords } from '#record/nothing-words.ts'
import { useNetwork } from '#sources/network-context.tsx'
import { emptiness, useEmptyWords } from './calendar-empty.tsx'
import { sourceLines } from './print/source-lines.ts'
import { timelineAnswers } from './timeline-answers.ts'
import type { CalendarView } from './use-calendar.ts'
import type { Words } from './use-words.ts'

interface Days {
  readonly from: JstDate
  readonly until: JstDate
}

interface Taken {
  readonly occurrences: readonly Occurrence[]
  /** In words. */
  readonly period: string
  /** undefined = all there are. */
  readonly days: Days | undefined
}

interface CalendarExport {
  readonly csv: () => CsvTable
  /** For a referral letter: what happened when, one line each. */
  readonly text: () => string
}

/** Records of the calendar, newest first, each with what the calendar knows of it: their headings, never their content. */
export function useCalendarExport(person: Person, view: CalendarView, words: Words): (taken: Taken) => CalendarExport {
  const { t } = useTranslation('calendar')
  const { t: record } = useTranslation('record')
  const network = useNetwork()
  const { name } = useFacilityNames()
  const identityLines = useIdentityLines()
  const copiedText = useCopiedText()
  const nothing = useNothing(view, words)
  const time = (at: ClinicalTime | undefined) => (at === undefined ? '' : formatClinicalTime(at, words.language))
  const act = ({ act: of, kind }: Occurrence) =>
    of === undefined ? '' : record(($) => $.medication[of === 'ordered' && kind === 'injection' ? 'injected' : of])
  const setting = ({ setting: of }: Occurrence) => (of === undefined ? '' : words.setting(of))
  // A note is written for an audience and by somebody: the screen of notes gives it out with both (NOTE-1, PRV-1).
  const label = ({ kind, label: of, undisclosed }: Occurrence) => {
    if (kind === 'note') return ''
    if (undisclosed === undefined) return of
    const { restLabel, asOf } = undisclosed
    const mark = restLabel === undefined ? 'undisclosed' : 'partlyUndisclosed'
    const told =
      asOf === undefined
        ? record(($) => $.mark[mark])
        : record(($) => $.mark[`${mark}AsOf`], { date: formatBirthDate(asOf, words.language) })
    return `${of}（${told}）`
  }
  const status = ({ status: of }: Occurrence) => record(($) => $.status[of])
  const head = (period: string) =>
    identityLines({
      person,
      period,
      filters: isFiltering(view.filter) ? words.filter(view.filter) : undefined,
      answers: timelineAnswers(view),
      sources: sourceLines(network.facilities, person, view),
    })
  return ({ occurrences, period, days }) => {
    const sorted = [...occurrences].sort(newestFirst)
    return {
      csv: () => ({
        head: head(period),
        nothing: nothing(days),
        columns: [
          t(($) => $.output.column.date),
          t(($) => $.output.column.until),
          t(($) => $.output.column.kind),
          t(($) => $.output.column.act),
          t(($) => $.output.column.label),
          t(($) => $.output.column.setting),
          t(($) => $.output.column.department),
          t(($) => $.output.column.status),
          t(($) => $.output.column.facility),
        ],
        rows: sorted.map((each) => [
          time(each.start),
          time(each.end),
          words.kind(each.kind),
          act(each),
          label(each),
          setting(each),
          each.department ?? '',
          status(each),
          name(each.facility),
        ]),
      }),
      text: () =>
        copiedText(head(period), [
          ...(sorted.length === 0 ? [nothing(days)] : []),
          ...sorted.map((each) =>
            [
              each.start === undefined ? t(($) => $.panel.undated) : time(each.start),
              each.end === undefined ? undefined : `– ${time(each.end)}`,
              words.kind(each.kind),
              act(each) === words.kind(each.kind) ? undefined : act(each),
              label(each),
              each.department,
              each.status === 'final' || each.status === 'unknown' ? undefined : status(each),
              name(each.facility),
            ]
              .filter((part) => part !== undefined && part !== '')
              .join(' '),
          ),
        ]),
    }
  }
}

/** Why there is no row (SRC-1): 「該当なし」 only where everybody who may be asked has answered for that very period (H-05). */
function useNothing(view: CalendarView, words: Words): (days: Days | undefined) => string {
  const { t } = useTranslation('calendar')
  const nothingWords = useNothingWords()
  const emptyWords = useEmptyWords()
  const wordsOf = (days: Days | undefined) => {
    const kind = emptiness(view)
    if (kind === 'failed' || kind === 'not-linked') return emptyWords(view, words, kind)
    const stretches = [...view.unknown.values()].flat()
    const unknown = days === undefined ? stretches : stretchesOn(stretches, days.from, days.until)
    if (unknown.length > 0) return { title: t(($) => $.panel.nonePartly), detail: undefined }
    if (isFiltering(view.filter)) return { title: t(($) => $.empty.filtered), detail: words.filter(view.filter) }
    return nothingWords(
      timelineAnswers(view),
      t(($) => $.empty.what),
    )
  }
  return (days) => {
    const { title, detail } = wordsOf(days)
    return [title, detail ?? ''].join('　').trim()
  }
}

function newestFirst(one: Occurrence, other: Occurrence): number {
  const [a, b] = [one.start?.text ?? '', other.start?.text ?? '']
  if (a !== b) return a < b ? 1 : -1
  return one.key < other.key ? -1 : 1
}
