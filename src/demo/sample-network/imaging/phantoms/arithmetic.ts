/**
 * Functions whose last digit is the same on every machine: only sums, products and square roots, which IEEE 754 defines
 * exactly. The builder may not use Math.sin, Math.exp or Math.pow.
 */

export function clamp(value: number, low: number, high: number): number {
  return value < low ? low : value > high ? high : value
}

export function mix(one: number, other: number, share: number): number {
  return one + (other - one) * share
}

/** 0 below `from`, 1 above `to`, smooth between. */
export function smoothstep(from: number, to: number, value: number): number {
  const share = clamp((value - from) / (to - from), 0, 1)
  return share * share * (3 - 2 * share)
}

/** Sine of an angle in turns (1 = 360°), within 0.001. */
export function sine(turns: number): number {
  const t = turns - Math.floor(turns)
  const half = t < 0.5 ? t : t - 0.5
  // Bhāskara I, over half a turn.
  const p = half * (0.5 - half)
  const value = (16 * p) / (1.25 - 4 * p)
  return t < 0.5 ? value : -value
}

export function cosine(turns: number): number {
  return sine(turns + 0.25)
}

/** A bell of height 1 and half-width `width`, falling off like the fourth power. */
export function bell(value: number, width: number): number {
  const square = (value / width) * (value / width)
  return 1 / ((1 + square) * (1 + square))
}

/** The angle of a point in turns from the negative y axis (0 … 0.5 on either side), within 0.002. */
export function turnsFromFront(x: number, y: number): number {
  const across = x < 0 ? -x : x
  const along = -y
  const length = across + Math.abs(along)
  if (length === 0) return 0
  // A quarter turn per unit of the diamond angle, corrected by its first harmonic.
  const diamond = along >= 0 ? across / length : 2 - across / length
  const turns = diamond / 4
  return turns - 0.0112 * sine(turns * 4)
}

/** Linear interpolation in a table of (at, value) pairs sorted by `at`, constant beyond its ends. */
export function interpolate(table: readonly (readonly [at: number, value: number])[], at: number): number {
  let before = table[0]
  for (const row of table) {
    if (row[0] >= at) {
      if (before === undefined || row[0] === before[0]) return row[1]
      return mix(before[1], row[1], clamp((at - before[0]) / (row[0] - before[0]), 0, 1))
    }
    before = row
  }
  return before?.[1] ?? 0
}

/** The same as a function that remembers its last answer: a slice asks for its own height at every pixel. */
export function curveOf(table: readonly (readonly [at: number, value: number])[]): (at: number) => number {
  let [last, value] = [Number.NaN, 0]
  return (at) => {
    if (at !== last) [last, value] = [at, interpolate(table, at)]
    return value
  }
}
