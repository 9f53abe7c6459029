/** Grows as it is written to; numbers are little endian. */
export class ByteWriter {
  #bytes = new Uint8Array(4096)
  #at = 0

  get at(): number {
    return this.#at
  }

  put(bytes: ArrayLike<number>): void {
    this.#reserve(bytes.length)
    this.#bytes.set(bytes, this.#at)
    this.#at += bytes.length
  }

  ascii(text: string): void {
    this.put(Array.from(text, (character) => character.charCodeAt(0)))
  }

  u16(value: number): void {
    this.put([value & 0xff, (value >>> 8) & 0xff])
  }

  u32(value: number): void {
    this.put([value & 0xff, (value >>> 8) & 0xff, (value >>> 16) & 0xff, (value >>> 24) & 0xff])
  }

  /** Writes over a number that was reserved before. */
  setU32(at: number, value: number): void {
    new DataView(this.#bytes.buffer).setUint32(at, value, true)
  }

  bytes(): Uint8Array<ArrayBuffer> {
    return this.#bytes.slice(0, this.#at)
  }

  #reserve(length: number): void {
    if (this.#at + length <= this.#bytes.length) return
    const larger = new Uint8Array(Math.max(this.#bytes.length * 2, this.#at + length))
    larger.set(this.#bytes.subarray(0, this.#at))
    this.#bytes = larger
  }
}
