import { useTranslation } from 'react-i18next'
import type { Diagnosis } from '#clinical/condition-facts.ts'
import { formatBirthDate } from '#clinical/format/date.ts'
import type { DiagnosisOrder } from '#clinical/summary/diagnosis-order.ts'
import { languageOf } from '#i18n/i18n.ts'
import { FacilityName } from '#record/facility-names.tsx'
import { CauseName } from '#record/summary/cause-name.tsx'
import { useUndisclosedWords } from '#record/undisclosed-words.ts'
import { Icon } from '#ui/icon/icon.tsx'
import { Tag } from '#ui/tag/tag.tsx'
import styles from './table.module.css'
import { useCourseWords } from './use-course-words.ts'
import { useSeverityWords } from './use-severity-words.ts'

const COLUMNS = ['name', 'start', 'outcome', 'department', 'facility'] as const satisfies readonly DiagnosisOrder[]

/** A start stands newest first, a name first to last: as the order of `diagnosisLines` says. */
const DIRECTION = {
  name: 'ascending',
  start: 'descending',
  outcome: 'ascending',
  department: 'ascending',
  facility: 'ascending',
} as const

interface DiagnosisTableProps {
  readonly diagnoses: readonly Diagnosis[]
  readonly isNew: (fact: Diagnosis) => boolean
  /** Only for a table that can be ordered. */
  readonly order?: DiagnosisOrder
  readonly onSort?: (order: DiagnosisOrder) => void
}

/** Diagnoses, one record a line: two hospitals that write the same name may mean two courses of it. */
export function DiagnosisTable({ diagnoses, isNew, order, onSort }: DiagnosisTableProps) {
  const { t } = useTranslation('conditions')
  return (
    <table className={styles.table}>
      <caption className="visually-hidden">{t(($) => $.block.diagnosis)}</caption>
      <thead>
        <tr>
          {COLUMNS.map((column) => {
            const words = t(($) => $.column[column])
            if (onSort === undefined) {
              return (
                <th key={column} scope="col">
                  {words}
                </th>
              )
            }
            return (
              <th key={column} scope="col" aria-sort={order === column ? DIRECTION[column] : 'none'}>
                <button type="button" onClick={() => onSort(order === column ? 'default' : column)}>
                  {words}
                  {order === column ? <Icon name={DIRECTION[column]} size={14} /> : null}
                </button>
              </th>
            )
          })}
        </tr>
      </thead>
      <tbody>
        {diagnoses.map((diagnosis) => (
          <DiagnosisRow key={diagnosis.key} diagnosis={diagnosis} isNew={isNew(diagnosis)} />
        ))}
      </tbody>
    </table>
  )
}

function DiagnosisRow({ diagnosis, isNew }: { readonly diagnosis: Diagnosis; readonly isNew: boolean }) {
  const { t, i18n } = useTranslation('conditions')
  const language = languageOf(i18n)
  const courseWords = useCourseWords()
  const severityWords = useSeverityWords()
  const { name, startedAt, endedAt, recordedAt, department, sensitivity } = diagnosis
  const undisclosed = useUndisclosedWords()(sensitivity)
  const remarks = [
    diagnosis.bodySite === undefined ? undefined : t(($) => $.diagnosis.bodySite, { site: diagnosis.bodySite }),
    diagnosis.severity === undefined
      ? undefined
      : t(($) => $.diagnosis.severity, { severity: severityWords(diagnosis.severity) }),
    sensitivity.some(({ mark }) => mark === 'retained') ? t(($) => $.diagnosis.retained) : undefined,
    ...diagnosis.notes,
  ].filter((each) => each !== undefined)
  return (
    <tr>
      <th scope="row">
        <span className={styles.name}>
          <span>
            <CauseName text={name.text} isCoded={name.codings.length > 0} concept={name} isNew={isNew} />
            {undisclosed === undefined ? null : (
              <>
                {' '}
                <Tag tone="black">
                  <Icon name="not-disclosed" size={14} />
                  {undisclosed}
                </Tag>
              </>
            )}
          </span>
          <span className={styles.tags}>
            {diagnosis.isPrincipal ? <Tag>{t(($) => $.diagnosis.principal)}</Tag> : null}
            {diagnosis.isSuspected ? <Tag tone="gap">{t(($) => $.diagnosis.suspected)}</Tag> : null}
          </span>
          {remarks.length === 0 ? null : (
            <span className={`${styles.remark} ${styles.below}`}>{remarks.join(t(($) => $.separator))}</span>
          )}
        </span>
      </th>
      <td>
        {startedAt === undefined ? (
          <span className={styles.quiet}>
            {recordedAt === undefined
              ? t(($) => $.dateUnknown)
              : t(($) => $.diagnosis.registered, { date: formatBirthDate(recordedAt, language) })}
          </span>
        ) : (
          formatBirthDate(startedAt, language)
        )}
      </td>
      <td>
        {courseWords(diagnosis)}
        {endedAt === undefined ? null : (
          <span className={`${styles.remark} ${styles.until}`}>
            {t(($) => $.diagnosis.until, { date: formatBirthDate(endedAt, language) })}
          </span>
        )}
      </td>
      <td className={styles.wraps}>
        {department ?? <span className={styles.quiet}>{t(($) => $.filter.unrecorded)}</span>}
      </td>
      <td>
        <FacilityName facility={diagnosis.facility} />
      </td>
    </tr>
  )
}
