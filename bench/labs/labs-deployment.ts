// biome-ignore-all lint/style/noRestrictedImports: stands in the place of a module of the app
import type { Deployment } from '#app/start-up/deployment.ts'
import type { FacilityId } from '#clinical/facility.ts'
import type { Instant } from '#clinical/jst-date.ts'
import { ChooserSignIn } from '#demo/chooser-sign-in.ts'
import { demoClockStart } from '#demo/demo-clock.ts'
import { demoConfig } from '#demo/demo-config.ts'
import { demoTokens } from '#demo/demo-tokens.ts'
import { fetchedFiles } from '#demo/sample-network-files.ts'
import { rememberedUser } from '#session/remembered.ts'
import { createNetwork } from '#sources/create-network.ts'

/** The sample network below this origin, its servers being processes of their own, with somebody to choose for a user. */
export async function configuredDeployment(): Promise<Deployment> {
  const network = await fetchedFiles(new URL('/network/', location.href).href).network()
  const config = demoConfig(network, { levers: new Map(), today: undefined }, new URL('/', location.href).href)
  const offset = demoClockStart(network.now, undefined) - Date.now()
  const now = () => (Date.now() + offset) as Instant
  const users = network.users.map((user) => ({ ...user, facility: user.facility as FacilityId }))
  return {
    network: createNetwork(config, { tokens: demoTokens(config.hub.base.href, rememberedUser), now }),
    signIn: new ChooserSignIn({ users, now }),
  }
}
