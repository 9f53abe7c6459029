import '#ui/base.css'
import { createBrowserHistory } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from '#app/app.tsx'
import { type AppRouter, createAppRouter } from '#app/router.tsx'
import { isSelfCheck } from '#app/self-check/self-check-address.ts'
import { askForConfig } from '#app/start-up/config-of-site.ts'
import type { Deployment } from '#app/start-up/deployment.ts'
import { showStartUpFailure } from '#app/start-up/failure-page.ts'
import { hashHistory } from '#app/start-up/hash-history.ts'
import type { InboundRequest } from '#app/start-up/inbound-request.ts'
import { preferredLanguage } from '#app/start-up/preferred-language.ts'
import { installTrustedTypes } from '#app/trusted-types.ts'
import { isDisplayRequest } from '#clinical/imaging/is-display-request.ts'
import { startI18n } from '#i18n/i18n.ts'
import { takeLaunchRequest } from '#session/sign-in/launch-request.ts'
import { createNetwork } from '#sources/create-network.ts'
import { tellTogether } from '#sources/tell-together.ts'

const root = document.getElementById('root')
// A browser that is too old has been given its own page by `browser-check.js`.
if (root !== null && !('unsupported' in document.documentElement.dataset)) {
  start(root).catch((error: unknown) => showStartUpFailure(root, error))
}

/** Trusted types, then the configuration, then the screens: nothing is shown that could not be meant. */
async function start(place: HTMLElement): Promise<void> {
  installTrustedTypes()
  if (!__DEMO__ && isSelfCheck()) {
    const { startSelfCheck } = await import('#app/self-check/start-self-check.tsx')
    return startSelfCheck(place)
  }
  // Before anything is asked or shown: no number of a patient stays in the address (DESIGN.md §8.9).
  const inbound = isDisplayRequest(new URLSearchParams(location.search)) ? await inboundRequest() : undefined
  tellTogether()
  // Takes what an EHR has put there out of the address, before the router reads it.
  const deploying = __DEMO__ ? demoDeployment() : hospitals()
  // The demo lives on any static host under any path, so its addresses stand behind the hash (DESIGN.md §8.16).
  const history = __DEMO__ ? hashHistory() : createBrowserHistory()
  const router = createAppRouter(history, __DEMO__ ? '/' : import.meta.env.BASE_URL)
  fetchCode(router)
  const { network, signIn } = await deploying
  // What stands in for code that is still coming would stay for 300 ms, because React replaces it no sooner.
  await Promise.all([router.load(), import('#app/session/session-frame.tsx')])
  createRoot(place).render(
    <StrictMode>
      <App network={network} signIn={signIn} router={router} i18n={startI18n(preferredLanguage())} inbound={inbound} />
    </StrictMode>,
  )
}

/** The code of the page that the address names comes while the configuration is asked for; what fails is asked again. */
function fetchCode(router: AppRouter): void {
  const [routes] = router.getMatchedRoutes(router.latestLocation.pathname)
  for (const route of routes) router.loadRouteChunk(route)?.catch(() => undefined)
}

/** Reading one comes only with an address that holds one. */
async function inboundRequest(): Promise<InboundRequest | undefined> {
  const { takeInboundRequest } = await import('#app/start-up/inbound-request.ts')
  return takeInboundRequest()
}

/** The network of the configuration, opened perhaps by an EHR. */
async function hospitals(): Promise<Deployment> {
  const launch = takeLaunchRequest(import.meta.env.BASE_URL)
  const asked = askForConfig()
  const { configuredDeployment } = await import('#app/start-up/configured-deployment.ts')
  return configuredDeployment(launch, asked)
}

/** The sample network, asked by the same client as hospitals are. Absent from a production build. */
async function demoDeployment(): Promise<Deployment> {
  const { startDemo } = await import('#demo/start-demo.ts')
  const { config, signIn, now, tokens } = await startDemo()
  return { network: createNetwork(config, { tokens, now }), signIn }
}
