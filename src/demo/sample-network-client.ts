import type { EncodedAnswer, FhirRequest } from './fhir-engine/fhir-exchange.ts'
import type { FromWorker, ToWorker } from './sample-network-messages.ts'

interface Waiting {
  readonly resolve: (answer: EncodedAnswer) => void
  readonly reject: (error: Error) => void
}

/** The part of a Worker that is used here. */
export type WorkerPort = Pick<Worker, 'postMessage' | 'addEventListener'>

/** The page's side of the worker in which the sample network is read. */
export class SampleNetworkClient {
  readonly #worker: WorkerPort
  readonly #waiting = new Map<number, Waiting>()
  #lastId = 0

  private constructor(worker: WorkerPort) {
    this.#worker = worker
  }

  /** Resolves when the worker has read the network's list of patients and can answer. */
  static async open(worker: WorkerPort, files: string, clockOffsetMs: number): Promise<SampleNetworkClient> {
    const client = new SampleNetworkClient(worker)
    const opened = new Promise<void>((resolve, reject) => {
      worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => {
        if (data.kind === 'opened') resolve()
        else if (data.id === 0) reject(new Error(data.kind === 'failed' ? data.why : 'unexpected answer'))
        else client.#settle(data)
      })
      worker.addEventListener('error', () => {
        reject(new Error('the worker of the sample network did not start'))
        client.#giveUp()
      })
    })
    client.#tell({ kind: 'open', files, clockOffsetMs })
    await opened
    return client
  }

  /** Rejects when `signal` aborts, and when the worker failed. */
  ask(server: string, request: FhirRequest, signal: AbortSignal): Promise<EncodedAnswer> {
    this.#lastId += 1
    const id = this.#lastId
    return new Promise((resolve, reject) => {
      if (signal.aborted) {
        reject(new Error('aborted'))
        return
      }
      signal.addEventListener('abort', () => {
        this.#waiting.delete(id)
        this.#tell({ kind: 'abort', id })
        reject(new Error('aborted'))
      })
      this.#waiting.set(id, { resolve, reject })
      this.#tell({ kind: 'ask', id, server, request })
    })
  }

  #settle(message: Exclude<FromWorker, { kind: 'opened' }>): void {
    const waiting = this.#waiting.get(message.id)
    this.#waiting.delete(message.id)
    if (message.kind === 'answer') waiting?.resolve(message.answer)
    else waiting?.reject(new Error(message.why))
  }

  #giveUp(): void {
    for (const { reject } of this.#waiting.values()) reject(new Error('the worker of the sample network failed'))
    this.#waiting.clear()
  }

  #tell(message: ToWorker): void {
    this.#worker.postMessage(message)
  }
}
