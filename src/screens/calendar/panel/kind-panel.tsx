import { useTranslation } from 'react-i18next'
import type { Answer } from '#clinical/answer.ts'
import { isFiltering } from '#clinical/calendar/calendar-filter.ts'
import { kindsOfRow } from '#clinical/calendar/place.ts'
import { byFacility, type SelectionTab } from '#clinical/calendar/selection.ts'
import type { FacilityId } from '#clinical/facility.ts'
import type { ClinicalFact } from '#clinical/facts.ts'
import { formatClinicalTime } from '#clinical/format/date.ts'
import type { JstDate } from '#clinical/jst-date.ts'
import type { Occurrence } from '#clinical/occurrence.ts'
import type { Person } from '#clinical/person.ts'
import type { RecordKind } from '#clinical/record-kind.ts'
import { FacilityLetter, useFacilityNames } from '#record/facility-names.tsx'
import { type NamesMissing, usePatientFacing } from '#record/patient-facing.tsx'
import { useVisibleAnswers } from '#record/patient-facing-of-person.tsx'
import { useRecords } from '#sources/records.query.ts'
import { Button } from '#ui/button/button.tsx'
import { Tag } from '#ui/tag/tag.tsx'
import { FREELY_WORDED } from '../freely-worded.ts'
import type { CalendarView } from '../use-calendar.ts'
import type { Words } from '../use-words.ts'
import { FactLines } from './fact-lines.tsx'
import { type FactsOfFacility, factsOfPeriod } from './facts-of-period.ts'
import styles from './panel.module.css'

interface KindPanelProps {
  readonly person: Person
  readonly view: CalendarView
  readonly words: Words
  readonly tab: SelectionTab
  readonly period: { readonly from: JstDate; readonly until: JstDate }
}

/** One kind on one day: hospital by hospital, with the content of the records as it arrives. */
export function KindPanel(props: KindPanelProps) {
  const [kind, second] = kindsOfRow(props.tab.row)
  const { namesMissing } = usePatientFacing()
  if (kind === undefined) return null
  if (namesMissing !== undefined && FREELY_WORDED.has(kind)) return <NotYetShown missing={namesMissing} />
  return second === undefined ? <OneKind {...props} kind={kind} /> : <TwoKinds {...props} kinds={[kind, second]} />
}

/** Whose answer decides whether the patient may read what somebody wrote (PRV-1). */
function NotYetShown({ missing: { state, facilities } }: { readonly missing: NamesMissing }) {
  const { t } = useTranslation('calendar')
  const { withLetter } = useFacilityNames()
  const names = facilities.map(withLetter).join(t(($) => $.panel.separator))
  return (
    <p className={styles.none} role="status">
      {state === 'asking' ? t(($) => $.panel.checking) : t(($) => $.panel.unchecked, { facilities: names })}
    </p>
  )
}

function OneKind({ kind, ...props }: KindPanelProps & { readonly kind: RecordKind }) {
  return <Facilities {...props} views={[useVisibleAnswers(useRecords(props.person, kind, askedPeriod(props)))]} />
}

function TwoKinds({ kinds, ...props }: KindPanelProps & { readonly kinds: readonly [RecordKind, RecordKind] }) {
  const period = askedPeriod(props)
  const first = useVisibleAnswers(useRecords(props.person, kinds[0], period))
  const second = useVisibleAnswers(useRecords(props.person, kinds[1], period))
  return <Facilities {...props} views={[first, second]} />
}

/** A stay is asked from its admission on, because that is its date; everything else for the day that is looked at. */
function askedPeriod({ tab, period }: KindPanelProps) {
  if (tab.row !== 'stay') return period
  const starts = tab.occurrences.map((each) => each.start?.text.slice(0, 10)).filter((each) => each !== undefined)
  const first = starts.sort()[0]
  return first === undefined || first > period.from ? period : { from: first as JstDate, until: period.until }
}

type View = ReadonlyMap<FacilityId, Answer<ClinicalFact>>

function Facilities({ view, words, tab, views, period }: KindPanelProps & { readonly views: readonly View[] }) {
  const order = view.facilities.map((facility) => facility.id)
  const occurrences = [...tab.occurrences, ...tab.cancelled]
  return byFacility(occurrences, order).map((group) => (
    <FacilityBlock
      key={group.facility}
      view={view}
      words={words}
      facility={group.facility}
      occurrences={group.occurrences}
      content={factsOfPeriod({
        views,
        facility: group.facility,
        occurrences: group.occurrences,
        period: tab.row === 'stay' ? undefined : period,
        isFiltered: isFiltering(view.filter),
      })}
    />
  ))
}

interface FacilityBlockProps {
  readonly view: CalendarView
  readonly words: Words
  readonly facility: FacilityId
  readonly occurrences: readonly Occurrence[]
  readonly content: FactsOfFacility
}

function FacilityBlock({ view, words, facility, occurrences, content }: FacilityBlockProps) {
  const { t } = useTranslation('calendar')
  const { t: shared } = useTranslation('record')
  const { isOn: isPatientFacing } = usePatientFacing()
  const { name } = useFacilityNames()
  const isDated = view.scale === 'month' || occurrences.some((each) => each.kind === 'stay')
  const statuses = [...new Set(occurrences.map((each) => each.status))].filter((status) => status !== 'unknown')
  const details = [
    ...new Set(
      occurrences.flatMap((each) => [
        each.department,
        each.setting === undefined ? undefined : words.setting(each.setting),
      ]),
    ),
  ]
  return (
    <section className={styles.facility} aria-label={name(facility)}>
      <h3>
        <FacilityLetter facility={facility} size={20} />
        <span>{name(facility)}</span>
        <span className={styles.statuses}>
          {statuses.map((status) => (
            <Tag key={status} tone={status === 'final' ? 'outline' : status === 'cancelled' ? 'neutral' : 'gap'}>
              {shared(($) => $.status[status])}
            </Tag>
          ))}
        </span>
      </h3>
      <p className={styles.details}>
        {details
          .filter((each) => each !== undefined)
          .map((each) => (
            <span key={each}>{each}</span>
          ))}
      </p>
      <FactLines facts={content.facts} words={words} isDated={isDated} />
      {content.missing.length === 0 ? null : (
        <ul className={styles.missing}>
          {content.missing.map((each) => (
            <li key={each.key} data-cancelled={each.status === 'cancelled'}>
              {isDated && each.start !== undefined ? `${formatClinicalTime(each.start, words.language)}　` : ''}
              {each.label}
            </li>
          ))}
        </ul>
      )}
      {content.state === 'loading' ? <p className={styles.waiting}>{t(($) => $.panel.contentLoading)}</p> : null}
      {content.state === 'failed' ? (
        <p className={styles['content-failed']}>
          {t(($) => $.panel.contentFailed)}
          <Button variant="retry" size="strip" onClick={() => view.refetch(facility)}>
            {t(($) => $.panel.retry)}
          </Button>
        </p>
      ) : null}
      {content.isPartial ? <p className={styles['content-failed']}>{t(($) => $.panel.incompleteContent)}</p> : null}
      {isPatientFacing && content.unreadable.length > 0 ? (
        <p className={styles.waiting}>{t(($) => $.panel.unreadable, { count: content.unreadable.length })}</p>
      ) : null}
      {(isPatientFacing ? [] : content.unreadable).map((gap) => (
        <details key={gap.what} className={styles.unreadable}>
          <summary>{t(($) => $.panel.unreadable, { count: 1 })}</summary>
          <p>{gap.what}</p>
          <p>{gap.why}</p>
          <pre>{gap.raw}</pre>
        </details>
      ))}
      {content.state === 'data' && content.facts.length === 0 ? (
        <p className={styles.waiting}>{t(($) => $.panel.contentMissing)}</p>
      ) : null}
    </section>
  )
}
