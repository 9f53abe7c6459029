import { useTranslation } from 'react-i18next'
import { Button } from '#ui/button/button.tsx'
import { Icon } from '#ui/icon/icon.tsx'
import styles from './note-editor.module.css'

interface BothVersionsProps {
  readonly ours: string
  readonly theirs: string
  readonly remark?: string | undefined
  onChoose(choice: 'ours' | 'theirs'): void
}

/** The same text was changed in two places: both stand side by side, and a person decides (E23). */
export function BothVersions({ ours, theirs, remark, onChoose }: BothVersionsProps) {
  const { t } = useTranslation('notes')
  return (
    <div className={styles.versions} role="alert">
      <p>
        <Icon name="caution" size={20} />
        <b>{t(($) => $.conflict.title)}</b>
        {remark}
      </p>
      <section aria-label={t(($) => $.conflict.ours)}>
        <h3>{t(($) => $.conflict.ours)}</h3>
        <p className={styles.version}>{ours}</p>
        <Button size="small" onClick={() => onChoose('ours')}>
          {t(($) => $.conflict.takeOurs)}
        </Button>
      </section>
      <section aria-label={t(($) => $.conflict.theirs)}>
        <h3>{t(($) => $.conflict.theirs)}</h3>
        <p className={styles.version}>{theirs}</p>
        <Button size="small" onClick={() => onChoose('theirs')}>
          {t(($) => $.conflict.takeTheirs)}
        </Button>
      </section>
    </div>
  )
}
