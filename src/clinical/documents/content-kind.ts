/** What the bytes of an attachment are, as far as the viewer treats them differently (security-safety.md §D). */
type ContentKind =
  | 'fhir-document'
  | 'cda'
  | 'pdf'
  | 'jpeg'
  | 'png'
  | 'gif'
  | 'svg'
  | 'html'
  | 'text'
  /** Office, RTF, ZIP, DICOM, programs and whatever is not known: never previewed (D7). */
  | 'other'

export interface Content {
  readonly kind: ContentKind
  /** What the beginning of the file says it is, in the words of a file type: `PDF`, `ZIP`, `EXE` … */
  readonly found: string
  /** The announced type says something else: shown as a warning, and never trusted over the bytes. */
  readonly isDisguised: boolean
}

interface Signature {
  readonly found: string
  readonly kind: ContentKind
  readonly bytes: readonly number[]
}

const SIGNATURES: readonly Signature[] = [
  { found: 'PDF', kind: 'pdf', bytes: [0x25, 0x50, 0x44, 0x46, 0x2d] },
  { found: 'JPEG', kind: 'jpeg', bytes: [0xff, 0xd8, 0xff] },
  { found: 'PNG', kind: 'png', bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  { found: 'GIF', kind: 'gif', bytes: [0x47, 0x49, 0x46, 0x38] },
  { found: 'ZIP / Office', kind: 'other', bytes: [0x50, 0x4b, 0x03, 0x04] },
  { found: 'Office', kind: 'other', bytes: [0xd0, 0xcf, 0x11, 0xe0] },
  { found: 'RTF', kind: 'other', bytes: [0x7b, 0x5c, 0x72, 0x74, 0x66] },
  { found: 'EXE', kind: 'other', bytes: [0x4d, 0x5a] },
  { found: 'ELF', kind: 'other', bytes: [0x7f, 0x45, 0x4c, 0x46] },
  { found: 'GZIP', kind: 'other', bytes: [0x1f, 0x8b] },
  { found: 'TIFF', kind: 'other', bytes: [0x49, 0x49, 0x2a, 0x00] },
  { found: 'TIFF', kind: 'other', bytes: [0x4d, 0x4d, 0x00, 0x2a] },
  { found: 'BMP', kind: 'other', bytes: [0x42, 0x4d] },
]

/** Types that a kind may be announced with. A kind that is not here agrees with any. */
const ANNOUNCED: Readonly<Partial<Record<ContentKind, RegExp>>> = {
  pdf: /^application\/(?:x-)?pdf$/,
  jpeg: /^image\/jpe?g$/,
  png: /^image\/png$/,
  gif: /^image\/gif$/,
  svg: /^image\/svg\+xml$/,
  html: /^(?:text\/html|application\/xhtml\+xml)$/,
  cda: /xml/,
  'fhir-document': /json|xml/,
  text: /^(?:text\/|application\/json|application\/.*xml|x-application\/hl7)/,
}

const ESCAPE = 0x1b

/**
 * What a file is by its first bytes; `announced` (a MIME type) decides only between kinds of text. A file that is not what
 * it was announced as is told, and opened as what it is (D7).
 */
export function contentOf(bytes: Uint8Array, announced: string): Content {
  const { kind, found } = kindOf(bytes, announced)
  return { kind, found, isDisguised: isDisguised(kind, announced) }
}

function isDisguised(kind: ContentKind, announced: string): boolean {
  if (announced === '' || announced === 'application/octet-stream') return false
  const allowed = ANNOUNCED[kind]
  if (allowed !== undefined) return !allowed.test(announced)
  // Something else, announced as a kind that the viewer opens.
  return Object.values(ANNOUNCED).some((types) => types.test(announced))
}

function kindOf(bytes: Uint8Array, announced: string): { readonly kind: ContentKind; readonly found: string } {
  const signature = SIGNATURES.find((each) => each.bytes.every((byte, at) => bytes[at] === byte))
  if (signature !== undefined) return signature
  if (startText(bytes, 132).endsWith('DICM')) return { kind: 'other', found: 'DICOM' }
  if (!isText(bytes)) return { kind: 'other', found: '' }
  const start = startText(bytes, 4096)
    .replace(/^\u00ef\u00bb\u00bf/, '')
    .trimStart()
  if (start.startsWith('{') && /"resourceType"\s*:\s*"Bundle"/.test(start)) {
    return { kind: 'fhir-document', found: 'FHIR' }
  }
  const markup = start.replace(/<\?[\s\S]*?\?>|<!--[\s\S]*?-->/g, '').trimStart()
  if (/^(?:<!doctype[^>]*>\s*)?<(?:\w+:)?ClinicalDocument[\s>]/i.test(markup)) return { kind: 'cda', found: 'CDA' }
  if (/^<(?:\w+:)?Bundle\s[^>]*["']http:\/\/hl7\.org\/fhir["']/.test(markup))
    return { kind: 'fhir-document', found: 'FHIR' }
  if (/^(?:<!doctype svg[^>]*>\s*)?<svg[\s>]/i.test(markup)) return { kind: 'svg', found: 'SVG' }
  const isHtml = /^<(?:!doctype html|html|head|body)[\s>]/i.test(markup) || /html/.test(announced)
  return isHtml ? { kind: 'html', found: 'HTML' } : { kind: 'text', found: 'TEXT' }
}

function startText(bytes: Uint8Array, length: number): string {
  return String.fromCharCode(...bytes.subarray(0, length))
}

/** No control characters but white space and the escapes of ISO-2022-JP in the first part. */
function isText(bytes: Uint8Array): boolean {
  const start = bytes.subarray(0, 2048)
  return start.length > 0 && start.every((byte) => byte >= 0x20 || byte === ESCAPE || (byte >= 9 && byte <= 13))
}

/** A name under which a file of another institution may be saved: no path, no control or direction characters (D7, D9). */
export function safeFileName(title: string | undefined, fallback: string): string {
  const name = (title ?? '')
    .replace(/[\p{Cc}\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu, '')
    .replace(/[\\/:*?"<>|]/g, '_')
    .replace(/^[.\s]+|[.\s]+$/g, '')
    .slice(0, 80)
  return name === '' ? fallback : name
}
