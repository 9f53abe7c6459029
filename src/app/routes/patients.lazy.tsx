import { createLazyRoute } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { PatientsScreen } from '#screens/patients/patients.screen.tsx'
import { SectionBoundary } from '#ui/section-boundary/section-boundary.tsx'
import { SectionError } from '../shell/section-error.tsx'
import { TopBar } from '../shell/top-bar.tsx'
import { useTitle } from '../shell/use-title.ts'
import styles from './patients.module.css'

export const Route = createLazyRoute('/')({ component: PatientsPage })

function PatientsPage() {
  const { t } = useTranslation('patients')
  useTitle(t(($) => $.title))
  return (
    <div className={styles.page}>
      <TopBar />
      <SectionBoundary fallback={(retry) => <SectionError onRetry={retry} />}>
        <PatientsScreen />
      </SectionBoundary>
    </div>
  )
}
