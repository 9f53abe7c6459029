import '#i18n/calendar.ts'
import { createLazyRoute } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { CalendarScreen } from '#screens/calendar/calendar.screen.tsx'
import { usePatient } from '../patient-page/patient-context.ts'
import { useTitle } from '../shell/use-title.ts'

export const Route = createLazyRoute('/p/$handle/calendar')({ component: CalendarPage })

function CalendarPage() {
  const { t } = useTranslation('calendar')
  useTitle(t(($) => $.title))
  const person = usePatient()
  const address = Route.useSearch()
  const navigate = Route.useNavigate()
  return (
    <CalendarScreen
      person={person}
      address={address}
      onAddress={(search, { replace }) => void navigate({ search, replace, resetScroll: false })}
    />
  )
}
