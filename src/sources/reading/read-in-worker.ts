import type { DecodeContext } from '#clinical/decode/decode-records.ts'
import type { ClinicalFact } from '#clinical/facts.ts'
import type { OccurrencePart } from '#clinical/occurrences-of-facts.ts'
import type { PageSeen } from '../search-pages.ts'
import { type FromReader, type PackedRecords, type ToReader, unpacked } from './reading-messages.ts'
import type { Reading, ReadRecords, RecordReader } from './record-reader.ts'

/** The part of a Worker that is used here. */
export type ReadingPort = Pick<Worker, 'postMessage' | 'addEventListener'>

/**
 * Reads in one worker for all servers. Where there is no worker, or it breaks, or fails at a search, that search is read
 * on this thread: slower, and never less.
 */
export class WorkerRecordReader implements RecordReader {
  readonly #questions: Questions
  #readings = 0

  /** `start` gives the worker when it is first needed; undefined or a throw = there is none. */
  constructor(start: () => ReadingPort | undefined) {
    this.#questions = new Questions(start)
  }

  /** Its worker takes as long to start as the first answers to come. */
  prepare(): void {
    this.#questions.prepare()
  }

  open(context: DecodeContext, most: number): Reading {
    this.#readings += 1
    return new WorkerReading(this.#questions, this.#readings, context, most)
  }
}

class WorkerReading implements Reading {
  readonly #questions: Questions
  readonly #reading: number
  readonly #context: DecodeContext
  readonly #most: number
  /** Kept until all is read, because the worker gets copies. */
  readonly #bodies: ArrayBuffer[] = []
  #here: Reading | undefined

  constructor(questions: Questions, reading: number, context: DecodeContext, most: number) {
    this.#questions = questions
    this.#reading = reading
    this.#context = context
    this.#most = most
    questions.tell({ ask: 'open', reading, context, most })
  }

  async page(body: ArrayBuffer): Promise<PageSeen> {
    this.#bodies.push(body)
    if (this.#here !== undefined) return this.#here.page(body)
    const answer = await this.#questions.ask((id) => ({ ask: 'page', reading: this.#reading, id, body }))
    return answer !== undefined && 'seen' in answer ? answer.seen : this.#readHere()
  }

  async records(signal: AbortSignal): Promise<ReadRecords> {
    if (this.#here === undefined) {
      const answer = await this.#questions.ask((id) => ({ ask: 'records', reading: this.#reading, id }))
      signal.throwIfAborted()
      if (answer !== undefined && 'records' in answer) return unpackedRecords(answer.records)
      await this.#readHere()
    }
    if (this.#here === undefined) throw new Error('nothing has been read')
    return this.#here.records(signal)
  }

  close(): void {
    this.#bodies.length = 0
    this.#questions.tell({ ask: 'close', reading: this.#reading })
  }

  /** Begins anew on this thread, with every page so far; tells what the last of them was. */
  async #readHere(): Promise<PageSeen> {
    // Loaded only where it is needed: most browsers never do.
    const { readOnThisThread } = await import('./read-on-this-thread.ts')
    const here = readOnThisThread(this.#context, this.#most)
    let seen: PageSeen = { kind: 'unusable', reason: 'malformed' }
    for (const body of this.#bodies) seen = await here.page(body)
    this.#here = here
    return seen
  }
}

/** Questions to the worker and their answers. */
class Questions {
  readonly #start: () => ReadingPort | undefined
  readonly #waiting = new Map<number, (answer: FromReader | undefined) => void>()
  #port: ReadingPort | 'none' | undefined
  #last = 0

  constructor(start: () => ReadingPort | undefined) {
    this.#start = start
  }

  /** undefined when the worker failed at it, or there is none. */
  async ask(question: (id: number) => ToReader): Promise<FromReader | undefined> {
    this.#last += 1
    const id = this.#last
    const port = this.#running()
    if (port === undefined) return undefined
    return new Promise((resolve) => {
      this.#waiting.set(id, resolve)
      port.postMessage(question(id))
    })
  }

  prepare(): void {
    this.#running()
  }

  tell(message: ToReader): void {
    this.#running()?.postMessage(message)
  }

  #running(): ReadingPort | undefined {
    this.#port ??= this.#started()
    return this.#port === 'none' ? undefined : this.#port
  }

  #started(): ReadingPort | 'none' {
    try {
      const port = this.#start()
      port?.addEventListener('message', ({ data }: MessageEvent<FromReader>) => {
        this.#waiting.get(data.id)?.('fault' in data ? undefined : data)
        this.#waiting.delete(data.id)
      })
      for (const event of ['error', 'messageerror'] as const) port?.addEventListener(event, () => this.#giveUp())
      return port ?? 'none'
    } catch {
      return 'none'
    }
  }

  #giveUp(): void {
    this.#port = 'none'
    for (const resolve of this.#waiting.values()) resolve(undefined)
    this.#waiting.clear()
  }
}

function unpackedRecords({ gaps, kinds }: PackedRecords): ReadRecords {
  const packedOf = new Map(kinds.map((each) => [each.kind, each]))
  return {
    gaps,
    facts: (kind) => unpacked<ClinicalFact>(packedOf.get(kind)?.facts ?? []),
    occurrences: (kind) => unpacked<OccurrencePart>(packedOf.get(kind)?.occurrences ?? []),
  }
}
