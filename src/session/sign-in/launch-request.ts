/** An EHR opens the viewer for a patient (SMART App Launch, `launch-ehr`). */
export interface LaunchRequest {
  /** FHIR base of the EHR, as it says itself: to be compared with the configuration before anything is asked (C8). */
  readonly issuer: string
  /** Opaque: what the provider makes a patient of. */
  readonly launch: string
}

/**
 * Takes a launch out of the address of the page, before anything is rendered. undefined where the address is none.
 *
 * @param base - Path of the viewer, beginning and ending in `/`: launches come to `launch` below it.
 */
export function takeLaunchRequest(base: string): LaunchRequest | undefined {
  if (location.pathname !== `${base}launch`) return undefined
  const search = new URLSearchParams(location.search)
  history.replaceState(null, '', base)
  const issuer = search.get('iss')
  const launch = search.get('launch')
  return issuer === null || launch === null ? undefined : { issuer, launch }
}
