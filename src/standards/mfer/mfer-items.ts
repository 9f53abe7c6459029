import { TAG } from './mfer-tags.ts'

/** One tag–length–value item. */
export interface MferItem {
  readonly tag: number
  /** Offset of the tag in the file. */
  readonly at: number
  /** ATT only: the channel that the nested items are about, from 0. */
  readonly channel: number | undefined
  readonly value: Uint8Array
  /** Offset of the value in the file. */
  readonly start: number
  /**
   * Ends by `00 00` instead of a length. Of WAV the end cannot be told by looking: `value` is then all the rest, and the
   * reader goes on with `skipTo`.
   */
  readonly isIndefinite: boolean
  /** The file ends before the item does; `value` is the part that is there. */
  readonly isCut: boolean
}

/** Nothing of a channel number is larger; a longer one is damage. */
const MOST_CHANNEL_BYTES = 4

/**
 * Walks the items of a file, or of the value of one, without copying a byte.
 */
export class MferItems {
  readonly #bytes: Uint8Array
  readonly #end: number
  #at: number

  /** `from` and `until` are offsets in `bytes`. */
  constructor(bytes: Uint8Array, from: number, until: number) {
    this.#bytes = bytes
    this.#at = from
    this.#end = until
  }

  get at(): number {
    return this.#at
  }

  /** Goes on at an offset of the file; only forwards. */
  skipTo(at: number): void {
    this.#at = Math.max(this.#at, at)
  }

  /** The next item; `end` after the last, or after END; `broken` where no item can be read any more. */
  next(): MferItem | 'end' | 'broken' {
    while (this.#at < this.#end && this.#byte(this.#at) === TAG.ZRO) this.#at += 1
    if (this.#at >= this.#end) return 'end'
    const at = this.#at
    const tag = this.#byte(at)
    if (tag === TAG.END) return 'end'
    let position = at + 1
    let channel: number | undefined
    if (tag === TAG.ATT) {
      channel = 0
      for (let count = 0; ; count += 1) {
        if (count >= MOST_CHANNEL_BYTES || position >= this.#end) return 'broken'
        const byte = this.#byte(position)
        position += 1
        channel = channel * 128 + (byte & 0x7f)
        if (byte < 0x80) break
      }
    }
    if (position >= this.#end) return 'broken'
    const first = this.#byte(position)
    position += 1
    if (first === 0x80) return this.#indefinite(tag, at, channel, position)
    let length = first
    if (first > 0x80) {
      // Always big-endian, even in a little-endian file.
      const count = first & 0x7f
      if (count > 4 || position + count > this.#end) return 'broken'
      length = 0
      for (let index = 0; index < count; index += 1) length = length * 256 + this.#byte(position + index)
      position += count
    }
    const isCut = length > this.#end - position
    const until = isCut ? this.#end : position + length
    this.#at = until
    return {
      tag,
      at,
      channel,
      value: this.#bytes.subarray(position, until),
      start: position,
      isIndefinite: false,
      isCut,
    }
  }

  #indefinite(tag: number, at: number, channel: number | undefined, start: number): MferItem {
    const isNested = tag === TAG.ATT || tag === TAG.SET
    const end = isNested ? this.#endOfItems(start) : tag === TAG.WAV ? undefined : this.#endOfText(start)
    const until = end ?? this.#end
    if (tag === TAG.WAV) this.#at = start
    else this.#at = end === undefined ? this.#end : Math.min(end + 2, this.#end)
    const isCut = end === undefined && tag !== TAG.WAV
    return { tag, at, channel, value: this.#bytes.subarray(start, until), start, isIndefinite: true, isCut }
  }

  /** Offset of the `00 00` behind nested items, whose own values may hold zeros. */
  #endOfItems(start: number): number | undefined {
    const nested = new MferItems(this.#bytes, start, this.#end)
    for (;;) {
      if (this.#byte(nested.at) === 0 && this.#byte(nested.at + 1) === 0 && nested.at + 1 < this.#end) return nested.at
      const item = nested.next()
      // No nesting below: a chain of indefinite items would be walked again at each depth.
      if (item === 'end' || item === 'broken' || item.isCut || item.isIndefinite) return undefined
    }
  }

  #endOfText(start: number): number | undefined {
    for (let at = start; at + 1 < this.#end; at += 1) if (this.#byte(at) === 0 && this.#byte(at + 1) === 0) return at
    return undefined
  }

  #byte(at: number): number {
    return this.#bytes[at] ?? 0
  }
}
