import { once } from 'node:events'
import type { Writable } from 'node:stream'

/** Writes lines to a stream no faster than its reader takes them, so that nothing piles up in memory. */
export class LineWriter {
  readonly #stream: Writable
  #isClosed = false

  constructor(stream: Writable) {
    this.#stream = stream
    // The reader of a pipe (`| head`) may leave first.
    stream.on('error', () => {
      this.#isClosed = true
    })
  }

  get isClosed(): boolean {
    return this.#isClosed
  }

  async write(lines: readonly string[]): Promise<void> {
    if (lines.length === 0 || this.#isClosed) return
    if (!this.#stream.write(`${lines.join('\n')}\n`)) {
      // A reader that leaves while we wait gives an error, and no drain.
      await once(this.#stream, 'drain').catch(() => undefined)
    }
  }
}
