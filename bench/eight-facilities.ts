import { mkdirSync, mkdtempSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { HubFile, NetworkFacility, NetworkFile } from '#demo/sample-network/network-files.ts'
import { LINK_FACILITY, LINK_SINCE, LINK_STATE } from '#standards/fhir/canonical.ts'

const NETWORK = 'sample-network'

/** The demo with a patient whom all eight facilities know, and the same demo without one of them. */
export interface EightFacilities {
  /** To be served: `eight/` and `seven/` below it are the two sites. */
  readonly directory: string
  readonly others: readonly NetworkFacility[]
  readonly left: NetworkFacility
}

/**
 * Writes two sites out of a demo build. In both the patient is linked wherever the sample network does not know them yet;
 * in `seven/` the facility `letter` is not in the network at all.
 */
export function eightFacilities(demo: string, patient: string, letter: string): EightFacilities {
  const network = JSON.parse(readFileSync(join(demo, NETWORK, 'network.json'), 'utf8')) as NetworkFile
  const hub = JSON.parse(readFileSync(join(demo, NETWORK, 'hub.json'), 'utf8')) as HubFile
  const left = network.facilities.find((each) => each.letter === letter)
  if (left === undefined) throw new Error(`no facility ${letter}`)
  const others = network.facilities.filter((each) => each !== left)
  const directory = mkdtempSync(join(tmpdir(), 'eight-facilities-'))
  const write = (site: string, facilities: readonly NetworkFacility[]) =>
    writeSite(join(directory, site), demo, { ...network, facilities }, linkedEverywhere(hub, patient, facilities))
  write('eight', network.facilities)
  write('seven', others)
  return { directory, others, left }
}

function writeSite(site: string, demo: string, network: NetworkFile, hub: HubFile): void {
  mkdirSync(join(site, NETWORK), { recursive: true })
  const link = (from: string, to: string, except: readonly string[]) => {
    for (const name of readdirSync(from)) if (!except.includes(name)) symlinkSync(join(from, name), join(to, name))
  }
  link(demo, site, [NETWORK])
  link(join(demo, NETWORK), join(site, NETWORK), ['network.json', 'hub.json'])
  writeFileSync(join(site, NETWORK, 'network.json'), JSON.stringify(network))
  writeFileSync(join(site, NETWORK, 'hub.json'), JSON.stringify(hub))
}

/** The hub's file with a link of the patient to each facility, and none to any other. */
function linkedEverywhere(hub: HubFile, name: string, facilities: readonly NetworkFacility[]): HubFile {
  const entry = hub.entry.map((each) => {
    const { resource } = each
    if (resource.resourceType !== 'Patient' || !resource.name?.some(({ text }) => text === name)) return each
    const numbers = facilities.map(({ patientIdSystem: system }, at) => {
      const known = resource.identifier?.find((identifier) => identifier.system === system)
      return known ?? { system, value: `9000${at}` }
    })
    const link = facilities.map(({ id }, at) => ({
      type: 'seealso' as const,
      extension: [
        { url: LINK_FACILITY, valueString: id },
        { url: LINK_STATE, valueCode: 'linked' },
        { url: LINK_SINCE, valueDate: '2024-09-10' },
      ],
      other: { identifier: numbers[at] ?? {} },
    }))
    return { ...each, resource: { ...resource, identifier: numbers, link } }
  })
  return { ...hub, entry }
}
