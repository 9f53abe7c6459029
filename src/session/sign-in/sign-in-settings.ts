import type { FacilityId } from '#clinical/facility.ts'
import type { Profession } from '#clinical/profession.ts'

/** What the engine of the sign-in is told: `signIn` of the configuration, and the servers for which tokens are wanted. */
export interface SignInSettings {
  /** Exactly as it stands in tokens. */
  readonly issuer: string
  readonly clientId: string
  readonly scope: string
  /** Authentication contexts that count as two factors (A1). */
  readonly acrValues: readonly string[]
  /** Audience of the tokens for servers that name none of their own; undefined leaves it to the provider. */
  readonly audience: string | undefined
  readonly maxSessionMs: number
  /** Nobody's hand on the machine for so long, and whoever comes proves to be there (A5). */
  readonly idleMs: number
  readonly professions: { readonly system: string | undefined; readonly codes: ReadonlyMap<string, Profession> }
  /** FHIR bases of which an EHR may launch the viewer. */
  readonly launchIssuers: readonly string[]
  /** Every server that may ever get a token, by its base; a token goes nowhere else (C8). */
  readonly servers: readonly TokenServer[]
  /** The hub: the FHIR server that a sign-in without a launch is for (`aud` of SMART App Launch). */
  readonly hub: string
  readonly facilities: readonly { readonly id: FacilityId; readonly institution: string }[]
  /** Address of the viewer, ending in `/`. */
  readonly viewer: string
}

interface TokenServer {
  readonly base: string
  /** Where a server wants tokens of its own (C9). */
  readonly audience: string | undefined
}

/** Key of the tokens of servers for which the provider chooses the audience. */
const ANY_AUDIENCE = ''

/** The audience of the tokens for a server; undefined when it is none of the configuration and gets no token (C8, C9). */
export function audienceOf(settings: SignInSettings, base: string): string | undefined {
  const server = settings.servers.find((each) => each.base === base)
  return server === undefined ? undefined : (server.audience ?? settings.audience ?? ANY_AUDIENCE)
}

/** Every audience that is asked for at the sign-in, the hub's first: that token comes with it. */
export function audiencesOf(settings: SignInSettings): readonly string[] {
  const bases = [settings.hub, ...settings.servers.map(({ base }) => base)]
  const audiences = bases.map((base) => audienceOf(settings, base)).filter((each) => each !== undefined)
  return [...new Set(audiences)].filter((audience) => audience !== ANY_AUDIENCE)
}
