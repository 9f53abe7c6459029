import type { Worker } from 'node:worker_threads'
import type { FromWorker, ToWorker } from './conversion-worker-messages.ts'
import type { PatientFolder } from './storage-folders.ts'

/** A conversion worker as seen from the thread that started it. What it sends waits here, in order, until it is asked for. */
export class ConversionThread {
  readonly #worker: Worker
  readonly #received: FromWorker[] = []
  #failure: Error | undefined
  #unfinished = 0
  #wake: () => void = () => undefined

  constructor(worker: Worker) {
    this.#worker = worker
    worker.on('message', (message: FromWorker) => {
      if ('problems' in message) this.#unfinished -= 1
      this.#received.push(message)
      this.#wake()
    })
    worker.on('messageerror', (error) => this.#fail(error))
    worker.on('error', (error) => this.#fail(error))
    worker.on('exit', (code) => this.#fail(new Error(`a conversion worker ended with status ${code}`)))
  }

  /** Patients given to it that it has not done. */
  get unfinished(): number {
    return this.#unfinished
  }

  convert(folder: PatientFolder): void {
    this.#unfinished += 1
    this.#send({ folder })
  }

  /** What it sent next, patients in the order in which they were given. Rejects once a failed worker has nothing more. */
  async next(): Promise<FromWorker> {
    for (;;) {
      const message = this.#received.shift()
      if (message !== undefined) return message
      if (this.#failure !== undefined) throw this.#failure
      await new Promise<void>((resolve) => {
        this.#wake = resolve
      })
    }
  }

  /** Gives the memory of a piece that was read back, and lets it send one more. */
  taken(output: 'resources' | 'problems', { buffer }: Uint8Array<ArrayBuffer>): void {
    this.#send({ taken: output, memory: buffer }, [buffer])
  }

  async end(): Promise<void> {
    await this.#worker.terminate()
  }

  #send(message: ToWorker, transferred: ArrayBuffer[] = []): void {
    this.#worker.postMessage(message, transferred)
  }

  #fail(error: unknown): void {
    // The first reason is the one that matters: an error is followed by the worker's exit.
    this.#failure ??= error instanceof Error ? error : new Error(String(error))
    this.#wake()
  }
}
