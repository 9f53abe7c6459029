import { contentSecurityPolicy } from '../scripts/content-security-policy.mjs'

export type ResponseHeaders = Readonly<Record<string, string>>

const TWO_YEARS_S = 63_072_000

/**
 * The headers of every answer of the site (security-safety.md §C, DESIGN.md §8.17), error pages included; how long an
 * answer may be kept depends on its path and stands in `cacheControl`.
 *
 * @param connectSources - Origins of the FHIR and DICOMweb servers.
 */
export function responseHeaders(connectSources: readonly string[]): ResponseHeaders {
  return {
    'Content-Security-Policy': contentSecurityPolicy({ connectSources, delivery: 'header' }),
    'Strict-Transport-Security': `max-age=${TWO_YEARS_S}; includeSubDomains`,
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), usb=(), serial=()',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
  }
}

/** Of hashed files, whose name changes with their content; nothing else of the site is kept by a browser. */
export const KEPT = 'public, max-age=31536000, immutable'
export const NOT_KEPT = 'no-store'
