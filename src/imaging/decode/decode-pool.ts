import { FrameError } from '../frame-failure.ts'
import type { EncodedFrame } from './decode-frame.ts'
import type { DecodeAnswer, DecodeQuestion } from './decode-messages.ts'
import type { DecodedFrame } from './decoded-frame.ts'

/** The part of a Worker that is used here. */
export type DecodeThread = Pick<Worker, 'postMessage' | 'terminate'> & {
  onmessage: ((event: MessageEvent<DecodeAnswer>) => void) | null
  onerror: ((event: ErrorEvent) => void) | null
}

export interface DecodePoolOptions {
  readonly threads: number
  /** One frame may take no longer; then its thread is ended and another started (D8). */
  readonly timeLimitMs: number
  readonly start: () => DecodeThread
}

/** Decoding threads: as many as there are frames to decode, up to `threads`; one that hangs or breaks is replaced. */
export class DecodePool {
  readonly #options: DecodePoolOptions
  readonly #idle: DecodeThread[] = []
  readonly #busy = new Map<DecodeThread, Job>()
  readonly #waiting: Job[] = []
  #isClosed = false

  constructor(options: DecodePoolOptions) {
    this.#options = options
  }

  /** Rejects with FrameError. Frames that are `urgent` overtake those that wait. */
  decode(question: DecodeQuestion, isUrgent: () => boolean): Promise<DecodedFrame> {
    return new Promise((resolve, reject) => {
      if (this.#isClosed) {
        reject(new FrameError('decoder-crashed', 'closed'))
        return
      }
      this.#waiting.push({ question, isUrgent, resolve, reject })
      this.#next()
    })
  }

  /** Starts a thread ahead of the first frame, which then need not wait for its code. */
  startOne(): void {
    if (!this.#isClosed && this.threads === 0) this.#idle.push(this.#start())
  }

  get threads(): number {
    return this.#idle.length + this.#busy.size
  }

  close(): void {
    this.#isClosed = true
    for (const thread of [...this.#idle, ...this.#busy.keys()]) thread.terminate()
    for (const job of [...this.#busy.values(), ...this.#waiting])
      job.reject(new FrameError('decoder-crashed', 'closed'))
    for (const { timer } of this.#busy.values()) clearTimeout(timer)
    this.#idle.length = 0
    this.#waiting.length = 0
    this.#busy.clear()
  }

  #next(): void {
    while (this.#waiting.length > 0 && (this.#idle.length > 0 || this.threads < this.#options.threads)) {
      const urgent = this.#waiting.findIndex(({ isUrgent }) => isUrgent())
      const [job] = this.#waiting.splice(Math.max(0, urgent), 1)
      if (job === undefined) return
      const thread = this.#idle.pop() ?? this.#start()
      job.timer = setTimeout(() => {
        this.#replace(thread, new FrameError('timed-out', `decoding took over ${this.#options.timeLimitMs} ms`))
      }, this.#options.timeLimitMs)
      this.#busy.set(thread, job)
      thread.postMessage(job.question, transferOf(job.question))
    }
  }

  #start(): DecodeThread {
    const thread = this.#options.start()
    thread.onmessage = ({ data }) => {
      const job = this.#release(thread)
      if ('decoded' in data) {
        this.#idle.push(thread)
        job?.resolve(data.decoded)
      } else {
        // After a crash the memory of a codec is not to be trusted.
        if (data.failure.reason === 'decoder-crashed') thread.terminate()
        else this.#idle.push(thread)
        job?.reject(new FrameError(data.failure.reason, data.failure.detail))
      }
      this.#next()
    }
    thread.onerror = (event) => {
      event.preventDefault()
      this.#replace(thread, new FrameError('decoder-crashed', event.message))
    }
    return thread
  }

  #replace(thread: DecodeThread, error: FrameError): void {
    thread.terminate()
    const idle = this.#idle.indexOf(thread)
    if (idle >= 0) this.#idle.splice(idle, 1)
    this.#release(thread)?.reject(error)
    this.#next()
  }

  #release(thread: DecodeThread): Job | undefined {
    const job = this.#busy.get(thread)
    clearTimeout(job?.timer)
    this.#busy.delete(thread)
    return job
  }
}

interface Job {
  readonly question: DecodeQuestion
  readonly isUrgent: () => boolean
  readonly resolve: (decoded: DecodedFrame) => void
  readonly reject: (error: FrameError) => void
  timer?: ReturnType<typeof setTimeout>
}

function transferOf(question: DecodeQuestion): Transferable[] {
  return isEncoded(question) && question.bytes.buffer instanceof ArrayBuffer ? [question.bytes.buffer] : []
}

function isEncoded(question: DecodeQuestion): question is EncodedFrame {
  return 'bytes' in question
}
