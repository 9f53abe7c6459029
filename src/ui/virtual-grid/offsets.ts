/** Where things of different sizes begin along one axis, in CSS pixels. */
export interface Offsets {
  readonly count: number
  readonly total: number
  /** Where the thing at an index begins; `at(count)` is the end. */
  at(index: number): number
  size(index: number): number
  /** The thing that covers a position; the first or the last one outside. */
  indexAt(position: number): number
}

/** Sums up sizes once, so that every question afterwards is a look-up or a binary search. */
export function offsetsOf(sizes: readonly number[]): Offsets {
  const starts = new Float64Array(sizes.length + 1)
  for (const [index, size] of sizes.entries()) starts[index + 1] = (starts[index] ?? 0) + size
  const count = sizes.length
  const at = (index: number) => starts[Math.max(0, Math.min(count, index))] ?? 0
  return {
    count,
    total: at(count),
    at,
    size: (index) => at(index + 1) - at(index),
    indexAt: (position) => {
      let [low, high] = [0, Math.max(0, count - 1)]
      while (low < high) {
        const middle = (low + high + 1) >> 1
        if (at(middle) <= position) low = middle
        else high = middle - 1
      }
      return low
    },
  }
}

/** Indexes from `first` to before `end`. */
export interface Span {
  readonly first: number
  readonly end: number
}

/** What must be drawn to fill a stretch, and `more` on either side of it. */
export function spanWithin(offsets: Offsets, from: number, until: number, more: number): Span {
  if (offsets.count === 0) return { first: 0, end: 0 }
  return {
    first: Math.max(0, offsets.indexAt(from) - more),
    end: Math.min(offsets.count, offsets.indexAt(Math.max(from, until - 1)) + 1 + more),
  }
}

/** What can be seen whole in a stretch; empty when nothing is. */
export function spanInView(offsets: Offsets, from: number, until: number): Span {
  if (offsets.count === 0) return { first: 0, end: 0 }
  const start = offsets.indexAt(from)
  // Half a pixel: zoomed screens scroll by fractions.
  const first = offsets.at(start) >= from - 0.5 ? start : start + 1
  const last = offsets.indexAt(until)
  const end = offsets.at(last + 1) <= until + 0.5 ? last + 1 : last
  return { first: Math.min(first, offsets.count), end: Math.max(Math.min(first, offsets.count), end) }
}

/**
 * Pixels at either end of a stretch that show only a part of something; 0 where it stands whole, and on both sides where
 * nothing whole would be left between them.
 */
export function cutsIn(
  offsets: Offsets,
  from: number,
  until: number,
): { readonly start: number; readonly end: number } {
  const whole = spanInView(offsets, from, until)
  if (whole.first >= whole.end) return { start: 0, end: 0 }
  const start = offsets.at(whole.first) - from
  const end = Math.min(until, offsets.total) - offsets.at(whole.end)
  return { start: start < 1 ? 0 : start, end: end < 1 ? 0 : end }
}
