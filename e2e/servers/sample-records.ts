import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { unzipSync } from 'fflate'
import type { HubFile, NetworkFacility, NetworkFile } from '#demo/sample-network/network-files.ts'
import { asHubFile, asNetworkFile } from '#demo/sample-network-files.ts'
import type { TokenProvider } from '#sources/token-provider.ts'
import { facilityIdentity } from '#standards/ssmix2/convert/facility-identity.ts'
import { pushStorage } from '../../cli/push/push-storage.ts'
import { RecordServer } from '../../cli/push/record-server.ts'
import { storageFolders } from '../../cli/storage-folders.ts'

const CACHE = '.cache/sample-network'
/** Below the folder of a patient (ss-mix2.md §2): three digits, three digits, the number, the day. */
const DAY_FOLDER = /^[^/]+\/[^/]+\/[^/]{3}\/[^/]{3}\/[^/]+\/(\d{8})\//
const NOTHING = { isClosed: false, write: async () => undefined, flush: async () => undefined }

function newestBuild(): string {
  const pointer: unknown = JSON.parse(readFileSync(join(CACHE, 'current'), 'utf8'))
  const folder = typeof pointer === 'object' && pointer !== null && 'folder' in pointer ? pointer.folder : undefined
  return join(CACHE, String(folder))
}

/** What `npm run sample-network` built: its hospitals, users and people, and what its hub holds. */
export function sampleNetwork(): { readonly network: NetworkFile; readonly hub: HubFile } {
  const folder = newestBuild()
  const json = (name: string): unknown => JSON.parse(readFileSync(join(folder, name), 'utf8'))
  return { network: asNetworkFile(json('network.json')), hub: asHubFile(json('hub.json')) }
}

/** Whose storages, and of which of their days. */
export interface PushedRecords {
  /** Handles of the sample network's people. */
  readonly people: readonly string[]
  /** Only what stands under such a day (`YYYYMMDD`) of a storage, and what has no day; undefined = everything. */
  readonly days?: RegExp | undefined
}

/** Puts the storages of some people at one hospital into its FHIR server, by the code of `ssmix2 push`. */
export async function pushSample(
  { id, institutionNumber }: NetworkFacility,
  { people, days }: PushedRecords,
  to: { readonly base: URL; readonly tokens: TokenProvider },
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'storage-'))
  try {
    for (const handle of people) unpack(handle, id, days, join(folder, institutionNumber))
    const storage = storageFolders([folder])
    if (storage === undefined) return
    const summary = await pushStorage(storage, facilityIdentity(institutionNumber), new RecordServer(to), {
      problems: NOTHING,
      patienceMs: 0,
    })
    if (summary.stopped !== undefined || summary.refused > 0) throw new Error(`push: ${JSON.stringify(summary)}`)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** A hospital's files of one person: both storages, the standardised and the extended one, beside each other. */
function unpack(handle: string, facility: string, days: RegExp | undefined, target: string): void {
  const zip = readFileSync(join(newestBuild(), 'patients', `${handle}.zip`))
  const isWanted = (name: string) => {
    const day = DAY_FOLDER.exec(name)?.[1]
    return name.startsWith(`${facility}/`) && (days === undefined || day === undefined || days.test(day))
  }
  const files = unzipSync(zip, { filter: ({ name }) => isWanted(name) })
  for (const [name, bytes] of Object.entries(files)) {
    const [, storage, ...path] = name.split('/')
    const place = join(`${target}${storage === 'extended' ? '_ext' : ''}`, ...path)
    mkdirSync(dirname(place), { recursive: true })
    writeFileSync(place, bytes)
  }
}
