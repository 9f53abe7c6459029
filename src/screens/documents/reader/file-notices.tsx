import { useTranslation } from 'react-i18next'
import type { FileAbout } from '#record/files/file-about.ts'
import { Icon } from '#ui/icon/icon.tsx'
import styles from './reading-pane.module.css'

/** What is odd about a file: another type than announced, another size, another content than was registered (D7, E6). */
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
      {content.isAltered === true ? (
        <p className={styles.notice} data-tone="gap">
          <Icon name="caution" size={16} />
          {t(($) => $.content.altered)}
        </p>
      ) : null}
    </>
  )
}
