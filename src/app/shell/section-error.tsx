import { useTranslation } from 'react-i18next'
import { Button } from '#ui/button/button.tsx'
import { StateView } from '#ui/state-view/state-view.tsx'

/** In the place of a part that broke; the rest of the page lives on (SRC-3). */
export function SectionError({ onRetry }: { readonly onRetry: () => void }) {
  const { t } = useTranslation()
  return (
    <div role="alert">
      <StateView
        state="failed"
        title={t(($) => $.error.section)}
        detail={t(($) => $.error.detail)}
        action={
          <Button variant="retry" onClick={onRetry}>
            {t(($) => $.error.retry)}
          </Button>
        }
      />
    </div>
  )
}
