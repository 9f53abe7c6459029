import type { FromWorker, Levers, ToWorker } from './sample-network-messages.ts'

type Opening = Omit<Extract<ToWorker, { kind: 'open' }>, 'kind'>

/** The part of a Worker that is used here. */
export type WorkerPort = Pick<Worker, 'postMessage' | 'addEventListener'>

/** The page's side of the worker in which the servers of the sample network stand. */
export class SampleNetworkClient {
  readonly #worker: WorkerPort

  private constructor(worker: WorkerPort) {
    this.#worker = worker
  }

  /** Resolves when the worker has read the network's list of patients and can answer. */
  static async open(worker: WorkerPort, opening: Opening): Promise<SampleNetworkClient> {
    const client = new SampleNetworkClient(worker)
    const opened = new Promise<void>((resolve, reject) => {
      worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => {
        if (data.kind === 'opened') resolve()
        else reject(new Error(data.why))
      })
      worker.addEventListener('error', () => reject(new Error('the worker of the sample network did not start')))
    })
    client.#tell({ kind: 'open', ...opening })
    await opened
    return client
  }

  tellLevers(levers: Levers): void {
    this.#tell({ kind: 'levers', levers })
  }

  /** From now on the worker answers what comes by this port. */
  connect(port: MessagePort): void {
    this.#tell({ kind: 'connect' }, [port])
  }

  #tell(message: ToWorker, transfer: Transferable[] = []): void {
    this.#worker.postMessage(message, transfer)
  }
}
