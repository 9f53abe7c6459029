/** What may be put to a note: pictures and PDF, told by their first bytes and never by their name (NOTE-4, D7). */
export type AttachmentType = 'image/jpeg' | 'image/png' | 'image/gif' | 'application/pdf'

export type AttachmentRefusal =
  | { readonly reason: 'empty' }
  | { readonly reason: 'too-large'; readonly size: number; readonly limit: number }
  | { readonly reason: 'too-many'; readonly limit: number }
  /** Not one of the four types. */
  | { readonly reason: 'type' }
  /** Its name or declared type says another type than its bytes. */
  | { readonly reason: 'mismatch'; readonly type: AttachmentType }

export const MOST_ATTACHMENT_BYTES = 10 * 1024 * 1024
export const MOST_ATTACHMENTS = 5

/** First bytes of each type. */
const SIGNATURES: readonly (readonly [AttachmentType, readonly number[]])[] = [
  ['image/jpeg', [0xff, 0xd8, 0xff]],
  ['image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['image/gif', [0x47, 0x49, 0x46, 0x38, 0x37, 0x61]],
  ['image/gif', [0x47, 0x49, 0x46, 0x38, 0x39, 0x61]],
  ['application/pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
]

const ENDINGS: Readonly<Record<AttachmentType, RegExp>> = {
  'image/jpeg': /\.jpe?g$/i,
  'image/png': /\.png$/i,
  'image/gif': /\.gif$/i,
  'application/pdf': /\.pdf$/i,
}

interface ChosenFile {
  readonly name: string
  /** As the browser guesses it from the name; may be empty. */
  readonly type: string
  readonly size: number
}

/** The type of a file by its first bytes; undefined for any other than the four. */
export function attachmentTypeOf(bytes: Uint8Array): AttachmentType | undefined {
  return SIGNATURES.find(([, signature]) => signature.every((byte, at) => bytes[at] === byte))?.[0]
}

/** Whether a chosen file may be put to a note that has `already` files; `first` are its first bytes. */
export function judgeAttachment(
  file: ChosenFile,
  first: Uint8Array,
  already: number,
): { readonly type: AttachmentType } | { readonly refusal: AttachmentRefusal } {
  if (already >= MOST_ATTACHMENTS) return { refusal: { reason: 'too-many', limit: MOST_ATTACHMENTS } }
  if (file.size === 0) return { refusal: { reason: 'empty' } }
  if (file.size > MOST_ATTACHMENT_BYTES) {
    return { refusal: { reason: 'too-large', size: file.size, limit: MOST_ATTACHMENT_BYTES } }
  }
  const type = attachmentTypeOf(first)
  if (type === undefined) return { refusal: { reason: 'type' } }
  const isNamedSo = ENDINGS[type].test(file.name)
  const isDeclaredSo = file.type === '' || file.type === type
  return isNamedSo && isDeclaredSo ? { type } : { refusal: { reason: 'mismatch', type } }
}
