import { FrameError } from '../../frame-failure.ts'

/** Reads the bits of one entropy-coded segment (ISO/IEC 10918-1 F.2.2.5): FF 00 is a byte FF, any other FF xx ends it. */
export class BitReader {
  readonly #bytes: Uint8Array
  #at: number
  #buffer = 0
  #count = 0
  /** Zero bits that were added after the end; none of them may be used. */
  #padding = 0

  constructor(bytes: Uint8Array, at: number) {
    this.#bytes = bytes
    this.#at = at
  }

  /** Where the marker stands that ended the segment; bits not yet used are left out. */
  get position(): number {
    return this.#at
  }

  /** Up to 16 bits, without using them. */
  peek(count: number): number {
    while (this.#count < count) this.#fill()
    return (this.#buffer >>> (this.#count - count)) & ((1 << count) - 1)
  }

  skip(count: number): void {
    this.#count -= count
    if (this.#count < this.#padding) throw new FrameError('corrupt', 'JPEG data end early')
  }

  bits(count: number): number {
    if (count === 0) return 0
    const value = this.peek(count)
    this.skip(count)
    return value
  }

  /** EXTEND of F.2.2.1: a magnitude of `size` bits whose first bit tells the sign. */
  signed(size: number): number {
    if (size === 0) return 0
    const value = this.bits(size)
    return value < 2 ** (size - 1) ? value - 2 ** size + 1 : value
  }

  /** Skips to after the restart marker that must follow; begins anew there. */
  restart(): void {
    this.#buffer = 0
    this.#count = 0
    this.#padding = 0
    const marker = this.#bytes[this.#at + 1]
    if (this.#bytes[this.#at] !== 0xff || marker === undefined || marker < 0xd0 || marker > 0xd7) {
      throw new FrameError('corrupt', 'JPEG restart marker is missing')
    }
    this.#at += 2
  }

  #fill(): void {
    const byte = this.#bytes[this.#at]
    if (byte === undefined) {
      this.#push(0, 8)
    } else if (byte !== 0xff) {
      this.#at += 1
      this.#push(byte, 0)
    } else if (this.#bytes[this.#at + 1] === 0) {
      this.#at += 2
      this.#push(0xff, 0)
    } else if (this.#bytes[this.#at + 1] === 0xff) {
      this.#at += 1
    } else {
      this.#push(0, 8)
    }
  }

  #push(byte: number, padding: number): void {
    this.#buffer = ((this.#buffer << 8) | byte) & 0xffffff
    this.#count += 8
    this.#padding += padding
  }
}
