import { useTranslation } from 'react-i18next'
import { Skeleton } from '#ui/skeleton/skeleton.tsx'
import styles from './patient-header.module.css'

/** The header while the patient is read: blocks in its layout, and never a value of the patient before (PID-3). */
export function PatientHeaderSkeleton() {
  const { t } = useTranslation()
  return (
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: the header of a page is a banner, and a banner may be named
    <header className={styles.header} aria-label={t(($) => $.header.label)} aria-busy="true">
      <span className="visually-hidden">{t(($) => $.header.loading)}</span>
      <div className={styles.identity}>
        {[130, 150, 50, 34, 120].map((width) => (
          <div key={width} className={styles.cell}>
            <Skeleton width={Math.round(width * 0.6)} />
            <Skeleton width={width} height={20} />
          </div>
        ))}
      </div>
      <div className={styles.alerts}>
        {['allergy', 'contraindication', 'infection', 'memo'].map((kind) => (
          <Skeleton key={kind} width="100%" height={76} />
        ))}
      </div>
    </header>
  )
}
