/** Writes items of an MFER file (ISO 22077-1): tag, length, value. */
export class MferWriter {
  readonly #parts: Uint8Array[] = []
  readonly #isLittleEndian: boolean

  /** Begins with the preamble and, for a little-endian file, with the byte order. */
  constructor(label: string, isLittleEndian: boolean) {
    this.#isLittleEndian = isLittleEndian
    this.item(0x40, padded(asciiBytes(`MFR ${label}`), 32))
    if (isLittleEndian) this.item(0x01, [1])
  }

  item(tag: number, value: ArrayLike<number>): this {
    this.#parts.push(mferItem(tag, value))
    return this
  }

  text(tag: number, text: string): this {
    return this.item(tag, asciiBytes(text))
  }

  /** Unsigned, in as many bytes as are asked for. */
  number(tag: number, value: number, bytes: number): this {
    return this.item(tag, this.bytesOf(value, bytes))
  }

  /** unit, exponent, mantissa of two bytes: IVL and SEN. */
  quantity(tag: number, unit: number, exponent: number, mantissa: number): this {
    return this.item(tag, [unit, exponent & 0xff, ...this.bytesOf(mantissa, 2)])
  }

  /** Items that are about one channel, from 0. */
  channel(channel: number, items: Uint8Array): this {
    const number = channel < 128 ? [channel] : [0x80 | (channel >> 7), channel & 0x7f]
    this.#parts.push(Uint8Array.from([0x3f, ...number, ...lengthBytes(items.length), ...items]))
    return this
  }

  time(tag: number, [year, ...others]: readonly number[]): this {
    return this.item(tag, [...this.bytesOf(year ?? 0, 2), ...others, 0, 0, 0, 0])
  }

  /** Code, start and duration in samples, words: EVT. */
  event(code: number, start: number, duration: number, words: Uint8Array): this {
    return this.item(0x41, [
      ...this.bytesOf(code, 2),
      ...this.bytesOf(start, 4),
      ...this.bytesOf(duration, 4),
      ...words,
    ])
  }

  /** Code, place, `value^unit`: VAL. */
  value(code: number, text: string): this {
    return this.item(0x42, [...this.bytesOf(code, 2), 0, 0, 0, 0, ...asciiBytes(text)])
  }

  /** Samples of 16 bits, laid out by the caller as BLK, CHN and SEQ say. */
  samples(samples: Int16Array): this {
    const bytes = new Uint8Array(samples.length * 2)
    const view = new DataView(bytes.buffer)
    for (const [index, sample] of samples.entries()) view.setInt16(index * 2, sample, this.#isLittleEndian)
    return this.item(0x1e, bytes)
  }

  bytesOf(value: number, count: number): readonly number[] {
    const bytes = Array.from({ length: count }, (_, index) => Math.floor(value / 2 ** (8 * index)) & 0xff)
    return this.#isLittleEndian ? bytes : bytes.reverse()
  }

  /** The file, with the end of its contents. */
  end(): Uint8Array {
    return joined([...this.#parts, Uint8Array.of(0x80)])
  }
}

/** One item; its length is big-endian in every file. */
export function mferItem(tag: number, value: ArrayLike<number>): Uint8Array {
  return joined([Uint8Array.from([tag, ...lengthBytes(value.length)]), Uint8Array.from(value)])
}

function lengthBytes(length: number): readonly number[] {
  if (length < 0x80) return [length]
  const bytes: number[] = []
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) bytes.unshift(rest & 0xff)
  return [0x80 + bytes.length, ...bytes]
}

function asciiBytes(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0) & 0x7f)
}

function padded(bytes: Uint8Array, length: number): Uint8Array {
  const whole = new Uint8Array(length)
  whole.set(bytes.subarray(0, length))
  return whole
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
