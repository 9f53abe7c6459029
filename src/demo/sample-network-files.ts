import { isObject } from './fhir-engine/elements.ts'
import type { HubFile, NetworkFile } from './sample-network/network-files.ts'

/** Where the files of the sample network are read from: a server in the browser, a folder in node. */
export interface SampleNetworkFiles {
  network(): Promise<NetworkFile>
  hub(): Promise<HubFile>
  /** The storages of one person, packed; see network-files.ts. */
  patientZip(handle: string): Promise<Uint8Array>
}

/**
 * The files below an address that ends in `/`. Throws Error with the address when one is missing. They are written by
 * our own generator in the same build, so only their kind is checked.
 */
export function fetchedFiles(base: string): SampleNetworkFiles {
  const get = async (path: string): Promise<Response> => {
    const response = await fetch(new URL(path, base))
    if (!response.ok) throw new Error(`${response.status} ${path}`)
    return response
  }
  return {
    network: async () => asNetworkFile(await (await get('network.json')).json()),
    hub: async () => asHubFile(await (await get('hub.json')).json()),
    patientZip: async (handle) => new Uint8Array(await (await get(`patients/${handle}.zip`)).arrayBuffer()),
  }
}

export function asNetworkFile(value: unknown): NetworkFile {
  if (isNetworkFile(value)) return value
  throw new Error('network.json is not of the sample network')
}

export function asHubFile(value: unknown): HubFile {
  if (isHubFile(value)) return value
  throw new Error('hub.json is not of the sample network')
}

function isNetworkFile(value: unknown): value is NetworkFile {
  return isObject(value) && Array.isArray(value.facilities) && Array.isArray(value.patients)
}

function isHubFile(value: unknown): value is HubFile {
  return isObject(value) && value.resourceType === 'Bundle' && Array.isArray(value.entry)
}
