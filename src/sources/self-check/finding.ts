import type { Facility } from '#clinical/facility.ts'

/** What is as it should be. The words of every code stand in `src/i18n/ja/self-check.ts`. */
type RightCode = 'answers' | 'clock-right' | 'asks-for-token' | 'fhir-version' | 'discovery-right' | 'headers-right'

/** What is not, each with what to do about it. */
type TroubleCode =
  // every server
  | 'unreachable'
  | 'timed-out'
  | 'blocked-by-policy'
  | 'mixed-content'
  | 'origin-refused'
  | 'redirected'
  | 'status'
  | 'headers-refused'
  | 'errors-without-cors'
  | 'clock-skewed'
  | 'clock-hidden'
  | 'takes-any-token'
  // FHIR
  | 'not-fhir'
  | 'not-r4'
  | 'metadata-withheld'
  | 'kinds-unsearchable'
  // DICOMweb
  | 'not-dicomweb'
  // OpenID provider
  | 'not-discovery'
  | 'issuer-differs'
  | 'endpoint-elsewhere'
  | 'another-site'
  | 'no-pkce'
  | 'acr-unknown'
  | 'scope-unknown'
  | 'no-end-session'
  | 'no-revocation'
  // the site itself
  | 'no-policy'
  | 'config-kept'
  | 'page-for-file'
  | 'frame-refused'
  | 'not-secure'
  | 'no-sign-in'

/**
 * What was found at one server: `wrong` keeps something from working or is a danger, `note` is worth knowing. `detail` is
 * a value of which the words speak: a status, a version, minutes. Never anything about a person.
 */
export type Finding =
  | { readonly severity: 'right'; readonly code: RightCode; readonly detail?: string }
  | { readonly severity: 'note' | 'wrong'; readonly code: TroubleCode; readonly detail?: string }

/** One server of the configuration, or the site. */
export interface CheckTarget {
  /** Unique: the place of its address in config.json (of a facility behind its id), `site` for the site itself. */
  readonly at: string
  readonly service: 'site' | 'fhir' | 'dicomweb' | 'oidc'
  readonly address: URL
  /** undefined for what belongs to the whole network. */
  readonly facility?: Facility
}

export function right(code: RightCode, detail?: string): Finding {
  return { severity: 'right', code, ...(detail === undefined ? {} : { detail }) }
}

export function note(code: TroubleCode, detail?: string): Finding {
  return { severity: 'note', code, ...(detail === undefined ? {} : { detail }) }
}

export function wrong(code: TroubleCode, detail?: string): Finding {
  return { severity: 'wrong', code, ...(detail === undefined ? {} : { detail }) }
}
