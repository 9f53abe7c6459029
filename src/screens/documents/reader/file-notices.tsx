import { useTranslation } from 'react-i18next'
import { Icon } from '#ui/icon/icon.tsx'
import type { FileAbout } from './file-about.ts'
import styles from './reading-pane.module.css'

/** What is odd about a file: another type than announced, another size (D7, E6). */
export function FileNotices({ file, content, found, isDisguised }: FileAbout) {
  const { t } = useTranslation('documents')
  return (
    <>
      {isDisguised ? (
        <p className={styles.notice} data-tone="gap">
          <Icon name="caution" size={16} />
          {t(($) => $.content.disguised, { found: found === '' ? '?' : found, announced: file.contentType })}
        </p>
      ) : null}
      {content.isOtherSize ? (
        <p className={styles.notice} data-tone="gap">
          <Icon name="caution" size={16} />
          {t(($) => $.content.otherSize)}
        </p>
      ) : null}
    </>
  )
}
