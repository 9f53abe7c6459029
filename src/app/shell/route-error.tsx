import { useQueryErrorResetBoundary } from '@tanstack/react-query'
import { Link, useRouter } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Button } from '#ui/button/button.tsx'
import { StateView } from '#ui/state-view/state-view.tsx'
import styles from './route-error.module.css'

/** In the place of a screen that broke, inside its frame: a patient's header stays (PID-1). */
export function RouteError() {
  const { t } = useTranslation()
  const router = useRouter()
  const { reset } = useQueryErrorResetBoundary()
  return (
    <div role="alert" className={styles.place}>
      <StateView
        state="failed"
        title={t(($) => $.error.screen)}
        detail={t(($) => $.error.detail)}
        action={
          <Button
            variant="retry"
            onClick={() => {
              reset()
              void router.invalidate()
            }}
          >
            {t(($) => $.error.retry)}
          </Button>
        }
      />
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
