import type { Lines } from './line-writer.ts'

/** Bytes of a piece: many lines, for handing one over costs as much as writing some of them. */
const PIECE_BYTES = 192 * 1024
/** UTF-8 takes three bytes at most for one unit of UTF-16. */
const MOST_BYTES_PER_UNIT = 3
const LINE_FEED = 0x0a

/**
 * Gathers lines as UTF-8 in pieces that are given away, memory and all, and come back empty with `reuse`: each line is
 * encoded once, straight to where it is sent from. `give` resolves when the next piece may follow.
 */
export class PieceWriter implements Lines {
  readonly isClosed = false
  readonly #give: (piece: Uint8Array<ArrayBuffer>) => Promise<void>
  readonly #encoder = new TextEncoder()
  readonly #empty: ArrayBuffer[] = []
  #piece = new Uint8Array(PIECE_BYTES)
  #used = 0

  constructor(give: (piece: Uint8Array<ArrayBuffer>) => Promise<void>) {
    this.#give = give
  }

  async write(lines: readonly string[]): Promise<void> {
    for (const line of lines) {
      const room = line.length * MOST_BYTES_PER_UNIT + 1
      if (this.#used + room > this.#piece.length) await this.#next(room)
      this.#used += this.#encoder.encodeInto(line, this.#piece.subarray(this.#used)).written
      this.#piece[this.#used] = LINE_FEED
      this.#used += 1
    }
  }

  async flush(): Promise<void> {
    if (this.#used > 0) await this.#next(0)
  }

  /** Takes the memory of a piece that has been read. */
  reuse(memory: ArrayBuffer): void {
    if (memory.byteLength === PIECE_BYTES) this.#empty.push(memory)
  }

  /** Gives away what was gathered; the next piece has at least `room` bytes. */
  async #next(room: number): Promise<void> {
    const full = this.#piece.subarray(0, this.#used)
    this.#used = 0
    const memory = room > PIECE_BYTES ? new ArrayBuffer(room) : (this.#empty.pop() ?? new ArrayBuffer(PIECE_BYTES))
    this.#piece = new Uint8Array(memory)
    if (full.length > 0) await this.#give(full)
  }
}
