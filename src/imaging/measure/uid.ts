/** A new unique identifier from a random UUID (PS3.5 B.2); made once for each thing, also when it is sent again (E22). */
export function newUid(): string {
  return `2.25.${BigInt(`0x${crypto.randomUUID().replaceAll('-', '')}`)}`
}
