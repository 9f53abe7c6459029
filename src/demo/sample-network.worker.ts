/**
 * Unpacks, converts and searches the storages of the sample network beside the page, so that no long task falls to the
 * page's own thread.
 */
import type { Instant } from '#clinical/jst-date.ts'
import type { EncodedAnswer, FhirRequest } from './fhir-engine/fhir-exchange.ts'
import { memoryJournal } from './hub-journal.ts'
import { indexedDbJournal } from './indexed-db-journal.ts'
import { openSampleNetwork, type SampleNetwork } from './sample-network.ts'
import { fetchedFiles } from './sample-network-files.ts'
import type { FromWorker, ToWorker } from './sample-network-messages.ts'

const encoder = new TextEncoder()
const underWay = new Map<number, AbortController>()
let opened: Promise<SampleNetwork> | undefined

self.addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  switch (data.kind) {
    case 'open':
      opened = open(data.files, data.clockOffsetMs)
      settle(
        0,
        opened.then((): FromWorker => ({ kind: 'opened' })),
      )
      break
    case 'ask': {
      const { id, server, request } = data
      const controller = new AbortController()
      underWay.set(id, controller)
      settle(
        id,
        network()
          .then((each) => answered(each, server, request, controller.signal))
          .then((answer): FromWorker => ({ kind: 'answer', id, answer })),
      )
      break
    }
    case 'abort':
      underWay.get(data.id)?.abort()
      break
  }
})

async function open(files: string, clockOffsetMs: number): Promise<SampleNetwork> {
  const now = () => (Date.now() + clockOffsetMs) as Instant
  return openSampleNetwork(fetchedFiles(files), await indexedDbJournal(memoryJournal()), now)
}

async function answered(
  sample: SampleNetwork,
  server: string,
  request: FhirRequest,
  signal: AbortSignal,
): Promise<EncodedAnswer> {
  const file = await sample.file(server, request)
  if (file !== undefined) return file
  const answer = await sample.answer(server, request, signal)
  return { ...answer, body: encoder.encode(answer.body) }
}

async function network(): Promise<SampleNetwork> {
  if (opened === undefined) throw new Error('asked before it was opened')
  return opened
}

function settle(id: number, message: Promise<FromWorker>): void {
  message
    .catch((error: unknown): FromWorker => ({ kind: 'failed', id, why: String(error) }))
    .then((each) => self.postMessage(each, { transfer: each.kind === 'answer' ? [each.answer.body.buffer] : [] }))
    .finally(() => underWay.delete(id))
}
