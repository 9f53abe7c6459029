import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Answer } from '#clinical/answer.ts'
import { formatClinicalTime } from '#clinical/format/date.ts'
import { type EarlierValue, type EarlierValues, earlierValues } from '#clinical/laboratory/earlier-values.ts'
import { shownFlag } from '#clinical/laboratory/lab-flag.ts'
import type { LabCell } from '#clinical/laboratory/lab-row.ts'
import type { Measurement } from '#clinical/observation-facts.ts'
import type { Person } from '#clinical/person.ts'
import type { RecordVersion } from '#clinical/record-version.ts'
import { useGapWords } from '#i18n/gap-words.ts'
import { languageOf } from '#i18n/i18n.ts'
import { useFacilityNames } from '#record/facility-names.tsx'
import { useLabWords } from '#record/lab-value.tsx'
import { useVisibleFacts } from '#record/visible-facts.ts'
import { useRecordVersions } from '#sources/record-versions.query.ts'
import { Button } from '#ui/button/button.tsx'
import { FlaggedValue } from '../graph/flagged-value.tsx'
import styles from './result-detail.module.css'

interface EarlierValuesProps {
  readonly person: Person
  readonly cell: LabCell
  /** Withdrawn results of the same day stand below: what this one corrects may be among them. */
  readonly hasWithdrawn: boolean
}

/**
 * What a result said before its hospital changed it, one click away (VAL-4, E14). Of a hospital that does not tell, the value
 * before is unknown, which is said; it is never said that there was none.
 */
export function EarlierValuesOf({ person, cell, hasWithdrawn }: EarlierValuesProps) {
  const { t } = useTranslation('labsGraph')
  const { answer, retry } = useRecordVersions(person, cell.fact)
  const visible = useVisibleFacts()
  const values = useMemo(() => {
    const versions = answer.state === 'data' ? answer.rows : []
    return earlierValues(
      cell,
      versions.flatMap((version) => visible([version.fact]).map((fact) => ({ ...version, fact }))),
    )
  }, [answer, cell, visible])
  const isCorrected = cell.fact.status === 'corrected'
  const words = useStateWords(answer, values, { isCorrected, hasWithdrawn })
  const mayRetry =
    (answer.state === 'failed' && answer.why.isRetryable) || (answer.state === 'data' && answer.gaps.length > 0)
  if (values.earlier.length === 0 && values.newer === undefined && words.length === 0) return null
  return (
    <section className={styles.earlier} aria-label={t(($) => $.earlier.label)} aria-busy={answer.state === 'loading'}>
      {values.newer === undefined ? null : <Newer value={values.newer} />}
      {values.earlier.map((each, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: versions have no other name, and their order does not change
        <Earlier key={at} value={each} />
      ))}
      {words.map((each) => (
        <p key={each} className={styles.gap}>
          {each}
        </p>
      ))}
      {mayRetry ? <Retry facility={cell.facility} onRetry={retry} /> : null}
    </section>
  )
}

/** Why there is no former value here, or not every one. */
function useStateWords(
  answer: Answer<RecordVersion>,
  { earlier, versions, unlike }: EarlierValues,
  { isCorrected, hasWithdrawn }: { readonly isCorrected: boolean; readonly hasWithdrawn: boolean },
): readonly string[] {
  const { t } = useTranslation('labsGraph')
  const { t: clinical } = useTranslation('clinical')
  const gapWords = useGapWords()
  switch (answer.state) {
    case 'loading':
      return [t(($) => $.earlier.loading)]
    case 'failed':
      if (answer.why.reason !== 'unsupported-search') {
        return [t(($) => $.earlier.failed, { reason: clinical(($) => $.failure[answer.why.reason]) })]
      }
      // Of a final result nothing says that it ever said anything else.
      return isCorrected ? [t(($) => $.earlier.notOffered)] : []
    case 'notDisclosed':
    case 'notPermitted':
    case 'outOfConsent':
    case 'notLinked':
      return [t(($) => $.earlier.failed, { reason: clinical(($) => $.answer[answer.state]) })]
    case 'none':
      return isCorrected && !hasWithdrawn ? [t(($) => $.earlier.same, { count: 0 })] : []
    case 'data': {
      const gaps = [
        ...answer.gaps.map((gap) => t(($) => $.earlier.partial, { reason: gapWords(gap) })),
        ...(unlike === 0 ? [] : [t(($) => $.earlier.unlike, { count: unlike })]),
      ]
      const isUnexplained = isCorrected && !hasWithdrawn && earlier.length === 0 && gaps.length === 0
      return isUnexplained ? [t(($) => $.earlier.same, { count: versions })] : gaps
    }
  }
}

/** One former version: struck through, with its time and what the correction changed. */
function Earlier({ value }: { readonly value: EarlierValue }) {
  const { t, i18n } = useTranslation('labsGraph')
  const { t: record } = useTranslation('record')
  const textOf = useMeasuredText()
  const { measurement, status, at, storedAt, reportedAt, changed } = value
  const language = languageOf(i18n)
  const told = reportedAt ?? storedAt
  const isReport = reportedAt !== undefined
  return (
    <div className={styles.version}>
      <p>
        {t(($) => $.earlier.before)} <s>{textOf(measurement, changed.includes('range'))}</s>{' '}
        <span>{record(($) => $.status[status])}</span>
      </p>
      {told === undefined ? null : (
        <p className={styles.when}>
          {t(($) => (isReport ? $.earlier.reportedAt : $.earlier.storedAt), {
            time: formatClinicalTime(told, language),
          })}
        </p>
      )}
      <p className={styles.when}>
        {t(($) => $.earlier.changed, {
          what: changed.map((each) => t(($) => $.earlier.what[each])).join(language === 'ja' ? '・' : ', '),
        })}
      </p>
      {changed.includes('item') ? (
        <p className={styles.when}>{t(($) => $.earlier.item, { item: measurement.item.text })}</p>
      ) : null}
      {changed.includes('time') && at !== undefined ? (
        <p className={styles.when}>{t(($) => $.earlier.at, { time: formatClinicalTime(at, language) })}</p>
      ) : null}
    </div>
  )
}

/** The hospital has changed it since this screen was filled: what stands here is no longer what it says (H-04, H-14). */
function Newer({ value: { measurement, status } }: { readonly value: EarlierValue }) {
  const { t } = useTranslation('labsGraph')
  const { t: record } = useTranslation('record')
  return (
    <p className={styles.newer} role="alert">
      {t(($) => $.earlier.newer)} <FlaggedValue measurement={measurement} status={status} />{' '}
      <span>{record(($) => $.status[status])}</span>
    </p>
  )
}

function Retry({ facility, onRetry }: { readonly facility: LabCell['facility']; onRetry(): void }) {
  const { t } = useTranslation('record')
  const { name } = useFacilityNames()
  return (
    <Button
      variant="retry"
      size="strip"
      aria-label={t(($) => $.completeness.retryAt, { facility: name(facility) })}
      onClick={onRetry}
    >
      {t(($) => $.completeness.retry)}
    </Button>
  )
}

/** A measurement in one line: value, unit, letter, and its range where that was another one. */
function useMeasuredText(): (measurement: Measurement, hasRange: boolean) => string {
  const { t } = useTranslation('labsGraph')
  const lab = useLabWords()
  return (measurement, hasRange) => {
    const range = measurement.ranges.map(({ text }) => text).join('、')
    return [
      lab.value(measurement),
      measurement.value?.unit,
      shownFlag(measurement)?.flag.text,
      range === '' || !hasRange ? undefined : t(($) => $.table.range, { range }),
    ]
      .filter((part) => part !== undefined)
      .join(' ')
  }
}
