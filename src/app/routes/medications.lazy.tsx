import '#i18n/medications.ts'
import { createLazyRoute } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { MedicationsScreen } from '#screens/medications/medications.screen.tsx'
import { usePatient } from '../patient-page/patient-context.ts'
import { useTitle } from '../shell/use-title.ts'

export const Route = createLazyRoute('/p/$handle/medications')({ component: MedicationsPage })

function MedicationsPage() {
  const { t } = useTranslation('medications')
  useTitle(t(($) => $.title))
  const person = usePatient()
  const address = Route.useSearch()
  const navigate = Route.useNavigate()
  return (
    <MedicationsScreen
      person={person}
      address={address}
      onAddress={(search, { replace }) => void navigate({ search, replace, resetScroll: false })}
    />
  )
}
