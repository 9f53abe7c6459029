/**
 * FNV-1a of a key in base 36: names a record in an address without saying which it is (PID-12). Seven letters or digits at
 * most; two of the few hundred records of one person share a digest once in ten thousand people.
 */
export function addressDigest(key: string): string {
  let hash = 0x811c9dc5
  for (const character of key) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193)
  return (hash >>> 0).toString(36)
}
