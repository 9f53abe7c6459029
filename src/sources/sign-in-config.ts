import { PROFESSIONS, type Profession } from '#clinical/profession.ts'
import type { ConfigReader } from './config-reader.ts'

/** The network's OpenID provider and what the viewer asks of it (`signIn` of `config.json`). */
export interface SignInConfig {
  /** Exactly as it stands in tokens: a slash at the end makes another issuer (A2). */
  readonly issuer: string
  readonly clientId: string
  readonly scope: string
  /** Authentication contexts that count as two factors; a sign-in by any other is refused (A1). */
  readonly acrValues: readonly string[]
  /** Audience of the tokens for servers that name none of their own; undefined leaves it to the provider. */
  readonly audience: string | undefined
  /** How long a sign-in lasts at most, whatever is done in it: one shift (A4). */
  readonly maxSessionMs: number
  readonly professions: {
    /** System of the role codes; undefined = whichever. */
    readonly system: string | undefined
    readonly codes: ReadonlyMap<string, Profession>
  }
  /** FHIR bases of which an EHR may launch the viewer (SMART App Launch). */
  readonly launchIssuers: readonly string[]
}

export const DEFAULT_SCOPE = 'openid profile fhirUser online_access user/*.rs'
const LONGEST_SESSION_HOURS = 8
const LOOPBACK: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '[::1]'])

/** Reads `signIn` of a configuration, telling every problem to the reader. */
export function signInOf(reader: ConfigReader, json: unknown): SignInConfig {
  const given = reader.object(json, 'signIn', [
    'issuer',
    'clientId',
    'scope',
    'acrValues',
    'audience',
    'maxSessionHours',
    'professions',
    'launchIssuers',
  ])
  const { scope = DEFAULT_SCOPE } = given
  return {
    issuer: issuerOf(reader, given.issuer),
    clientId: reader.text(given.clientId, 'signIn.clientId', /\S/, 'the client id that the provider has given'),
    scope: reader.text(scope, 'signIn.scope', /(?:^| )openid(?: |$)/, 'scopes with openid among them'),
    acrValues: reader
      .list(given.acrValues, 'signIn.acrValues')
      .map((each, i) => reader.text(each, `signIn.acrValues[${i}]`, /^\S+$/, 'an acr value of two-factor sign-in')),
    audience:
      given.audience === undefined
        ? undefined
        : reader.text(given.audience, 'signIn.audience', /^\S+$/, 'the audience of the tokens'),
    maxSessionMs: hours(reader, given.maxSessionHours) * 3_600_000,
    professions: professionsOf(reader, given.professions),
    launchIssuers:
      given.launchIssuers === undefined
        ? []
        : reader
            .list(given.launchIssuers, 'signIn.launchIssuers')
            .map((each, i) => reader.base(each, `signIn.launchIssuers[${i}]`).href),
  }
}

/** Over an open network anybody could answer in the provider's name: https, or this very machine (A2). */
function issuerOf(reader: ConfigReader, value: unknown): string {
  const text = typeof value === 'string' ? value : ''
  const url = URL.canParse(text) ? new URL(text) : undefined
  const isSafe = url?.protocol === 'https:' || (url?.protocol === 'http:' && LOOPBACK.has(url.hostname))
  if (isSafe && !/[?#\s]/.test(text) && url.username === '') return text
  reader.problem('signIn.issuer', 'the https address of the OpenID provider, as it stands in its tokens')
  return 'https://invalid.example'
}

function hours(reader: ConfigReader, value: unknown): number {
  if (value === undefined) return LONGEST_SESSION_HOURS
  return reader.number(value, 'signIn.maxSessionHours', 0.25, LONGEST_SESSION_HOURS, 'hours')
}

function professionsOf(reader: ConfigReader, json: unknown): SignInConfig['professions'] {
  const given = reader.object(json, 'signIn.professions', ['system', 'codes'])
  const codes = given.codes
  if (typeof codes !== 'object' || codes === null || Array.isArray(codes) || Object.keys(codes).length === 0) {
    reader.problem('signIn.professions.codes', 'role codes of the provider and the professions that they stand for')
  }
  return {
    system:
      given.system === undefined
        ? undefined
        : reader.text(given.system, 'signIn.professions.system', /^\S+$/, 'the system of the role codes'),
    codes: new Map(
      Object.entries(codes ?? {}).map(([code, profession]) => [
        code,
        reader.oneOf<Profession>(profession, PROFESSIONS, `signIn.professions.codes.${code}`),
      ]),
    ),
  }
}
