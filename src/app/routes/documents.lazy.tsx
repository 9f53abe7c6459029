import '#i18n/documents.ts'
import { createLazyRoute } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { DocumentsScreen } from '#screens/documents/documents.screen.tsx'
import { usePatient } from '../patient-page/patient-context.ts'
import { useTitle } from '../shell/use-title.ts'

export const Route = createLazyRoute('/p/$handle/documents')({ component: DocumentsPage })

function DocumentsPage() {
  const { t } = useTranslation('documents')
  useTitle(t(($) => $.title))
  const person = usePatient()
  const address = Route.useSearch()
  const navigate = Route.useNavigate()
  return (
    <DocumentsScreen
      person={person}
      address={address}
      onAddress={(search, { replace }) => void navigate({ search, replace, resetScroll: false })}
    />
  )
}
