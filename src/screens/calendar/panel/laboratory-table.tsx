import { Fragment, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isCurrentFact } from '#clinical/facts.ts'
import { formatClinicalTime } from '#clinical/format/date.ts'
import { decimalPadding } from '#clinical/format/decimal-padding.ts'
import type { LabResult, Measurement, VitalSign } from '#clinical/observation-facts.ts'
import { ComparedNote, LabValue, useLabWords } from '#record/lab-value.tsx'
import { Tag } from '#ui/tag/tag.tsx'
import type { Words } from '../use-words.ts'
import { type LabCollection, labCollections } from './lab-collections.ts'
import styles from './panel.module.css'

type Result = LabResult | VitalSign

/** Full-width characters that the column of values holds. */
const LONGEST_TEXT = 5

interface LaboratoryTableProps {
  readonly results: readonly Result[]
  readonly words: Words
  readonly isDated: boolean
}

/** Results as recorded, collection by collection; ranges and how they were measured on request (VAL-*, FLAG-*, NUM-*). */
export function LaboratoryTable({ results, words, isDated }: LaboratoryTableProps) {
  const { t } = useTranslation('calendar')
  const [isDetailed, setDetailed] = useState(false)
  return (
    <>
      <label className={styles.detail}>
        <input type="checkbox" checked={isDetailed} onChange={(event) => setDetailed(event.currentTarget.checked)} />
        {t(($) => $.lab.showRanges)}
      </label>
      {labCollections(results).map((collection) => (
        <Collection
          key={collection.key}
          collection={collection}
          isDetailed={isDetailed}
          isDated={isDated}
          words={words}
        />
      ))}
      <ComparedNote results={results.flatMap((result) => [result, ...result.components])} />
    </>
  )
}

interface CollectionProps {
  readonly collection: LabCollection
  readonly isDetailed: boolean
  readonly isDated: boolean
  readonly words: Words
}

function Collection({ collection, isDetailed, isDated, words }: CollectionProps) {
  const { t } = useTranslation('calendar')
  const { at } = collection
  const clock = at === undefined ? '' : isDated ? formatClinicalTime(at, words.language) : at.text.slice(11, 16)
  const time =
    clock === ''
      ? t(($) => $.lab.noTime)
      : collection.isReportTime
        ? t(($) => $.lab.reported, { time: clock })
        : t(($) => $.lab.collected, { time: clock })
  const padding = decimalPadding(collection.results.map((each) => each.value?.text ?? ''))
  return (
    <table className={styles.labs}>
      <caption>
        <span>{time}</span>
        {collection.material === undefined ? null : <span>{collection.material}</span>}
      </caption>
      <colgroup>
        <col />
        <col className={styles['lab-value']} />
        <col className={styles['lab-unit']} />
      </colgroup>
      <thead className="visually-hidden">
        <tr>
          <th scope="col">{t(($) => $.lab.item)}</th>
          <th scope="col">{t(($) => $.lab.value)}</th>
          <th scope="col">{t(($) => $.lab.unit)}</th>
        </tr>
      </thead>
      <tbody>
        {collection.results.map((result, index) => (
          <Fragment key={result.key}>
            <ResultRow
              result={result}
              status={result.status}
              padding={padding[index] ?? ''}
              isDetailed={isDetailed}
              words={words}
              result_={result}
            />
            {result.components.map((component) => (
              <ResultRow
                key={component.item.text}
                result={component}
                status={result.status}
                padding=""
                isDetailed={isDetailed}
                words={words}
                isComponent
              />
            ))}
          </Fragment>
        ))}
      </tbody>
    </table>
  )
}

interface ResultRowProps {
  readonly result: Measurement
  readonly status: Result['status']
  readonly padding: string
  readonly isDetailed: boolean
  readonly words: Words
  readonly isComponent?: boolean
  /** The whole result, whose method, specimen and remarks stand in the details. */
  readonly result_?: Result
}

function ResultRow({ result, status, padding, isDetailed, words, isComponent = false, result_ }: ResultRowProps) {
  const { t } = useTranslation('record')
  const labWords = useLabWords()
  const isPanel =
    result.value === undefined && result.absentReason === undefined && (result_?.components.length ?? 0) > 0
  const value = isPanel ? '' : labWords.value(result)
  const isNumber = result.value?.magnitude !== undefined
  // A text that is wider than the column of values stands in a line of its own; it is never cut.
  const isLong = !isNumber && value.length > LONGEST_TEXT
  // A component is as cancelled as the result it belongs to.
  const isCurrent = isCurrentFact({ status })
  return (
    <>
      <tr data-cancelled={!isCurrent} data-component={isComponent}>
        <th scope="row">
          {result.item.text}
          {result.item.isStandard ? null : (
            <>
              {' '}
              <Tag tone="note">{t(($) => $.value.noStandardCode)}</Tag>
            </>
          )}
        </th>
        <td className={styles['lab-value']}>
          {isLong || isPanel ? null : <LabValue result={result} status={status} alignWith={padding} />}
        </td>
        <td className={styles['lab-unit']}>{result.value?.unit ?? ''}</td>
      </tr>
      {isLong ? (
        <tr data-cancelled={!isCurrent}>
          <td colSpan={3} className={styles['lab-text']}>
            <LabValue result={result} status={status} wraps />
          </td>
        </tr>
      ) : null}
      {isDetailed && !isPanel ? (
        <tr>
          <td colSpan={3} className={styles['lab-detail']}>
            <Details result={result} whole={result_} words={words} />
          </td>
        </tr>
      ) : null}
    </>
  )
}

/** The range of that very result, or that there is none (FLAG-4), its method, its specimen and the sender's remarks. */
function Details({
  result,
  whole,
}: {
  readonly result: Measurement
  readonly whole: Result | undefined
  readonly words: Words
}) {
  const { t } = useTranslation('calendar')
  const ranges = result.ranges.map((range) =>
    [t(($) => $.lab.range, { range: range.text }), range.appliesTo].filter((each) => each !== undefined).join(' '),
  )
  const specimen = whole?.kind === 'laboratory' ? whole.specimen : undefined
  const lines = [
    ...(ranges.length === 0 ? [t(($) => $.lab.noRange)] : ranges),
    whole?.method === undefined ? undefined : t(($) => $.lab.method, { method: whole.method }),
    specimen?.condition === undefined ? undefined : t(($) => $.lab.condition, { condition: specimen.condition }),
    ...(whole?.notes ?? []),
  ].filter((line) => line !== undefined)
  return lines.map((line) => <span key={line}>{line}</span>)
}
