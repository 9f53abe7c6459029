import { createLazyRoute } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { NotesScreen } from '#screens/notes/notes.screen.tsx'
import { usePatient } from '../patient-page/patient-context.ts'
import { useTitle } from '../shell/use-title.ts'

export const Route = createLazyRoute('/p/$handle/notes')({ component: NotesPage })

function NotesPage() {
  const { t } = useTranslation('notes')
  useTitle(t(($) => $.title))
  const person = usePatient()
  const address = Route.useSearch()
  const navigate = Route.useNavigate()
  return (
    <NotesScreen
      person={person}
      address={address}
      onAddress={(search, { replace }) => void navigate({ search, replace, resetScroll: false })}
    />
  )
}
