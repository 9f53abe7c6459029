import { createLazyRoute } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { FaceSheetScreen } from '#screens/face-sheet/face-sheet.screen.tsx'
import { usePatient } from '../patient-page/patient-context.ts'
import { useTitle } from '../shell/use-title.ts'

export const Route = createLazyRoute('/p/$handle/face-sheet')({ component: FaceSheetPage })

function FaceSheetPage() {
  const { t } = useTranslation('faceSheet')
  useTitle(t(($) => $.title))
  const person = usePatient()
  const view = Route.useSearch()
  const navigate = Route.useNavigate()
  return (
    <FaceSheetScreen
      person={person}
      view={view}
      onView={(search, { replace }) => void navigate({ search, replace, resetScroll: false })}
    />
  )
}
