import { use, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMayExport } from '#record/export/export-rights.ts'
import { DownloadButton } from '#record/files/download-button.tsx'
import type { FileAbout } from '#record/files/file-about.ts'
import { ReadMarkContext } from './mark-read.tsx'
import styles from './save-unshown.module.css'

/**
 * Saves a file that is not shown here. What was saved is in the hands of the reader and counts as read, else such documents
 * would stand among the unread for ever and nobody would look at that number any more (H-25, H-27). Said before and after;
 * whoever may not save is told that it stays unread.
 */
export function SaveUnshown({ about }: { readonly about: FileAbout }) {
  const { t } = useTranslation('documents')
  const { isUnread, mark } = use(ReadMarkContext)
  const mayExport = useMayExport()
  const [isSaved, setSaved] = useState(false)
  return (
    <div className={styles.save}>
      <DownloadButton
        about={about}
        onSaved={() => {
          if (isUnread) setSaved(true)
          mark()
        }}
      />
      <p role="status">
        {isSaved
          ? t(($) => $.content.savedIsRead)
          : isUnread
            ? t(($) => (mayExport('csv') ? $.content.savingReads : $.content.staysUnread))
            : ''}
      </p>
    </div>
  )
}
