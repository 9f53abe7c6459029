import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { cdaText } from '#clinical/documents/cda-text.ts'
import { withVisibleControls } from '#clinical/documents/plain-text.ts'
import type { FileAbout } from '#record/files/file-about.ts'
import { Button } from '#ui/button/button.tsx'
import { StateView } from '#ui/state-view/state-view.tsx'
import styles from './document.module.css'
import { FileNotices } from './file-notices.tsx'
import { MarkRead } from './mark-read.tsx'
import { ScrollArea } from './scroll-area.tsx'

interface CdaViewProps {
  readonly xml: string
  readonly about: FileAbout
  readonly watermark: string | undefined
}

/** A CDA document: 「表示は準備中」, and its text on request (DESIGN.md §8.19). Its own stylesheet is never run (D2). */
export function CdaView({ xml, about, watermark }: CdaViewProps) {
  const { t } = useTranslation('documents')
  const [isShown, setShown] = useState(false)
  const { title, text } = useMemo(() => cdaText(xml), [xml])
  return (
    <ScrollArea>
      <FileNotices {...about} />
      <StateView
        state="notDisclosed"
        title={t(($) => $.content.cdaTitle)}
        detail={t(($) => $.content.cdaDetail)}
        {...(isShown ? {} : { action: <Button onClick={() => setShown(true)}>{t(($) => $.content.cdaShow)}</Button> })}
      />
      {isShown ? (
        <article className={styles.document} data-watermark={watermark} data-print-document>
          <MarkRead />
          {title === undefined ? null : <h2>{title}</h2>}
          <p className={styles.text}>{withVisibleControls(text)}</p>
        </article>
      ) : null}
    </ScrollArea>
  )
}
