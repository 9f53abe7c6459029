import { createLazyRoute } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ConditionsScreen } from '#screens/conditions/conditions.screen.tsx'
import { usePatient } from '../patient-page/patient-context.ts'
import { useTitle } from '../shell/use-title.ts'

export const Route = createLazyRoute('/p/$handle/conditions')({ component: ConditionsPage })

function ConditionsPage() {
  const { t } = useTranslation('conditions')
  useTitle(t(($) => $.title))
  const person = usePatient()
  const address = Route.useSearch()
  const navigate = Route.useNavigate()
  return (
    <ConditionsScreen
      person={person}
      address={address}
      onAddress={(search, { replace }) => void navigate({ search, replace, resetScroll: false })}
    />
  )
}
