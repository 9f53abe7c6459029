import '#i18n/images.ts'
import { createLazyRoute } from '@tanstack/react-router'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { openImageEngine, preloadImageEngine } from '#imaging/image-engine.ts'
import { ImagesScreen } from '#screens/images/images.screen.tsx'
import { imageFetch } from '#sources/images/image-fetch.ts'
import { useNetwork } from '#sources/network-context.tsx'
import { usePatient } from '../patient-page/patient-context.ts'
import { useTitle } from '../shell/use-title.ts'

// Its code comes while it is still asked who the patient is.
preloadImageEngine()

export const Route = createLazyRoute('/p/$handle/images')({ component: ImagesPage })

function ImagesPage() {
  const { t } = useTranslation('images')
  useTitle(t(($) => $.title))
  const person = usePatient()
  const network = useNetwork()
  const address = Route.useSearch()
  const navigate = Route.useNavigate()
  // The engine and the sources know nothing of each other: here they are joined.
  const loadEngine = useCallback(() => openImageEngine({ fetch: imageFetch(network) }), [network])
  return (
    <ImagesScreen
      person={person}
      address={address}
      onAddress={(search, { replace }) => void navigate({ search, replace, resetScroll: false })}
      loadEngine={loadEngine}
    />
  )
}
