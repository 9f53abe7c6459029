// biome-ignore-all lint/style/noRestrictedImports: stands in the place of a module of the app
import * as configured from '#app/start-up/configured-deployment.ts'
import type { Deployment } from '#app/start-up/deployment.ts'
import type { FacilityId } from '#clinical/facility.ts'
import type { Instant } from '#clinical/jst-date.ts'
import { ChooserSignIn } from '#demo/chooser-sign-in.ts'

/** The deployment of `config.json`, with somebody who can be chosen instead of signing in. */
export async function configuredDeployment(
  ...asked: Parameters<typeof configured.configuredDeployment>
): Promise<Deployment> {
  const { network } = await configured.configuredDeployment(...asked)
  const users = [{ id: 'bench', name: '例示 一郎', profession: 'physician', facility: 'mihon' as FacilityId }] as const
  return { network, signIn: new ChooserSignIn({ users, now: () => Date.now() as Instant }) }
}
