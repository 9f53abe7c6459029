import { contentSecurityPolicy } from '../scripts/content-security-policy.mjs'

export type ResponseHeaders = Readonly<Record<string, string>>

const TWO_YEARS_S = 63_072_000

/** Whom pages of the site may ask, and where they may send their user to sign in. */
export interface PolicyOrigins {
  /** Of the FHIR and DICOMweb servers, and of the OpenID provider. */
  readonly connectSources: readonly string[]
  /** Of the OpenID provider. */
  readonly identityProviders: readonly string[]
}

/**
 * The headers of every answer of the site (security-safety.md §C, DESIGN.md §8.17), error pages included; how long an
 * answer may be kept depends on its path.
 */
export function responseHeaders(origins: PolicyOrigins): ResponseHeaders {
  return {
    'Content-Security-Policy': contentSecurityPolicy({ ...origins, delivery: 'header' }),
    'Strict-Transport-Security': `max-age=${TWO_YEARS_S}; includeSubDomains`,
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), usb=(), serial=()',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
  }
}

/** The page to which the provider comes back, in a frame of the viewer too; it runs one script of ours and asks nobody. */
export const SILENT_PAGE = 'silent.html'
export const SILENT_PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "img-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ')

/** Of hashed files, whose name changes with their content; nothing else of the site is kept by a browser. */
export const KEPT = 'public, max-age=31536000, immutable'
export const NOT_KEPT = 'no-store'
