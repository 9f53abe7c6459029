import '#i18n/interruption.ts'
import { useQueryErrorResetBoundary } from '@tanstack/react-query'
import { type ErrorComponentProps, Link, useRouter } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Button } from '#ui/button/button.tsx'
import { StateView } from '#ui/state-view/state-view.tsx'
import { MissingCode } from '../start-up/late-code.ts'
import styles from './route-states.module.css'

/**
 * In the place of a screen that broke, inside its frame: a patient's header stays (PID-1). Where its code did not come the
 * page may be loaded anew, when the reader says so: whatever else stands on it works on (E27, E28).
 */
export function RouteError({ error }: ErrorComponentProps) {
  const { t } = useTranslation()
  const { t: interruption } = useTranslation('interruption')
  const isMissing = error instanceof MissingCode
  const router = useRouter()
  const { reset } = useQueryErrorResetBoundary()
  return (
    <div role="alert" className={styles.place}>
      <StateView
        state="failed"
        title={isMissing ? interruption(($) => $.code.title) : t(($) => $.error.screen)}
        detail={isMissing ? interruption(($) => $.code.detail) : t(($) => $.error.detail)}
        action={
          <>
            <Button
              variant="retry"
              onClick={() => {
                reset()
                void router.invalidate()
              }}
            >
              {t(($) => $.error.retry)}
            </Button>
            {isMissing ? (
              <Button variant="retry" onClick={() => location.reload()}>
                {interruption(($) => $.code.reload)}
              </Button>
            ) : null}
          </>
        }
      />
    </div>
  )
}

/**
 * In the place of a screen whose code is on its way: the one before must not stand under the name that the menu shows
 * already (SRC-1).
 */
export function RoutePending() {
  const { t } = useTranslation()
  return (
    <div role="status" className={styles.place}>
      <StateView state="loading" title={t(($) => $.error.opening)} />
    </div>
  )
}

export function RouteNotFound() {
  const { t } = useTranslation()
  return (
    <main id="main" className={styles.place} tabIndex={-1}>
      <StateView
        state="notFound"
        title={t(($) => $.error.notFound)}
        action={<Link to="/">{t(($) => $.error.toList)}</Link>}
      />
    </main>
  )
}
