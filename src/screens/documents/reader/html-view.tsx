import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { plainTextOf } from '#clinical/documents/plain-text.ts'
import { Icon } from '#ui/icon/icon.tsx'
import { Narrative } from '../narrative/narrative.tsx'
import styles from './document.module.css'
import { MarkRead } from './mark-read.tsx'
import { ScrollArea } from './scroll-area.tsx'

interface HtmlViewProps {
  readonly bytes: Uint8Array
  readonly watermark: string | undefined
}

/** A page of another institution: sanitised as narrative is, below a banner that says whose it is (D6, DESIGN.md §8.18). */
export function HtmlView({ bytes, watermark }: HtmlViewProps) {
  const { t } = useTranslation('documents')
  const text = useMemo(() => plainTextOf(bytes).text, [bytes])
  return (
    <ScrollArea>
      <p className={styles.banner}>
        <Icon name="institution" size={16} />
        <b>{t(($) => $.content.otherFacility)}</b>
        <span>{t(($) => $.content.htmlNotice)}</span>
      </p>
      <article className={styles.document} data-watermark={watermark} data-print-document>
        <MarkRead />
        <Narrative html={text} />
      </article>
    </ScrollArea>
  )
}
