import { sha256 } from '@noble/hashes/sha2.js'

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567'
const encoder = new TextEncoder()

/**
 * A FHIR id that is the same in every run and tells nothing: lower-case base32 of SHA-256 over the parts (DESIGN.md §5).
 * Parts are told apart, so that `a|bc` and `ab|c` differ.
 */
export function deterministicId(parts: readonly string[]): string {
  return base32(sha256(encoder.encode(parts.join('\u001f'))))
}

/** 32 bytes give 52 characters, within the 64 of a FHIR id. */
function base32(bytes: Uint8Array): string {
  let text = ''
  let bits = 0
  let value = 0
  for (const byte of bytes) {
    value = ((value << 8) | byte) & 0xfff
    bits += 8
    while (bits >= 5) {
      bits -= 5
      text += ALPHABET[(value >> bits) & 31]
    }
  }
  return bits > 0 ? text + ALPHABET[(value << (5 - bits)) & 31] : text
}
