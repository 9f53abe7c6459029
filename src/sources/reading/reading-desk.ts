import { FACT_KINDS } from '#clinical/record-kind.ts'
import { readOnThisThread } from './read-on-this-thread.ts'
import { type FromReader, type PackedRecords, packed, type ToReader } from './reading-messages.ts'
import type { Reading, ReadRecords } from './record-reader.ts'

interface Open {
  readonly reading: Reading
  readonly closing: AbortController
  /** Begun with the last page, while the page's thread still takes note of it: it asks for them next. */
  records: Promise<ReadRecords> | undefined
}

/** The worker's side of `WorkerRecordReader`: the readings under way, each answered as it is asked. */
export class ReadingDesk {
  readonly #open = new Map<number, Open>()
  readonly #post: (message: FromReader, transfer: ArrayBuffer[]) => void

  constructor(post: (message: FromReader, transfer: ArrayBuffer[]) => void) {
    this.#post = post
  }

  take(message: ToReader): void {
    switch (message.ask) {
      case 'open': {
        const reading = readOnThisThread(message.context, message.most)
        this.#open.set(message.reading, { reading, closing: new AbortController(), records: undefined })
        break
      }
      case 'page': {
        const { id, reading, body } = message
        void this.#settle(id, async () => {
          const opened = this.#opened(reading)
          const seen = await opened.reading.page(body)
          if (seen.kind === 'page' && seen.next === undefined) {
            opened.records = opened.reading.records(opened.closing.signal)
            // Whoever asks for the records hears of it.
            opened.records.catch(() => {})
          }
          return { id, seen }
        })
        break
      }
      case 'records': {
        const { id, reading } = message
        void this.#settle(id, async () => {
          const opened = this.#opened(reading)
          return {
            id,
            records: await packedRecords(await (opened.records ?? opened.reading.records(opened.closing.signal))),
          }
        })
        break
      }
      case 'close':
        this.#open.get(message.reading)?.closing.abort()
        this.#open.delete(message.reading)
        break
    }
  }

  #opened(reading: number): Open {
    const known = this.#open.get(reading)
    if (known === undefined) throw new Error('this reading is closed')
    return known
  }

  async #settle(id: number, answer: () => Promise<FromReader>): Promise<void> {
    const message = await answer().catch((error: unknown): FromReader => ({ id, fault: String(error) }))
    this.#post(message, bytesOf(message))
  }
}

async function packedRecords(records: ReadRecords): Promise<PackedRecords> {
  const kinds: PackedRecords['kinds'][number][] = []
  for (const kind of FACT_KINDS) {
    const facts = await records.facts(kind)
    if (facts.length === 0) continue
    kinds.push({ kind, facts: await packed(facts), occurrences: await packed(await records.occurrences(kind)) })
  }
  return { gaps: records.gaps, kinds }
}

function bytesOf(message: FromReader): ArrayBuffer[] {
  if (!('records' in message)) return []
  return message.records.kinds.flatMap(({ facts, occurrences }) =>
    [...facts, ...occurrences].map(({ buffer }) => buffer),
  )
}
