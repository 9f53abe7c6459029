import { sha256 } from '@noble/hashes/sha2.js'

const DIGITS = 'abcdefghijklmnopqrstuvwxyz234567'
const SEPARATOR = '\u001f'

/** Two digits of base32 for each of the 1024 values of ten bits. */
const PAIRS = Array.from({ length: 1024 }, (_, n) => `${DIGITS[n >> 5]}${DIGITS[n & 31]}`)

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
  let text = ''
  let bits = 0
  let value = 0
  for (const byte of bytes) {
    value = (value << 8) | byte
    bits += 8
    if (bits < 10) continue
    bits -= 10
    text += PAIRS[(value >> bits) & 1023] ?? ''
    value &= (1 << bits) - 1
  }
  if (bits === 0) return text
  // What is left of the last byte, filled up with zeros to whole digits of five bits.
  const rest = value << (10 - bits)
  return text + (PAIRS[rest & 1023] ?? '').slice(0, Math.ceil(bits / 5))
}
