/** A small deterministic generator (sfc32): the same key gives the same numbers on every machine. */
export interface Random {
  /** A number in [0, 1). */
  next(): number
  /** A whole number in [low, high], both included. */
  int(low: number, high: number): number
  /** A standard normal deviate. */
  normal(): number
  /** One of the items, which may not be empty. */
  pick<T>(items: readonly T[]): T
}

/** @param key whatever names the thing to be random about; two keys give unrelated numbers. */
export function randomOf(key: string): Random {
  let [a, b, c, d] = [0x9e3779b9, 0x243f6a88, 0xb7e15162, hash(key)]
  const next = () => {
    const t = (((a + b) | 0) + d) | 0
    d = (d + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + t
    c |= 0
    return (t >>> 0) / 4294967296
  }
  for (let i = 0; i < 12; i++) next()
  return {
    next,
    int: (low, high) => low + Math.floor(next() * (high - low + 1)),
    // The sum of twelve uniform deviates: near enough for laboratory values, and free of functions whose last digit
    // differs between machines.
    normal: () => {
      let sum = -6
      for (let i = 0; i < 12; i++) sum += next()
      return sum
    },
    pick: (items) => {
      const item = items[Math.floor(next() * items.length)]
      if (item === undefined) throw new RangeError('nothing to pick from')
      return item
    },
  }
}

/** FNV-1a over UTF-16 code units. */
function hash(text: string): number {
  let h = 0x811c9dc5
  for (let i = 0; i < text.length; i++) {
    h ^= text.charCodeAt(i)
    h = Math.imul(h, 0x01000193)
  }
  return h | 0
}

const BASE32 = 'abcdefghijklmnopqrstuvwxyz234567'

/** An opaque word of `length` letters that says nothing about the key it stands for. */
export function opaqueWord(key: string, length: number): string {
  const random = randomOf(`word:${key}`)
  return Array.from({ length }, () => BASE32[random.int(0, 31)]).join('')
}
