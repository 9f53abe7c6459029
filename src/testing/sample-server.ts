import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { http } from 'msw/http'
import { type SetupServer, setupServer } from 'msw/node'
import type { Instant } from '#clinical/jst-date.ts'
import { demoClockStart } from '#demo/demo-clock.ts'
import { DemoStateStore } from '#demo/demo-state.ts'
import type { FhirRequest } from '#demo/fhir-engine/fhir-exchange.ts'
import { type RequestHandler, sampleNetworkHandler } from '#demo/handlers.ts'
import { memoryJournal } from '#demo/hub-journal.ts'
import { imageServers } from '#demo/image-servers.ts'
import type { SampleImageFiles } from '#demo/sample-images.ts'
import type { NetworkFile } from '#demo/sample-network/network-files.ts'
import { HUB, openSampleNetwork } from '#demo/sample-network.ts'
import { asHubFile, asNetworkFile, type SampleNetworkFiles } from '#demo/sample-network-files.ts'
import { type InstanceJournal, memoryInstances } from '#demo/stored-annotations.ts'

/** The sample network for a node test, behind the very handler that the demo uses. */
export interface SampleServer {
  readonly server: SetupServer
  /** What answers, without anything between. */
  readonly handler: RequestHandler
  readonly network: NetworkFile
  /** Makes hospitals slow, down … by letter. */
  readonly state: DemoStateStore
  readonly now: () => Instant
  /** Absolute, ending in `/`: `…/fhir/<facilityId>/` or `…/fhir/hub/`. */
  fhirBase(server: string): URL
  /** The same for its picture server: `…/dicomweb/<facilityId>/`. */
  dicomwebBase(server: string): URL
}

interface SampleServerOptions {
  /** Default: the newest build in `.cache/sample-network`. */
  readonly files?: SampleNetworkFiles
  /** Default: the newest build in `.cache/sample-imaging`; read only when a picture server is asked. */
  readonly imageFiles?: SampleImageFiles
  /** What was stored at the hub; two servers over the same are one before and after a reload. */
  readonly annotations?: InstanceJournal
  /** Default 12 s, as in the demo. */
  readonly slowMs?: number
}

/** Opens it; the caller calls `server.listen({ onUnhandledFrame: 'error' })` and `server.close()`. */
export async function openSampleServer({
  files = cachedFiles(),
  imageFiles = cachedImageFiles(),
  annotations = memoryInstances(),
  slowMs = 12_000,
}: SampleServerOptions = {}): Promise<SampleServer> {
  const network = await files.network()
  const now = () => demoClockStart(network.now, undefined)
  const servers = await openSampleNetwork(files, memoryJournal(), now)
  const state = new DemoStateStore({ levers: new Map(), today: undefined })
  const letters = new Map([[HUB, HUB], ...network.facilities.map(({ id, letter }) => [id, letter] as const)])
  const fileOrAnswer = async (server: string, request: FhirRequest, signal: AbortSignal) =>
    (await servers.file(server, request)) ?? servers.answer(server, request, signal)
  const handler = sampleNetworkHandler({
    ask: (server, request, signal) => {
      if (!letters.has(server)) return undefined
      return fileOrAnswer(server, request, signal)
    },
    askImages: imageServers(network.facilities, imageFiles, async () => annotations),
    leverOf: (server) => state.leverOf(letters.get(server) ?? ''),
    slowMs,
  })
  return {
    server: setupServer(
      http.all('*/fhir/:server/*', ({ request }) => handler(request)),
      http.all('*/dicomweb/:server/*', ({ request }) => handler(request)),
    ),
    handler,
    network,
    state,
    now,
    fhirBase: (server) => new URL(`http://localhost/viewer/fhir/${server}/`),
    dicomwebBase: (server) => new URL(`http://localhost/viewer/dicomweb/${server}/`),
  }
}

/** The files that `npm run sample-network` built. Rejects when there are none. */
export function cachedFiles(cache = '.cache/sample-network'): SampleNetworkFiles {
  const folder = readFile(join(cache, 'current'), 'utf8').then((text) => {
    const pointer = JSON.parse(text) as { readonly folder: string }
    return join(cache, pointer.folder)
  })
  const json = async (name: string): Promise<unknown> => JSON.parse(await readFile(join(await folder, name), 'utf8'))
  return {
    network: async () => asNetworkFile(await json('network.json')),
    hub: async () => asHubFile(await json('hub.json')),
    patientZip: async (handle) => new Uint8Array(await readFile(join(await folder, 'patients', `${handle}.zip`))),
  }
}

/** The picture studies that `npm run sample-network` built. */
function cachedImageFiles(cache = '.cache/sample-imaging'): SampleImageFiles {
  const read = async (path: string): Promise<Uint8Array> => {
    const pointer = JSON.parse(await readFile(join(cache, 'current'), 'utf8')) as { readonly folder: string }
    return new Uint8Array(await readFile(join(cache, pointer.folder, path)))
  }
  return {
    bytes: read,
    json: async (path) => JSON.parse(new TextDecoder().decode(await read(path))) as unknown,
  }
}
