/** What both grids show: 2,000 items of 400 collections, every second cell filled, some with a letter. */
export const ITEMS = 2_000
export const COLLECTIONS = 400

export interface BenchItem {
  readonly name: string
  /** `5.1`, `6.2 H`, or an empty text. */
  readonly values: readonly string[]
}

export function benchItems(): readonly BenchItem[] {
  let seed = 42
  const next = () => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
    return seed / 2 ** 32
  }
  return Array.from({ length: ITEMS }, (_, item) => ({
    name: `Item ${item}`,
    values: Array.from({ length: COLLECTIONS }, () => {
      const at = next()
      if (at < 0.5) return ''
      const value = (next() * 100).toFixed(1)
      return at > 0.9 ? `${value} H` : value
    }),
  }))
}
