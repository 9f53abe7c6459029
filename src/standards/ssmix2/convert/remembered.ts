/**
 * Remembers what was made of the texts that nearly every file of a storage repeats (items, units, ranges, departments),
 * up to `most` of them, so that memory does not grow with the storage. What it gives is shared and never changed.
 */
export function remembering<T>(most: number): (key: string, make: () => T) => T {
  const known = new Map<string, { readonly made: T }>()
  return (key, make) => {
    const found = known.get(key)
    if (found !== undefined) return found.made
    if (known.size >= most) known.clear()
    const made = make()
    known.set(key, { made })
    return made
  }
}
