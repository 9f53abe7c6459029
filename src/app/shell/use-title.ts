import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'

/** The title of the window: the screen and the product, never a word about a patient (PID-12). */
export function useTitle(screen: string): void {
  const { t } = useTranslation()
  const title = t(($) => $.title, { screen })
  useEffect(() => {
    document.title = title
  }, [title])
}
