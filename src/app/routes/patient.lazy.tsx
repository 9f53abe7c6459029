import { createLazyRoute, Outlet } from '@tanstack/react-router'
import type { PersonHandle } from '#clinical/person.ts'
import { PatientPage } from '../patient-page/patient-page.tsx'

export const Route = createLazyRoute('/p/$handle')({ component: PatientRoute })

function PatientRoute() {
  const { handle } = Route.useParams()
  return (
    <PatientPage key={handle} handle={handle as PersonHandle}>
      <Outlet />
    </PatientPage>
  )
}
