import { useTranslation } from 'react-i18next'
import type { DocumentEntry } from '#clinical/documents/document-entry.ts'
import { formatClinicalTime } from '#clinical/format/date.ts'
import { languageOf } from '#i18n/i18n.ts'
import { FacilityLetter, useFacilityNames } from '#record/facility-names.tsx'
import { FactMarks } from '#record/fact-marks.tsx'
import { usePatientFacing } from '#record/patient-facing.tsx'
import { PrintButton } from '#record/print/print-button.tsx'
import { Button } from '#ui/button/button.tsx'
import { Icon } from '#ui/icon/icon.tsx'
import type { DocumentsView } from '../use-documents.ts'
import styles from './reading-pane.module.css'

interface SourceLineProps {
  readonly entry: DocumentEntry
  readonly view: DocumentsView
  readonly file: number
  onFile(file: number): void
  onShow(entry: DocumentEntry): void
  readonly isChoosingBeside: boolean
  readonly onBeside?: () => void
  readonly onClose?: () => void
}

/** Hospital, title and dates of the document, its versions and attachments, and what can be done with it. */
export function SourceLine(props: SourceLineProps) {
  const { entry, view, onShow, isChoosingBeside, onBeside, onClose } = props
  const { t, i18n } = useTranslation('documents')
  const { name } = useFacilityNames()
  const language = languageOf(i18n)
  const { fact, at } = entry
  const newest = view.newestOf(entry)
  const isCorrectedLater = fact.recordedAt !== undefined && fact.recordedAt.text.slice(0, 10) !== at?.text.slice(0, 10)
  return (
    <>
      <header className={styles.source}>
        <FacilityLetter facility={entry.facility} size={20} />
        <b>{name(entry.facility)}</b>
        <bdi className={styles.kind}>{entry.title === '' ? t(($) => $.list.untitled) : entry.title}</bdi>
        {at === undefined ? null : <span>{formatClinicalTime({ ...at, text: at.text.slice(0, 10) }, language)}</span>}
        {isCorrectedLater && fact.recordedAt !== undefined ? (
          <span className={styles.quiet}>
            {t(($) => $.pane.corrected, { date: formatClinicalTime(fact.recordedAt, language) })}
          </span>
        ) : null}
        <FactMarks fact={fact} />
        <span className={styles.tools}>
          {onBeside === undefined ? null : (
            <Button
              variant="icon"
              aria-pressed={isChoosingBeside}
              aria-label={t(($) => $.pane.beside)}
              title={t(($) => $.pane.beside)}
              onClick={onBeside}
            >
              <Icon name="beside" size={18} />
            </Button>
          )}
          {onClose === undefined ? <PrintButton /> : null}
          {onClose === undefined ? null : (
            <Button variant="icon" aria-label={t(($) => $.pane.close)} title={t(($) => $.pane.close)} onClick={onClose}>
              <Icon name="close" size={18} />
            </Button>
          )}
        </span>
      </header>
      {isChoosingBeside ? (
        <p className={styles.notice} role="status">
          <Icon name="info" size={16} />
          {t(($) => $.pane.chooseBeside)}
        </p>
      ) : null}
      {entry.older.length > 0 ? (
        <nav className={styles.versions} aria-label={t(($) => $.pane.older, { count: entry.older.length })}>
          <span>{t(($) => $.pane.older, { count: entry.older.length })}</span>
          {entry.older.map((older) => (
            <Button key={older.key} variant="text" size="strip" onClick={() => onShow(older)}>
              {older.fact.recordedAt === undefined ? older.title : formatClinicalTime(older.fact.recordedAt, language)}
            </Button>
          ))}
        </nav>
      ) : null}
      {entry.isOldVersion ? (
        <p className={styles.notice} data-tone="gap">
          <Icon name="caution" size={16} />
          {t(($) => (newest === undefined ? $.pane.oldAlone : $.pane.oldNotice))}
          {newest === undefined ? null : (
            <Button variant="text" size="strip" onClick={() => onShow(newest)}>
              {t(($) => $.pane.newest)}
            </Button>
          )}
        </p>
      ) : null}
      {entry.status === 'cancelled' || entry.status === 'entered-in-error' ? (
        <p className={styles.notice} data-tone="gap">
          <Icon name="caution" size={16} />
          {t(($) => $.pane.cancelledNotice)}
        </p>
      ) : null}
      <Files {...props} />
    </>
  )
}

function Files({ entry, file, onFile }: Pick<SourceLineProps, 'entry' | 'file' | 'onFile'>) {
  const { t } = useTranslation('documents')
  const { namesMissing } = usePatientFacing()
  const { files } = entry.fact
  if (files.length < 2 || entry.isAwaitingConsent) return null
  return (
    <nav className={styles.versions} aria-label={t(($) => $.pane.files)}>
      <span>{t(($) => $.pane.files)}</span>
      {files.map((each, index) => (
        <Button
          // biome-ignore lint/suspicious/noArrayIndexKey: attachments are told by their place in the document
          key={index}
          size="strip"
          aria-current={index === file ? 'true' : undefined}
          onClick={() => onFile(index)}
        >
          <bdi>
            {(namesMissing === undefined ? each.title : undefined) ?? t(($) => $.pane.file, { number: index + 1 })}
          </bdi>
        </Button>
      ))}
    </nav>
  )
}
