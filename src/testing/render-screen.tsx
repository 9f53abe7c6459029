import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  Outlet,
  RouterProvider,
} from '@tanstack/react-router'
import { render } from '@testing-library/react'
import userEvent, { type UserEvent } from '@testing-library/user-event'
import type { ReactNode } from 'react'
import { I18nextProvider } from 'react-i18next'
import { type Language, startI18n } from '#i18n/i18n.ts'
import { rememberUser } from '#session/remembered.ts'
import { SessionProvider } from '#session/session-context.tsx'
import { UserStateProvider } from '#sources/hub/user-state-context.tsx'
import { NetworkProvider } from '#sources/network-context.tsx'
import type { Network } from '#sources/record-source.ts'
import { LiveRegion } from '#ui/live-region/live-region.tsx'
import { chooserOf, USERS } from './users.ts'

interface RenderScreenOptions {
  readonly network: Network
  readonly language?: Language
}

interface RenderedScreen {
  readonly user: UserEvent
  /** The path at which the reader is. */
  readonly path: () => string
}

/** Draws a screen within everything that stands around it, signed in as the physician of {@link USERS}. */
export function renderScreen(screen: ReactNode, { network, language = 'ja' }: RenderScreenOptions): RenderedScreen {
  rememberUser(USERS[0].id)
  const root = createRootRoute({ component: Outlet })
  const home = createRoute({ getParentRoute: () => root, path: '/', component: () => screen })
  const elsewhere = createRoute({ getParentRoute: () => root, path: '$', component: () => null })
  const history = createMemoryHistory({ initialEntries: ['/'] })
  const router = createRouter({ routeTree: root.addChildren([home, elsewhere]), history })
  render(
    <I18nextProvider i18n={startI18n(language)}>
      <QueryClientProvider client={new QueryClient()}>
        <NetworkProvider network={network}>
          <SessionProvider signIn={chooserOf(USERS, network.now)} policy={network.policy} now={network.now}>
            <LiveRegion>
              <UserStateProvider userId={USERS[0].id}>
                <RouterProvider router={router} />
              </UserStateProvider>
            </LiveRegion>
          </SessionProvider>
        </NetworkProvider>
      </QueryClientProvider>
    </I18nextProvider>,
  )
  return { user: userEvent.setup(), path: () => history.location.pathname }
}
