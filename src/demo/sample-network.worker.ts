/**
 * The servers of the sample network, beside the page: storages are unpacked, converted and searched, and requests answered,
 * without anything of it falling to the page's own thread.
 */
import type { Instant } from '#clinical/jst-date.ts'
import { answerRequests } from './answer-requests.ts'
import type { EncodedAnswer, FhirAnswer, FhirRequest } from './fhir-engine/fhir-exchange.ts'
import { type RequestHandler, sampleNetworkHandler } from './handlers.ts'
import { memoryJournal } from './hub-journal.ts'
import { imageServers } from './image-servers.ts'
import { indexedDbJournal } from './indexed-db-journal.ts'
import { fetchedImageFiles } from './sample-images.ts'
import { HUB, openSampleNetwork, type SampleNetwork } from './sample-network.ts'
import { fetchedFiles } from './sample-network-files.ts'
import type { FromWorker, Levers, ToWorker } from './sample-network-messages.ts'
import { indexedDbInstances, memoryInstances } from './stored-annotations.ts'

type Opening = Extract<ToWorker, { kind: 'open' }>

let levers: ReadonlyMap<string, Levers[number][1]> = new Map()
let answering: Promise<RequestHandler> | undefined

self.addEventListener('message', ({ data, ports }: MessageEvent<ToWorker>) => {
  switch (data.kind) {
    case 'open':
      levers = new Map(data.levers)
      answering = open(data)
      answering.then(
        () => tell({ kind: 'opened' }),
        (error: unknown) => tell({ kind: 'failed', why: String(error) }),
      )
      break
    case 'levers':
      levers = new Map(data.levers)
      break
    case 'connect':
      for (const port of ports) answerRequests(port, async (request) => (await answering)?.(request))
      break
  }
})

async function open({ files, clockOffsetMs, expected }: Opening): Promise<RequestHandler> {
  const now = () => (Date.now() + clockOffsetMs) as Instant
  const network = fetchedFiles(files)
  const { facilities } = await network.network()
  const servers = new Set([HUB, ...facilities.map(({ id }) => id)])
  const sample = await openSampleNetwork(network, await indexedDbJournal(memoryJournal()), now)
  if (expected !== undefined) sample.expect(expected)
  return sampleNetworkHandler({
    ask: (server, request, signal) => (servers.has(server) ? answered(sample, server, request, signal) : undefined),
    askImages: imageServers(facilities, fetchedImageFiles(new URL('imaging/', files).href), () =>
      indexedDbInstances(memoryInstances()),
    ),
    leverOf: (server) => levers.get(server) ?? 'normal',
  })
}

async function answered(
  sample: SampleNetwork,
  server: string,
  request: FhirRequest,
  signal: AbortSignal,
): Promise<FhirAnswer | EncodedAnswer> {
  return (await sample.file(server, request)) ?? sample.answer(server, request, signal)
}

function tell(message: FromWorker): void {
  self.postMessage(message)
}
