import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'

/** SHA-256 over the paths and bytes of a whole build, in the order of the paths. */
export function digestOf(files: ReadonlyMap<string, Uint8Array>): string {
  const hash = sha256.create()
  for (const [path, bytes] of [...files].sort(([a], [b]) => (a < b ? -1 : 1))) {
    hash.update(utf8ToBytes(`${path}\0${bytes.length}\0`)).update(bytes)
  }
  return bytesToHex(hash.digest())
}
