import { Outlet } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { PatientFacingProvider } from '#record/patient-facing.tsx'
import { useSession } from '#session/session-context.tsx'
import { UserStateProvider } from '#sources/hub/user-state-context.tsx'
import { Density } from '../shell/density.tsx'
import { GuardedPrint } from '../shell/guarded-print.tsx'
import { SkipLink } from '../shell/skip-link.tsx'
import { useInboundRequest } from '../start-up/inbound-request-context.tsx'

const LaunchedPatientPage = lazy(() => import('../start-up/launched-patient-page.tsx'))
const InboundRequestPage = lazy(() => import('../start-up/inbound-request-page.tsx'))
// Its code is on its way before anything is drawn, and nothing is drawn without it.
const frame = import('../session/session-frame.tsx')
const SessionFrame = lazy(() => frame)

/** Nothing of the network is asked or shown before it is known who looks. */
export function RootPage() {
  return (
    <Suspense fallback={null}>
      <SessionFrame>
        <SignedInPage />
      </SessionFrame>
    </Suspense>
  )
}

function SignedInPage() {
  const { user, state } = useSession()
  const { request, done } = useInboundRequest()
  const [launch, setLaunch] = useState(state.kind === 'signed-in' ? state.launch : undefined)
  if (user === undefined) return null
  return (
    <UserStateProvider key={user.id} userId={user.id}>
      <PatientFacingProvider>
        <Density />
        <SkipLink />
        <GuardedPrint />
        {launch !== undefined ? (
          <Suspense fallback={null}>
            <LaunchedPatientPage launch={launch} onDone={() => setLaunch(undefined)} />
          </Suspense>
        ) : request === undefined ? (
          <Outlet />
        ) : (
          <Suspense fallback={null}>
            <InboundRequestPage request={request} onDone={done} />
          </Suspense>
        )}
      </PatientFacingProvider>
    </UserStateProvider>
  )
}
