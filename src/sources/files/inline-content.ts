/** Bytes of Base64, white space allowed; undefined when it is not Base64. */
export function bytesOfBase64(text: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    const binary = atob(text.replace(/\s+/g, ''))
    return Uint8Array.from(binary, (character) => character.charCodeAt(0))
  } catch {
    return undefined
  }
}

/** Number of bytes that Base64 of this length stands for, before it is decoded. */
export function inlineSize(text: string): number {
  return Math.floor((text.length * 3) / 4)
}
