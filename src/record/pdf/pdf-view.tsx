import '#i18n/documents.ts'
import { type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { StateView } from '#ui/state-view/state-view.tsx'
import { DownloadButton } from '../files/download-button.tsx'
import type { FileAbout } from '../files/file-about.ts'
import { type OpenedPdf, openPdf, type PdfFailure, PdfProblem } from './open-pdf.ts'
import { PdfReader } from './pdf-reader.tsx'

interface PdfViewProps {
  readonly bytes: Uint8Array
  readonly about: FileAbout
  readonly watermark: string | undefined
  /** A page of it is drawn, or, where none can be, it was saved with the toolbar. */
  onRead?(): void
  /** How one that is not shown is saved; without it by a button alone. */
  readonly whenFailed?: ReactNode
}

/** A PDF, or why it is not shown, with the file to be saved (DOC-5). */
export function PdfView({ bytes, about, watermark, onRead, whenFailed }: PdfViewProps) {
  const { t } = useTranslation('documents')
  const [opened, setOpened] = useState<OpenedPdf>()
  const [failure, setFailure] = useState<PdfFailure>()
  useEffect(() => {
    let isGone = false
    let current: OpenedPdf | undefined
    openPdf(bytes).then(
      (pdf) => {
        current = pdf
        if (isGone) pdf.close()
        else setOpened(pdf)
      },
      (error: unknown) => {
        if (!isGone) setFailure(error instanceof PdfProblem ? error.failure : 'broken')
      },
    )
    return () => {
      isGone = true
      current?.close()
    }
  }, [bytes])
  if (failure !== undefined) {
    const detail = `${t(($) => $.pdf.reason[failure])}。${t(($) => $.pdf.openElsewhere)}`
    return (
      <div data-unshown>
        <StateView
          state="failed"
          title={t(($) => $.pdf.failed)}
          detail={detail}
          action={whenFailed ?? <DownloadButton about={about} />}
        />
      </div>
    )
  }
  if (opened === undefined) return <StateView state="loading" title={t(($) => $.pdf.opening)} skeletonRows={6} />
  return <PdfReader document={opened.document} about={about} watermark={watermark} onRead={onRead} />
}
