import '#i18n/labs.ts'
import { createLazyRoute } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { LabsScreen } from '#screens/labs/labs.screen.tsx'
import { usePatient } from '../patient-page/patient-context.ts'
import { useTitle } from '../shell/use-title.ts'

export const Route = createLazyRoute('/p/$handle/labs')({ component: LabsPage })

function LabsPage() {
  const { t } = useTranslation('labs')
  useTitle(t(($) => $.title))
  const person = usePatient()
  const address = Route.useSearch()
  const navigate = Route.useNavigate()
  return (
    <LabsScreen
      person={person}
      address={address}
      onAddress={(search, { replace }) => void navigate({ search, replace, resetScroll: false })}
    />
  )
}
