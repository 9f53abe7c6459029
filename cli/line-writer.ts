import type { Writable } from 'node:stream'

/** Takes lines; what was written is out for certain after `flush`. */
export interface Lines {
  /** True when nobody reads any more. */
  readonly isClosed: boolean
  write(lines: readonly string[]): Promise<void>
  flush(): Promise<void>
}

/** Where results and problems go. */
export interface Outputs<L extends Lines = LineWriter> {
  /** NDJSON, one resource a line. */
  readonly resources: L
  /** One problem a line: file, severity, what, position, raw. */
  readonly problems: L
}

/** Characters that are gathered before they are given to the stream: one write costs as much as many lines. */
const GATHERED = 64 * 1024

/** Writes lines to a stream no faster than its reader takes them, so that nothing piles up in memory. */
export class LineWriter implements Lines {
  readonly #stream: Writable
  #gathered = ''
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
    for (const line of lines) {
      this.#gathered += line
      this.#gathered += '\n'
    }
    if (this.#gathered.length >= GATHERED) await this.flush()
  }

  async flush(): Promise<void> {
    const text = this.#gathered
    this.#gathered = ''
    if (text !== '') await this.#give(text)
  }

  /** Writes lines that are UTF-8 already, behind what was written before; their memory may be used again afterwards. */
  async writeEncoded(lines: Uint8Array): Promise<void> {
    await this.flush()
    await this.#give(lines)
  }

  async #give(chunk: string | Uint8Array): Promise<void> {
    if (this.#isClosed) return
    // The stream calls back when the chunk is out, and when it never will be, because the reader has left.
    await new Promise<void>((resolve) => {
      this.#stream.write(chunk, () => resolve())
    })
  }
}
