/**
 * Which frame to fetch ahead: outward from the one that is shown, in turn after and before it (imaging.md §6), not farther
 * than `reach`, so that a series larger than the memory does not push out what is near. undefined = nothing left.
 */
export function nextToPrefetch(
  index: number,
  count: number,
  reach: number,
  isWanted: (index: number) => boolean,
): number | undefined {
  const farthest = Math.min(reach, Math.max(index, count - 1 - index))
  for (let distance = 1; distance <= farthest; distance += 1) {
    const after = index + distance
    if (after < count && isWanted(after)) return after
    const before = index - distance
    if (before >= 0 && isWanted(before)) return before
  }
  return undefined
}
