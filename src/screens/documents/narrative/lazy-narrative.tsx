import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'

const Loaded = lazy(() => import('./narrative.tsx').then((module) => ({ default: module.Narrative })))

/** The narrative with its sanitiser, which is loaded with the first text that needs it. */
export function LazyNarrative({ html }: { readonly html: string }) {
  const { t } = useTranslation('documents')
  return (
    <Suspense fallback={<p>{t(($) => $.narrative.waiting)}</p>}>
      <Loaded html={html} />
    </Suspense>
  )
}
