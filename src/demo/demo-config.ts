import { type NetworkConfig, readNetworkConfig } from '#sources/network-config.ts'
import type { DemoState } from './demo-state.ts'
import type { NetworkFacility, NetworkFile } from './sample-network/network-files.ts'
import { HUB } from './sample-network.ts'

/** What a hospital still discloses when it is set to disclose nothing of its records: that the patient was there. */
const ALWAYS_DISCLOSED: ReadonlySet<string> = new Set(['stay', 'visit'])

/**
 * The configuration of the demo, in the form of a deployment's `config.json` and read by the same rules: one FHIR server
 * per facility below `fhir/`. Throws Error with the places that are wrong.
 */
export function demoConfig(network: NetworkFile, state: DemoState, documentBase: string): NetworkConfig {
  const json = {
    name: network.name,
    hub: {
      base: `fhir/${HUB}/`,
      arePatientIdsOpaque: true,
      crossReference: 'link',
      noteAudiences: ['network', 'facility', 'profession'],
    },
    facilities: network.facilities.map((facility) => ({
      id: facility.id,
      letter: facility.letter,
      type: facility.type,
      name: facility.name,
      shortName: facility.shortName,
      patientIdSystem: facility.patientIdSystem,
      disclosedKinds: disclosedKinds(facility, state),
      isOwn: facility.isOwn,
      base: `fhir/${facility.id}/`,
      ...pictures(facility, state),
    })),
    annotations: { base: `dicomweb/${HUB}/` },
    // DESIGN.md §8.3: the demo shows everything that the images can do.
    policy: {
      imageTools: 'full',
      // An office clerk sees when a patient was, or will be, where: nothing of what was found (B1).
      professions: { clerk: { kinds: ['stay', 'visit', 'order'] } },
    },
  }
  const reading = readNetworkConfig(json, documentBase)
  if ('config' in reading) return reading.config
  throw new Error(reading.problems.map(({ at, expected }) => `${at}: ${expected}`).join('\n'))
}

function disclosedKinds({ letter, disclosedKinds: kinds }: NetworkFacility, { levers }: DemoState): readonly string[] {
  return levers.get(letter) === 'not-disclosing' ? kinds.filter((kind) => ALWAYS_DISCLOSED.has(kind)) : kinds
}

/** Where the pictures of a facility are: on its DICOMweb server, in its own viewer only, or nowhere. */
function pictures({ id, letter, images }: NetworkFacility, { levers, pictureServers }: DemoState): object {
  if (levers.get(letter) === 'not-disclosing') return {}
  const other = pictureServers?.get(letter)
  if (other !== undefined) return { dicomweb: other }
  if (images === 'dicomweb') return { dicomweb: `dicomweb/${id}/` }
  // A name that nobody can register: the way out is shown and described, and leads nowhere.
  return images === 'own-viewer' ? { imageDisplay: `https://images.${id}.example/invoke-image-display` } : {}
}
