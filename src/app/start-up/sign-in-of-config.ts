import { browserPage } from '#session/sign-in/browser-page.ts'
import type { LaunchRequest } from '#session/sign-in/launch-request.ts'
import { OpenIdSignIn } from '#session/sign-in/openid-sign-in.ts'
import type { SignInSettings } from '#session/sign-in/sign-in-settings.ts'
import type { NetworkConfig } from '#sources/network-config.ts'
import type { SignInConfig } from '#sources/sign-in-config.ts'
import { institutionOfPatientSystem } from '#standards/fhir/identifier-systems.ts'

/**
 * Starts the sign-in of a configuration; it is also what gives the servers their tokens. Does not wait until it is known
 * who is there: the screens say so meanwhile.
 *
 * @param viewer - Address of the site, ending in `/`.
 */
export function startSignIn(
  config: NetworkConfig,
  signIn: SignInConfig,
  viewer: string,
  launch: LaunchRequest | undefined,
): OpenIdSignIn {
  const page = browserPage()
  const settings = settingsOf(config, signIn, viewer)
  const provider = once(async () => {
    const { ProviderClient } = await import('#session/sign-in/provider-client.ts')
    return new ProviderClient(settings, page.tab)
  })
  const started = new OpenIdSignIn({ settings, page, provider })
  void started.start(launch)
  return started
}

/** What the engine is told: who signs in, and every server that may get a token (C8, C9). */
function settingsOf(config: NetworkConfig, signIn: SignInConfig, viewer: string): SignInSettings {
  const { hub, facilities, annotations, policy } = config
  const servers = [
    hub,
    ...(hub.patientIndex === undefined ? [] : [hub.patientIndex]),
    ...facilities,
    // Its pictures take the tokens of the facility.
    ...facilities.flatMap(({ dicomweb, tokenAudience }) =>
      dicomweb === undefined ? [] : [{ base: dicomweb, tokenAudience }],
    ),
    ...(annotations === undefined ? [] : [annotations]),
  ]
  return {
    ...signIn,
    idleMs: policy.idleMinutes * 60_000,
    servers: servers.map(({ base, tokenAudience }) => ({ base: base.href, audience: tokenAudience })),
    hub: hub.base.href,
    facilities: facilities.map(({ facility: { id, patientIdSystem } }) => ({
      id,
      institution: institutionOfPatientSystem(patientIdSystem) ?? '',
    })),
    viewer,
  }
}

/** Asked again after a failure: a chunk that could not be loaded may come the next time. */
function once<T>(load: () => Promise<T>): () => Promise<T> {
  let loading: Promise<T> | undefined
  return () => {
    loading ??= load().catch((error: unknown) => {
      loading = undefined
      throw error
    })
    return loading
  }
}
