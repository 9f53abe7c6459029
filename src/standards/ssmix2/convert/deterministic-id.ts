import { sha256 } from '@noble/hashes/sha2.js'

const ALPHABET = [...'abcdefghijklmnopqrstuvwxyz234567'].map((digit) => digit.charCodeAt(0))
const SEPARATOR = '\u001f'

// Tens of thousands of ids are made in one conversion: the hash and its buffers are used again and again.
const encoder = new TextEncoder()
const input = new Uint8Array(1024)
const output = new Uint8Array(sha256.outputLen)
const unused = sha256.create()
const hash = sha256.create()

/**
 * A FHIR id that is the same in every run and tells nothing: lower-case base32 of SHA-256 over the parts (DESIGN.md §5).
 * Parts are told apart, so that `a|bc` and `ab|c` differ.
 */
export function deterministicId(parts: readonly string[]): string {
  const text = parts.join(SEPARATOR)
  // UTF-8 takes three bytes at most for one unit of UTF-16.
  const bytes =
    text.length * 3 > input.length ? encoder.encode(text) : input.subarray(0, encoder.encodeInto(text, input).written)
  unused._cloneInto(hash)
  hash.update(bytes)
  hash.digestInto(output)
  return base32(output)
}

/** 32 bytes give 52 characters, within the 64 of a FHIR id. */
function base32(bytes: Uint8Array): string {
  const characters: number[] = []
  let bits = 0
  let value = 0
  for (const byte of bytes) {
    value = ((value << 8) | byte) & 0xfff
    bits += 8
    while (bits >= 5) {
      bits -= 5
      characters.push(ALPHABET[(value >> bits) & 31] ?? 0)
    }
  }
  if (bits > 0) characters.push(ALPHABET[(value << (5 - bits)) & 31] ?? 0)
  return String.fromCharCode(...characters)
}
