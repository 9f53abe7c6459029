/** A text that should stand around a place along the axis, in pixels. */
export interface Label {
  readonly key: string
  readonly x: number
  readonly width: number
}

export interface PlacedLabel {
  readonly key: string
  readonly left: number
  /** 0 is the upper lane. */
  readonly lane: number
}

/**
 * Lays texts out below an axis so that none covers another and none leaves the axis: each in the first lane with room.
 * Those for which `lanes` are not enough are not placed; the caller says how many.
 */
export function placeLabels(
  labels: readonly Label[],
  width: number,
  lanes: number,
  gap: number = 6,
): readonly PlacedLabel[] {
  const ends: number[] = Array.from({ length: lanes }, () => Number.NEGATIVE_INFINITY)
  return [...labels]
    .sort((a, b) => a.x - b.x)
    .flatMap((label) => {
      const left = Math.max(0, Math.min(label.x - label.width / 2, width - label.width))
      const lane = ends.findIndex((end) => end + gap <= left)
      if (lane === -1) return []
      ends[lane] = left + label.width
      return [{ key: label.key, left, lane }]
    })
}

/** A name below the axis; those of a lower rank take their room first. */
export interface AxisName {
  readonly left: number
  readonly width: number
  readonly rank: number
}

/** The names that can stand below the axis without touching another, in their order: the rest is left out. */
export function namesWithRoom<T extends AxisName>(names: readonly T[], gap: number = 6): readonly T[] {
  const placed: T[] = []
  for (const name of names.toSorted((a, b) => a.rank - b.rank)) {
    const isFree = placed.every(
      ({ left, width }) => name.left >= left + width + gap || name.left + name.width + gap <= left,
    )
    if (isFree) placed.push(name)
  }
  return names.filter((name) => placed.includes(name))
}
