import type { Instant } from '#clinical/jst-date.ts'
import type { SessionUser } from '../session-user.ts'
import type { SignOutReason } from '../sign-in.ts'
import type { SignInSettings } from './sign-in-settings.ts'

/** Claims of a token whose signature, issuer and audience have been verified. */
export type Claims = Readonly<Record<string, unknown>>

export interface Identity {
  readonly user: SessionUser
  /** By the clock of this machine, which may differ from the provider's (E31). */
  readonly authenticatedAt: Instant
}

/** Why somebody may not come in, in the terms of the sign-in screen. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly why: SignOutReason

  constructor(why: SignOutReason, detail: string) {
    super(detail)
    this.why = why
  }
}

/** A password and a second thing, by RFC 8176; two passwords, or a password and a PIN, are still one factor (A1). */
const FACTORS: Readonly<Record<string, 'known' | 'had' | 'been'>> = {
  pwd: 'known',
  pin: 'known',
  kba: 'known',
  otp: 'had',
  sms: 'had',
  tel: 'had',
  sc: 'had',
  hwk: 'had',
  swk: 'had',
  face: 'been',
  fpt: 'been',
  iris: 'been',
  retina: 'been',
  vbm: 'been',
}

/**
 * Who has signed in, if it was done as this site asks for. `accessClaims` are those of the access token where it can be
 * read: IHE IUA puts the role there. What the user may see is the servers' to decide; the screens only follow.
 * Throws Refusal.
 */
export function identityOf(
  settings: SignInSettings,
  claims: Claims,
  accessClaims: Claims | undefined,
  now: Instant,
): Identity {
  verifyFactors(settings, claims)
  const agoMs = agoMsOf(claims)
  if (agoMs >= settings.maxSessionMs) throw new Refusal('expired', 'auth_time is older than maxSessionHours')
  const iua = iuaOf(claims) ?? iuaOf(accessClaims) ?? {}
  const subject = textOf(claims.sub)
  if (subject === undefined) throw new Refusal('failed', 'the ID token has no sub')
  const profession = professionOf(settings, iua.subject_role)
  if (profession === undefined) {
    throw new Refusal('no-profession', `subject_role: ${JSON.stringify(iua.subject_role ?? null)}`)
  }
  const facility = facilityOf(settings, iua.subject_organization_id)
  if (facility === undefined) {
    throw new Refusal('no-facility', `subject_organization_id: ${JSON.stringify(iua.subject_organization_id ?? null)}`)
  }
  const name = textOf(claims.name) ?? textOf(iua.subject_name) ?? subject
  return { user: { id: subject, name, profession, facility }, authenticatedAt: (now - agoMs) as Instant }
}

/** How long ago the user proved to be there, by the provider's own clock. Throws Refusal. */
export function agoMsOf(claims: Claims): number {
  const { iat, auth_time: at } = claims
  if (typeof iat !== 'number' || typeof at !== 'number') throw new Refusal('failed', 'the ID token has no auth_time')
  return Math.max(0, iat - at) * 1000
}

function verifyFactors({ acrValues }: SignInSettings, { acr, amr }: Claims): void {
  if (typeof acr !== 'string' || !acrValues.includes(acr))
    throw new Refusal('weak', `acr: ${JSON.stringify(acr ?? null)}`)
  if (amr === undefined) return
  const methods: readonly unknown[] = Array.isArray(amr) ? amr : [amr]
  // Some providers send the list and have nothing to put in it: then the acr speaks for itself.
  if (methods.length === 0 || methods.includes('mfa')) return
  const known = methods.map((method) => FACTORS[String(method)]).filter((factor) => factor !== undefined)
  // Methods that no standard names are the provider's own business: its acr speaks for them.
  const areAllNamed = known.length === methods.length
  if (areAllNamed && new Set(known).size < 2) throw new Refusal('weak', `amr: ${JSON.stringify(amr)}`)
}

function iuaOf(claims: Claims | undefined): Claims | undefined {
  const extensions = claims?.extensions
  return isObject(extensions) && isObject(extensions.ihe_iua) ? extensions.ihe_iua : undefined
}

function professionOf({ professions }: SignInSettings, roles: unknown): SessionUser['profession'] | undefined {
  for (const role of Array.isArray(roles) ? roles : [roles]) {
    const { system, code } = isObject(role) ? role : { system: undefined, code: role }
    const isOurs = professions.system === undefined || professions.system === system
    const profession = isOurs && typeof code === 'string' ? professions.codes.get(code) : undefined
    if (profession !== undefined) return profession
  }
  return undefined
}

/** The institution's ten digits, bare or at the end of an OID or a URL. */
function facilityOf({ facilities }: SignInSettings, organisation: unknown): SessionUser['facility'] | undefined {
  for (const each of Array.isArray(organisation) ? organisation : [organisation]) {
    const digits = /(?:^|\D)1?(\d{10})$/.exec(textOf(each) ?? '')?.[1]
    const found = facilities.find(({ institution }) => institution === digits)
    if (found !== undefined) return found.id
  }
  return undefined
}

function isObject(value: unknown): value is Claims {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}
