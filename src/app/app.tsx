import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import type { i18n } from 'i18next'
import { useEffect, useState } from 'react'
import { I18nextProvider } from 'react-i18next'
import { languageOf } from '#i18n/i18n.ts'
import { SessionProvider } from '#session/session-context.tsx'
import type { SignIn } from '#session/sign-in.ts'
import { NetworkProvider } from '#sources/network-context.tsx'
import type { Network } from '#sources/record-source.ts'
import { LiveRegion } from '#ui/live-region/live-region.tsx'
import type { AppRouter } from './router.tsx'
import type { InboundRequest } from './start-up/inbound-request.ts'
import { InboundRequestProvider } from './start-up/inbound-request-context.tsx'

export interface AppProps {
  readonly network: Network
  /** Undefined where no sign-in is configured. */
  readonly signIn: SignIn | undefined
  readonly router: AppRouter
  readonly i18n: i18n
  /** A request of another system to show images, with which the page was opened. */
  readonly inbound?: InboundRequest | undefined
}

/** Everything that stands around the screens. Its caches live as long as the page, and nowhere else. */
export function App({ network, signIn, router, i18n, inbound }: AppProps) {
  const [queryClient] = useState(
    () => new QueryClient({ defaultOptions: { queries: { retry: false, networkMode: 'always' } } }),
  )
  useEffect(() => {
    const tellLanguage = () => {
      document.documentElement.lang = languageOf(i18n)
    }
    tellLanguage()
    i18n.on('languageChanged', tellLanguage)
    return () => i18n.off('languageChanged', tellLanguage)
  }, [i18n])
  return (
    <I18nextProvider i18n={i18n}>
      <QueryClientProvider client={queryClient}>
        <NetworkProvider network={network}>
          <SessionProvider signIn={signIn} policy={network.policy} now={network.now}>
            <LiveRegion>
              <InboundRequestProvider request={inbound}>
                <RouterProvider router={router} />
              </InboundRequestProvider>
            </LiveRegion>
          </SessionProvider>
        </NetworkProvider>
      </QueryClientProvider>
    </I18nextProvider>
  )
}
