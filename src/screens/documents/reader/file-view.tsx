import { lazy, Suspense, use, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { cdaPatient } from '#clinical/documents/cda-text.ts'
import { contentOf } from '#clinical/documents/content-kind.ts'
import type { DocumentEntry } from '#clinical/documents/document-entry.ts'
import { plainTextOf } from '#clinical/documents/plain-text.ts'
import type { AttachedFile } from '#clinical/event-facts.ts'
import type { Person } from '#clinical/person.ts'
import { usePatientFacing } from '#record/patient-facing.tsx'
import { useDocumentContent } from '#sources/files/document-content.query.ts'
import type { FileContent } from '#sources/files/file-answer.ts'
import { CdaView } from './cda-view.tsx'
import styles from './document.module.css'
import { FhirDocumentView } from './fhir-document-view.tsx'
import { FileNotices } from './file-notices.tsx'
import { FileState } from './file-state.tsx'
import { IdentityGate } from './identity-gate.tsx'
import { IdentityLine } from './identity-line.tsx'
import { ImageView } from './image-view.tsx'
import { MarkRead, ReadMarkContext } from './mark-read.tsx'
import { NestedContentContext } from './nested-content.ts'
import { NestedDocument } from './nested-document.tsx'
import { NoPreview } from './no-preview.tsx'
import { NotForPatient } from './not-for-patient.tsx'
import { SaveUnshown } from './save-unshown.tsx'
import { ScrollArea } from './scroll-area.tsx'
import { TextView } from './text-view.tsx'

const HtmlView = lazy(() => import('./html-view.tsx').then((module) => ({ default: module.HtmlView })))
const PdfView = lazy(() => import('#record/pdf/pdf-view.tsx').then((module) => ({ default: module.PdfView })))

interface FileViewProps {
  readonly person: Person
  readonly entry: DocumentEntry
  readonly file: AttachedFile
  /** Below the words of a report, within its scroll area. */
  readonly isInReport?: boolean
}

/** One file of a document: fetched from its facility, told by its bytes, and shown in the way its kind allows (D1–D7). */
export function FileView({ person, entry, file, isInReport = false }: FileViewProps) {
  const { content, retry } = useDocumentContent(person, { server: entry.server, file })
  if (content.state !== 'data') {
    const state = <FileState content={content} onRetry={retry} />
    return isInReport ? state : <ScrollArea>{state}</ScrollArea>
  }
  return <Opened person={person} entry={entry} file={file} content={content} isInReport={isInReport} />
}

interface OpenedProps extends Required<FileViewProps> {
  readonly content: FileContent
}

function Opened({ person, entry, file, content, isInReport }: OpenedProps) {
  const { t } = useTranslation('documents')
  const { isOn: isPatientFacing } = usePatientFacing()
  const { mark } = use(ReadMarkContext)
  const { kind, found, isDisguised } = useMemo(
    () => contentOf(content.bytes, file.contentType.split(';')[0]?.trim().toLowerCase() ?? ''),
    [content, file],
  )
  const about = { file, content, found, isDisguised }
  const watermark = entry.isOldVersion ? t(($) => $.list.oldVersion) : undefined
  if (kind === 'fhir-document') {
    return (
      <NestedContentContext
        value={{
          file: (inside) => <FileView person={person} entry={entry} file={inside} />,
          document: (bundle, depth) => <NestedDocument person={person} entry={entry} bundle={bundle} depth={depth} />,
        }}
      >
        <FhirDocumentView person={person} entry={entry} about={about} watermark={watermark} />
      </NestedContentContext>
    )
  }
  // Nothing says of other kinds what they hold: a patient may look at none of them (PRV-1).
  if (isPatientFacing) {
    return (
      <ScrollArea>
        <NotForPatient />
      </ScrollArea>
    )
  }
  if (kind === 'cda') {
    const xml = plainTextOf(content.bytes).text
    return (
      <IdentityGate person={person} entry={entry} patient={cdaPatient(xml)}>
        {() => <CdaView xml={xml} about={about} watermark={watermark} />}
      </IdentityGate>
    )
  }
  const title = file.title ?? entry.title
  return (
    <>
      {/* Below a report, too: whose record that is says nothing of the persons in its file. */}
      <IdentityLine check={{ state: 'unstated' }} entry={entry} person={person} />
      <FileNotices {...about} />
      <Suspense fallback={<p className={styles.waiting}>{t(($) => $.content.loading)}</p>}>
        {kind === 'pdf' ? (
          <PdfView
            bytes={content.bytes}
            about={about}
            watermark={watermark}
            onRead={mark}
            whenFailed={<SaveUnshown about={about} />}
          />
        ) : null}
        {kind === 'html' ? <HtmlView bytes={content.bytes} watermark={watermark} /> : null}
      </Suspense>
      {kind === 'text' ? <TextView bytes={content.bytes} watermark={watermark} /> : null}
      {kind === 'jpeg' || kind === 'png' || kind === 'gif' || kind === 'svg' ? (
        <ImageView about={about} kind={kind} title={title} watermark={watermark} />
      ) : null}
      {kind === 'other' ? <NoPreview about={about} /> : null}
      {/* The words of the report are read, and the file that came with it can only be saved. */}
      {kind === 'other' && isInReport ? <MarkRead /> : null}
    </>
  )
}
