/**
 * A table that is looked up with what somebody else sent: `constructor` and `__proto__` are in it only when they are its
 * own, so that no sender's text becomes a function (security-safety.md §D11).
 */
export function lookupTable<V>(entries: Readonly<Record<string, V>>): Readonly<Record<string, V>> {
  return Object.assign(Object.create(null), entries)
}
