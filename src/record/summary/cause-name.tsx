import '#i18n/conditions.ts'
import { useTranslation } from 'react-i18next'
import type { Concept } from '#clinical/fact-base.ts'
import { NewDot } from '../new-facts.tsx'
import styles from './summary.module.css'

interface CauseNameProps {
  /** As recorded. */
  readonly text: string
  /** A code came with it: of a national system, or the sender's own. */
  readonly isCoded: boolean
  readonly concept: Concept
  /** It came since this user last looked (LIST-6). */
  readonly isNew?: boolean
}

/** A name as recorded: free text is underlined in dots and says so, so that it looks unlike what was coded (SUM-3). */
export function CauseName({ text, isCoded, concept, isNew = false }: CauseNameProps) {
  const { t } = useTranslation('conditions')
  return (
    <>
      <b className={isCoded ? undefined : styles.free}>{text}</b>
      {isNew ? <NewDot /> : null}
      {isCoded ? null : <span className={styles.remark}>{t(($) => $.freeText)}</span>}
      {isCoded && !concept.isStandard ? <span className={styles.remark}>{t(($) => $.noStandardCode)}</span> : null}
    </>
  )
}
