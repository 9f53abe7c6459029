/** Bytes of a SHA-1. */
const SHA1_BYTES = 20

/**
 * Whether bytes are not those of which `hash` was made: `Attachment.hash` is the SHA-1 of the content in base64 (FHIR R4,
 * datatypes). Undefined where that cannot be told: no hash, one of another kind, or a page that may not compute one.
 */
export async function isAltered(
  bytes: Uint8Array<ArrayBuffer>,
  hash: string | undefined,
): Promise<boolean | undefined> {
  const announced = hash === undefined ? undefined : bytesOf(hash)
  // Not there on a page that came without encryption.
  const subtle: SubtleCrypto | undefined = globalThis.crypto.subtle
  if (announced?.length !== SHA1_BYTES || subtle === undefined) return undefined
  const digest = new Uint8Array(await subtle.digest('SHA-1', bytes))
  return digest.some((byte, at) => byte !== announced.charCodeAt(at))
}

function bytesOf(base64: string): string | undefined {
  try {
    return atob(base64.trim())
  } catch {
    return undefined
  }
}
