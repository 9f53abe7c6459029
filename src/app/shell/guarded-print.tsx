import { lazy, Suspense } from 'react'
import { SectionBoundary } from '#ui/section-boundary/section-boundary.tsx'
import { lateCode } from '../start-up/late-code.ts'
import styles from './guarded-print.module.css'

const PrintGuard = lazy(() => lateCode(() => import('#record/print/print-guard.tsx')))

/**
 * The guard of what Ctrl+P puts on paper (B7). Until it has come, and where it does not come, the bare screen is not
 * printed; the page itself needs it for nothing and goes on (E28).
 */
export function GuardedPrint() {
  return (
    <SectionBoundary fallback={() => <Unguarded />}>
      <Suspense fallback={<Unguarded />}>
        <PrintGuard />
      </Suspense>
    </SectionBoundary>
  )
}

function Unguarded() {
  return <span hidden className={styles.unguarded} />
}
