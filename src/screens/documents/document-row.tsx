import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { DocumentEntry } from '#clinical/documents/document-entry.ts'
import { formatClinicalTime } from '#clinical/format/date.ts'
import { languageOf } from '#i18n/i18n.ts'
import { FacilityLetter, useFacilityNames } from '#record/facility-names.tsx'
import { Icon } from '#ui/icon/icon.tsx'
import { Tag } from '#ui/tag/tag.tsx'
import styles from './document-list.module.css'
import { DocumentState } from './document-state.tsx'

interface DocumentRowProps {
  readonly entry: DocumentEntry
  readonly isOpen: boolean
  readonly isUnread: boolean
  /** Came since this user last looked (LIST-6). */
  readonly isNew: boolean
  /** Whether Tab reaches this row. */
  readonly isStop: boolean
  onChoose(entry: DocumentEntry): void
}

/** Date · title · state; below it hospital, department and author (DOC-1, visual-design.md §4). */
export const DocumentRow = memo(function DocumentRow({
  entry,
  isOpen,
  isUnread,
  isNew,
  isStop,
  onChoose,
}: DocumentRowProps) {
  const { t, i18n } = useTranslation('documents')
  const { t: record } = useTranslation('record')
  const { name } = useFacilityNames()
  const { fact, at, facility } = entry
  const title = entry.title === '' ? t(($) => $.list.untitled) : entry.title
  const isUndisclosed = fact.sensitivity.some(({ mark }) => mark === 'undisclosed')
  const isRestricted = fact.sensitivity.some(({ mark }) => mark === 'restricted')
  return (
    <tr
      className={styles.row}
      data-open={isOpen}
      data-withdrawn={entry.status === 'cancelled' || entry.status === 'entered-in-error'}
    >
      <td className={styles.date}>
        {isUnread ? <i className={styles.dot} aria-hidden="true" /> : null}
        {at === undefined ? null : (
          <time dateTime={at.text} title={formatClinicalTime(at, languageOf(i18n))}>
            {at.precision === 'year' || at.precision === 'month' ? '—' : at.text.slice(5, 10).replace('-', '/')}
          </time>
        )}
        {isNew ? <span className={styles.new}>{record(($) => $.mark.isNew)}</span> : null}
      </td>
      <td className={styles.what}>
        <button
          type="button"
          data-title
          className={styles.title}
          tabIndex={isStop ? 0 : -1}
          aria-current={isOpen ? 'true' : undefined}
          onClick={() => onChoose(entry)}
        >
          {isUnread ? <span className="visually-hidden">{t(($) => $.list.unread)} </span> : null}
          <bdi>{title}</bdi>
        </button>
        {isUndisclosed ? <Tag tone="black">{record(($) => $.mark.undisclosed)}</Tag> : null}
        {isRestricted ? <Tag tone="outline">{record(($) => $.mark.restricted)}</Tag> : null}
        <span className={styles.lower}>
          <FacilityLetter facility={facility} />
          <span>
            {[name(facility), fact.department, fact.author].filter((each) => each !== undefined).join('　')}
            {entry.type === undefined ? null : <span className={styles.type}>　{entry.type}</span>}
          </span>
        </span>
      </td>
      <td className={styles.state}>
        {fact.files.length > 1 ? (
          <span className={styles.files}>
            <Icon name="file" size={16} />
            <span aria-hidden="true">{fact.files.length}</span>
            <span className="visually-hidden">{t(($) => $.list.files, { count: fact.files.length })}</span>
          </span>
        ) : null}
        <DocumentState entry={entry} />
      </td>
    </tr>
  )
})
