import { lazy, Suspense, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { NoteFile } from '#clinical/event-facts.ts'
import type { FacilityId } from '#clinical/facility.ts'
import type { Person } from '#clinical/person.ts'
import { useDocumentContent } from '#sources/files/document-content.query.ts'
import { attachmentTypeOf } from '#sources/hub/attachment.ts'
import { Button } from '#ui/button/button.tsx'
import { Dialog } from '#ui/dialog/dialog.tsx'
import { Icon } from '#ui/icon/icon.tsx'
import styles from './note-feed.module.css'
import { sizeText } from './use-note-words.ts'

const PdfView = lazy(() => import('#record/pdf/pdf-view.tsx').then((module) => ({ default: module.PdfView })))

interface NoteFilesProps {
  readonly person: Person
  /** Server that holds the files. */
  readonly server: FacilityId
  readonly files: readonly NoteFile[]
}

/** The files of a note, each with what it is; pictures with a small one of themselves (NOTE-4). */
export function NoteFiles({ person, server, files }: NoteFilesProps) {
  if (files.length === 0) return null
  return (
    <ul className={styles.files}>
      {files.map((file, index) => (
        <li key={file.document ?? `${index} ${file.title}`}>
          <OneFile person={person} server={server} file={file} />
        </li>
      ))}
    </ul>
  )
}

interface OneFileProps {
  readonly person: Person
  readonly server: FacilityId
  readonly file: NoteFile
}

function OneFile({ person, server, file }: OneFileProps) {
  const { t } = useTranslation('notes')
  const [isOpen, setOpen] = useState(false)
  const isImage = /^image\/(?:jpeg|png|gif)$/.test(file.contentType)
  const { content, retry } = useDocumentContent(person, isImage || isOpen ? { server, file } : undefined)
  const bytes = content.state === 'data' ? content.bytes : undefined
  // What the bytes are decides, never what somebody called them (D7).
  const type = bytes === undefined ? undefined : attachmentTypeOf(bytes)
  const picture = useObjectUrl(type?.startsWith('image/') === true ? bytes : undefined, type)
  const title = file.title ?? file.contentType
  const isBroken = content.state !== 'data' && content.state !== 'loading'
  return (
    <>
      <button type="button" className={styles.file} onClick={() => setOpen(true)}>
        {picture === undefined ? (
          <Icon name={isImage ? 'imaging' : 'report'} size={20} />
        ) : (
          <img src={picture} alt="" className={styles.thumbnail} />
        )}
        <span className={styles['file-words']}>
          <bdi>{title}</bdi>
          <span>
            <TypeAndSize file={file} />
            {file.document === undefined ? null : `　${t(($) => $.files.confirmed)}`}
            <span className="visually-hidden">　{t(($) => $.files.open)}</span>
          </span>
        </span>
      </button>
      {isImage && isBroken ? (
        <span className={styles.gap}>
          <Icon name="failed" size={16} />
          {t(($) => $.files.unreadable)}
          <Button variant="retry" size="strip" onClick={retry}>
            {t(($) => $.files.retry)}
          </Button>
        </span>
      ) : null}
      {isOpen ? (
        <Dialog title={title} closeLabel={t(($) => $.files.close)} onClose={() => setOpen(false)}>
          {picture !== undefined ? <img src={picture} alt={title} className={styles.picture} /> : null}
          {content.state === 'loading' ? <p role="status">{t(($) => $.files.loading)}</p> : null}
          {content.state === 'data' && content.isAltered === true ? (
            <p className={styles.gap}>
              <Icon name="caution" size={16} />
              {t(($) => $.files.altered)}
            </p>
          ) : null}
          {content.state === 'data' && type === 'application/pdf' ? (
            <div className={styles.pdf}>
              <Suspense fallback={<p role="status">{t(($) => $.files.loading)}</p>}>
                <PdfView
                  bytes={content.bytes}
                  about={{ file, content, found: 'PDF', isDisguised: false }}
                  watermark={undefined}
                />
              </Suspense>
            </div>
          ) : null}
          {isBroken || (bytes !== undefined && type === undefined) ? (
            <p className={styles.gap} role="alert">
              <Icon name="failed" size={16} />
              {t(($) => $.files.unreadable)}
              <Button variant="retry" size="small" onClick={retry}>
                {t(($) => $.files.retry)}
              </Button>
            </p>
          ) : null}
        </Dialog>
      ) : null}
    </>
  )
}

function TypeAndSize({ file }: { readonly file: NoteFile }) {
  const { t } = useTranslation('notes')
  const size = file.size === undefined ? '' : ` ${sizeText(file.size)}`
  switch (file.contentType) {
    case 'image/jpeg':
    case 'image/png':
    case 'image/gif':
    case 'application/pdf':
      return `${t(($) => $.files.type[file.contentType as 'image/jpeg'])}${size}`
    default:
      return `${file.contentType}${size}`
  }
}

function useObjectUrl(bytes: Uint8Array<ArrayBuffer> | undefined, type: string | undefined): string | undefined {
  const [url, setUrl] = useState<string>()
  useEffect(() => {
    if (bytes === undefined || type === undefined) {
      setUrl(undefined)
      return
    }
    const made = URL.createObjectURL(new Blob([bytes], { type }))
    setUrl(made)
    return () => URL.revokeObjectURL(made)
  }, [bytes, type])
  return url
}
