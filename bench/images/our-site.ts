import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type BuiltSite, builtSite } from '../built-site.ts'

const DEPLOYMENT = fileURLToPath(new URL('./bench-deployment.ts', import.meta.url))

/** What a network of one hospital with pictures is called by its own servers, below one origin. */
export const HOSPITAL = {
  hub: '/fhir/hub/',
  fhir: '/fhir/mihon/',
  pacs: '/pacs/',
  patientIdSystem: 'urn:oid:1.2.392.100495.20.3.51.11319900029',
} as const

const CONFIG = {
  name: { ja: '速度の網', en: 'Network of the bench' },
  hub: { base: HOSPITAL.hub, arePatientIdsOpaque: true, crossReference: 'link' },
  facilities: [
    {
      id: 'mihon',
      letter: 'A',
      type: 'hospital',
      name: { ja: '見本総合病院', en: 'Mihon General Hospital' },
      shortName: { ja: '見本総合', en: 'Mihon' },
      patientIdSystem: HOSPITAL.patientIdSystem,
      disclosedKinds: ['imaging', 'report'],
      isOwn: true,
      base: HOSPITAL.fhir,
      dicomweb: HOSPITAL.pacs,
    },
  ],
  policy: { imageTools: 'reference' },
}

/**
 * The production build of the product with the configuration of the bench, for the path `base` of a host. Only the sign-in
 * is taken out: the viewer that it is compared with has none.
 */
export async function ourSite(base: string): Promise<BuiltSite> {
  const site = await builtSite(base, DEPLOYMENT)
  writeFileSync(join(site.directory, 'config.json'), JSON.stringify(CONFIG))
  return site
}
