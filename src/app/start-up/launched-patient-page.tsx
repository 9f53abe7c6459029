import '#i18n/launch.ts'
import { useQuery } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { Person } from '#clinical/person.ts'
import type { LaunchContext } from '#session/sign-in.ts'
import { useNetwork } from '#sources/network-context.tsx'
import type { Arrived } from '#sources/record-source.ts'
import { Button } from '#ui/button/button.tsx'
import { StateView } from '#ui/state-view/state-view.tsx'
import { TopBar } from '../shell/top-bar.tsx'
import { useTitle } from '../shell/use-title.ts'
import styles from './inbound-request-page.module.css'

interface LaunchedPatientPageProps {
  readonly launch: LaunchContext
  /** The launch is dealt with: the screens stand again. */
  readonly onDone: () => void
}

/**
 * In the place of every screen until it is clear whom the medical record system has open (SMART App Launch): opens that
 * patient, or says why not. Never shows anybody else (H-01).
 */
export default function LaunchedPatientPage({ launch: { patient }, onDone }: LaunchedPatientPageProps) {
  const { t } = useTranslation('launch')
  const router = useRouter()
  const network = useNetwork()
  useTitle(t(($) => $.title))
  const query = useQuery({
    queryKey: ['launch'],
    queryFn: ({ signal }) =>
      network.launched?.(patient.server, patient.id, signal) ?? { state: 'notPermitted' as const },
    gcTime: 0,
    retry: false,
    refetchOnWindowFocus: false,
    structuralSharing: false,
  })
  const person = theOne(query.data)
  useEffect(() => {
    if (person === undefined) return
    onDone()
    void router.navigate({ to: '/p/$handle/calendar', params: { handle: person.handle }, replace: true })
  }, [person, onDone, router])
  const toList = () => {
    onDone()
    void router.navigate({ to: '/', replace: true })
  }
  return (
    <div className={styles.page}>
      <TopBar />
      <main id="main" className={styles.main} tabIndex={-1}>
        {query.isFetching || person !== undefined ? (
          <StateView state="loading" title={t(($) => $.loading)} />
        ) : (
          <>
            <div role="alert">
              <Refusal answer={query.data} />
            </div>
            <div className={styles.actions}>
              {query.data === undefined || query.data.state === 'failed' ? (
                <Button variant="retry" onClick={() => void query.refetch()}>
                  {t(($) => $.retry)}
                </Button>
              ) : null}
              <Button variant="neutral" onClick={toList}>
                {t(($) => $.toList)}
              </Button>
            </div>
          </>
        )}
      </main>
    </div>
  )
}

function Refusal({ answer }: { readonly answer: Arrived<Person> | undefined }) {
  const { t } = useTranslation('launch')
  const { t: clinical } = useTranslation('clinical')
  switch (answer?.state) {
    case undefined:
      return <StateView state="failed" title={t(($) => $.failed)} />
    case 'failed':
      return (
        <StateView state="failed" title={t(($) => $.failed)} detail={clinical(($) => $.failure[answer.why.reason])} />
      )
    case 'data':
      return <StateView state="failed" title={t(($) => $.several.title)} detail={t(($) => $.several.detail)} />
    case 'none':
      return <StateView state="notLinked" title={t(($) => $.none.title)} detail={t(($) => $.none.detail)} />
    default:
      return (
        <StateView
          state="notPermitted"
          title={t(($) => $.notPermitted.title)}
          detail={t(($) => $.notPermitted.detail)}
        />
      )
  }
}

/** Exactly one: two who might be meant are nobody. */
function theOne(answer: Arrived<Person> | undefined): Person | undefined {
  return answer?.state === 'data' && answer.rows.length === 1 ? answer.rows[0] : undefined
}
