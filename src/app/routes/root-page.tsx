import { Outlet } from '@tanstack/react-router'
import { PatientFacingProvider } from '#record/patient-facing.tsx'
import { useSession } from '#session/session-context.tsx'
import { UserStateProvider } from '#sources/hub/user-state-context.tsx'
import { Density } from '../shell/density.tsx'
import { SkipLink } from '../shell/skip-link.tsx'
import { UserChooser } from '../shell/user-chooser.tsx'

/** Nothing of the network is asked or shown before it is known who looks. */
export function RootPage() {
  const { user } = useSession()
  if (user === undefined) return <UserChooser />
  return (
    <UserStateProvider key={user.id} userId={user.id}>
      <PatientFacingProvider>
        <Density />
        <SkipLink />
        <Outlet />
      </PatientFacingProvider>
    </UserStateProvider>
  )
}
