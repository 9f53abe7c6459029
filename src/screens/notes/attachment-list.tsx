import { useEffect, useState, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import type { Person } from '#clinical/person.ts'
import { MOST_ATTACHMENT_BYTES } from '#sources/hub/attachment.ts'
import type { AttachedNoteFile } from '#sources/hub/note-content.ts'
import { Button } from '#ui/button/button.tsx'
import { Icon } from '#ui/icon/icon.tsx'
import type { AttachmentTray, TrayFile } from './attachment-tray.ts'
import styles from './note-editor.module.css'
import { sizeText, useNoteWords } from './use-note-words.ts'

interface AttachmentListProps {
  readonly person: Person
  readonly tray: AttachmentTray
  /** Files that the hub has taken. */
  readonly uploaded: readonly AttachedNoteFile[]
  onRemove(uuid: string): void
}

/** The files of a draft: what they are, whose, and how far they have come (NOTE-4). */
export function AttachmentList({ person, tray, uploaded, onRemove }: AttachmentListProps) {
  const { t } = useTranslation('notes')
  const { files, refused } = useSyncExternalStore(tray.subscribe, tray.state)
  return (
    <>
      {refused.length === 0 ? null : (
        <ul className={styles.refused} role="alert">
          {refused.map(({ name, why }) => (
            <li key={name}>
              <Icon name="caution" size={16} />
              <Refusal name={name} why={why} />
            </li>
          ))}
        </ul>
      )}
      {files.length + uploaded.length === 0 ? null : (
        <ul className={styles.files} aria-label={t(($) => $.files.region)}>
          {uploaded.map((file) => (
            <li key={file.uuid}>
              <Icon name="file" size={18} />
              <FileWords name={file.title} type={file.contentType} size={file.size} />
              <span>
                <Icon name="check" size={16} /> {t(($) => $.files.uploaded)}
              </span>
              <Remove name={file.title} onRemove={() => onRemove(file.uuid)} />
            </li>
          ))}
          {files.map((file) => (
            <Pending key={file.uuid} person={person} tray={tray} pending={file} />
          ))}
        </ul>
      )}
    </>
  )
}

interface PendingProps {
  readonly person: Person
  readonly tray: AttachmentTray
  readonly pending: TrayFile
}

function Pending({ person, tray, pending }: PendingProps) {
  const { t } = useTranslation('notes')
  const words = useNoteWords()
  const { uuid, file, type, state, problem } = pending
  return (
    <li>
      <LocalThumbnail file={file} isImage={type.startsWith('image/')} />
      <FileWords name={file.name} type={type} size={file.size} />
      {state === 'failed' ? null : (
        <label className={styles.confirm}>
          <input
            type="checkbox"
            checked={state === 'uploading'}
            disabled={state === 'uploading'}
            onChange={() => void tray.upload(uuid)}
          />
          {t(($) => $.files.confirm, { name: person.name.ideographic ?? person.name.phonetic ?? '' })}
        </label>
      )}
      {state === 'to-confirm' ? <span>{t(($) => $.files.confirmSends)}</span> : null}
      {state === 'uploading' ? <span role="status">{t(($) => $.files.uploading)}</span> : null}
      {state === 'failed' && problem !== undefined ? (
        <span className={styles.failed} role="alert">
          <Icon name="failed" size={16} />
          {t(($) => $.files.failed)}　{words.reason(problem)}
          <Button
            variant="retry"
            size="strip"
            aria-label={t(($) => $.files.resend, { name: file.name })}
            onClick={() => void tray.upload(uuid)}
          >
            {t(($) => $.editor.resend)}
          </Button>
        </span>
      ) : null}
      <Remove name={file.name} onRemove={() => tray.remove(uuid)} />
    </li>
  )
}

function LocalThumbnail({ file, isImage }: { readonly file: File; readonly isImage: boolean }) {
  const [url, setUrl] = useState<string>()
  useEffect(() => {
    if (!isImage) return
    const made = URL.createObjectURL(file)
    setUrl(made)
    return () => URL.revokeObjectURL(made)
  }, [file, isImage])
  if (!isImage) return <Icon name="report" size={18} />
  return url === undefined ? null : <img src={url} alt="" className={styles.thumbnail} />
}

interface FileWordsProps {
  readonly name: string
  readonly type: string
  readonly size: number
}

function FileWords({ name, type, size }: FileWordsProps) {
  const typeName = useTypeName()
  return (
    <span className={styles.file}>
      <bdi>{name}</bdi>
      <span>
        {typeName(type)} {sizeText(size)}
      </span>
    </span>
  )
}

function useTypeName(): (type: string) => string {
  const { t } = useTranslation('notes')
  return (type) => {
    switch (type) {
      case 'image/jpeg':
      case 'image/png':
      case 'image/gif':
      case 'application/pdf':
        return t(($) => $.files.type[type])
      default:
        return type
    }
  }
}

function Remove({ name, onRemove }: { readonly name: string; onRemove(): void }) {
  const { t } = useTranslation('notes')
  return (
    <Button variant="icon" size="small" aria-label={t(($) => $.files.remove, { name })} onClick={onRemove}>
      <Icon name="close" size={16} />
    </Button>
  )
}

type RefusalProps = ReturnType<AttachmentTray['state']>['refused'][number]

/** Why a file was not put to the note, in words. */
function Refusal({ name, why }: RefusalProps): string {
  const { t } = useTranslation('notes')
  const typeName = useTypeName()
  const limit = sizeText(MOST_ATTACHMENT_BYTES)
  switch (why.reason) {
    case 'empty':
      return t(($) => $.files.refusal.empty, { name })
    case 'too-large':
      return t(($) => $.files.refusal['too-large'], { name, size: sizeText(why.size), limit })
    case 'too-many':
      return t(($) => $.files.refusal['too-many'], { name, limit: why.limit })
    case 'type':
      return t(($) => $.files.refusal.type, { name })
    case 'mismatch':
      return t(($) => $.files.refusal.mismatch, { name, type: typeName(why.type) })
  }
}
