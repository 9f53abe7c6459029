import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { plainTextOf, withVisibleControls } from '#clinical/documents/plain-text.ts'
import { Icon } from '#ui/icon/icon.tsx'
import styles from './document.module.css'
import { MarkRead } from './mark-read.tsx'
import { ScrollArea } from './scroll-area.tsx'

interface TextViewProps {
  readonly bytes: Uint8Array
  readonly watermark: string | undefined
}

const CHARSETS = { ascii: 'ASCII', 'utf-8': 'UTF-8', cp932: 'Shift_JIS', 'iso-2022-jp': 'ISO-2022-JP' } as const

/** Plain text in the character set of its bytes; possible damage is told above it (H-23, D9). */
export function TextView({ bytes, watermark }: TextViewProps) {
  const { t } = useTranslation('documents')
  const { text, charset, isDamaged } = useMemo(() => plainTextOf(bytes), [bytes])
  return (
    <ScrollArea>
      <article className={styles.document} data-watermark={watermark} data-print-document>
        <MarkRead />
        {isDamaged ? (
          <p className={styles.damaged}>
            <Icon name="caution" size={16} />
            {t(($) => $.content.damagedText)}（{t(($) => $.content.charset, { charset: CHARSETS[charset] })}）
          </p>
        ) : null}
        <p className={styles.text}>{text.trim() === '' ? t(($) => $.content.empty) : withVisibleControls(text)}</p>
      </article>
    </ScrollArea>
  )
}
