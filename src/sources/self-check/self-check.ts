import type { NetworkConfig } from '../network-config.ts'
import { checkIssuer, discoveryAddress } from './check-issuer.ts'
import { checkDicomweb, checkFhir } from './check-servers.ts'
import { checkSite } from './check-site.ts'
import type { CheckTarget, Finding } from './finding.ts'
import type { Prober } from './prober.ts'

/** Everything that a configuration names, in its order: the site, the sign-in, the hub, and each facility's servers. */
export function checkTargets(config: NetworkConfig, configAddress: URL): readonly CheckTarget[] {
  const { signIn, hub, annotations, facilities } = config
  return [
    { at: 'site', service: 'site', address: configAddress },
    ...(signIn === undefined
      ? []
      : [{ at: 'signIn.issuer', service: 'oidc', address: discoveryAddress(signIn.issuer) } as const]),
    { at: 'hub.base', service: 'fhir', address: hub.base },
    ...(hub.patientIndex === undefined
      ? []
      : [{ at: 'hub.patientIndex.base', service: 'fhir', address: hub.patientIndex.base } as const]),
    ...(annotations === undefined
      ? []
      : [{ at: 'annotations.base', service: 'dicomweb', address: annotations.base } as const]),
    ...facilities.flatMap(({ facility, base, dicomweb }): readonly CheckTarget[] => [
      { at: `${facility.id}.base`, service: 'fhir', address: base, facility },
      ...(dicomweb === undefined
        ? []
        : [{ at: `${facility.id}.dicomweb`, service: 'dicomweb', address: dicomweb, facility } as const]),
    ]),
  ]
}

/** What is found at one server. Never throws: what goes wrong is a finding (E39). */
export async function checkTarget(
  prober: Prober,
  target: CheckTarget,
  { signIn }: NetworkConfig,
): Promise<readonly Finding[]> {
  switch (target.service) {
    case 'site':
      return checkSite(prober, target.address, signIn !== undefined)
    case 'fhir':
      return checkFhir(prober, target, signIn !== undefined)
    case 'dicomweb':
      return checkDicomweb(prober, target, signIn !== undefined)
    case 'oidc':
      return signIn === undefined ? [] : checkIssuer(prober, signIn)
  }
}
