// Asked as soon as the page is known to be a patient's: the code must not come only then.
import '#sources/fhir-record-sources.ts'
import { createLazyRoute, Outlet } from '@tanstack/react-router'
import type { PersonHandle } from '#clinical/person.ts'
import { PatientHeaderSkeleton } from '../patient-page/patient-header-skeleton.tsx'
import { PatientPage } from '../patient-page/patient-page.tsx'
import { useLeaving } from '../patient-page/use-leaving.ts'

export const Route = createLazyRoute('/p/$handle')({ component: PatientRoute })

function PatientRoute() {
  const { handle } = Route.useParams()
  return <PatientOf key={handle} handle={handle as PersonHandle} />
}

function PatientOf({ handle }: { readonly handle: PersonHandle }) {
  const isLeaving = useLeaving(handle)
  if (isLeaving) return <PatientHeaderSkeleton />
  return (
    <PatientPage handle={handle}>
      <Outlet />
    </PatientPage>
  )
}
