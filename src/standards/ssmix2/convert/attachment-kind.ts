import { lookupTable } from '#standards/lookup-table.ts'
export const HL7_V2 = 'x-application/hl7-v2+er7'
const FHIR_JSON = 'application/fhir+json'
const XML = 'application/xml'
const JSON_TYPE = 'application/json'
const UNKNOWN = 'application/octet-stream'

/** MIME types of files of the extended storage by the end of their names (ss-mix2.md §12). */
const TYPE_OF_EXTENSION = lookupTable<string>({
  pdf: 'application/pdf',
  xml: XML,
  cda: XML,
  xsl: 'application/xslt+xml',
  xslt: 'application/xslt+xml',
  css: 'text/css',
  htm: 'text/html',
  html: 'text/html',
  txt: 'text/plain',
  csv: 'text/csv',
  rtf: 'application/rtf',
  json: JSON_TYPE,
  hl7: HL7_V2,
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  gif: 'image/gif',
  bmp: 'image/bmp',
  tif: 'image/tiff',
  tiff: 'image/tiff',
  svg: 'image/svg+xml',
  dcm: 'application/dicom',
  dicom: 'application/dicom',
  mwf: 'application/x-mfer',
  mfr: 'application/x-mfer',
  zip: 'application/zip',
  doc: 'application/msword',
  xls: 'application/vnd.ms-excel',
  ppt: 'application/vnd.ms-powerpoint',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
})

const [ESC] = [0x1b]

/** The MIME type that the name of a file promises; undefined when it promises nothing. */
export function typeOfName(path: string): string | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1)
  const dot = name.lastIndexOf('.')
  return dot === -1 ? undefined : TYPE_OF_EXTENSION[name.slice(dot + 1).toLowerCase()]
}

/** The name does not settle what the file is: its first bytes have to be looked at. */
export function needsContent(type: string | undefined): boolean {
  return type === undefined || type === XML || type === JSON_TYPE || type === HL7_V2
}

/** The MIME type of a file by its first bytes, where the name promises none or something that has kinds of its own. */
export function typeOfContent(named: string | undefined, bytes: Uint8Array): string {
  const start = asciiStart(bytes, 1024).replace(/^(?:\u00ef\u00bb\u00bf)?\s*/, '')
  if (start.startsWith('MSH|')) return HL7_V2
  if (/^\{[\s\S]*"resourceType"\s*:/.test(start)) return FHIR_JSON
  if (named !== undefined) return named
  if (start.startsWith('%PDF-')) return 'application/pdf'
  if (start.startsWith('\u00ff\u00d8\u00ff')) return 'image/jpeg'
  if (start.startsWith('\u0089PNG')) return 'image/png'
  if (/^GIF8[79]a/.test(start)) return 'image/gif'
  if (/^(?:II\*\0|MM\0\*)/.test(start)) return 'image/tiff'
  if (asciiStart(bytes, 132).endsWith('DICM')) return 'application/dicom'
  if (start.startsWith('<')) return /^<(?:!doctype html|html)/i.test(start) ? 'text/html' : XML
  if (start.startsWith('PK\u0003\u0004')) return 'application/zip'
  return isText(bytes) ? 'text/plain' : UNKNOWN
}

/** An XML file whose root is ClinicalDocument. */
export function isClinicalDocument(bytes: Uint8Array): boolean {
  const start = asciiStart(bytes, 4096).replace(/<\?[\s\S]*?\?>|<!--[\s\S]*?-->/g, '')
  return /^[^<]*<(?:\w+:)?ClinicalDocument[\s>]/.test(start)
}

function asciiStart(bytes: Uint8Array, length: number): string {
  return String.fromCharCode(...bytes.subarray(0, length))
}

/** No control characters but white space and the escapes of ISO-2022-JP in the first part. */
function isText(bytes: Uint8Array): boolean {
  return (
    bytes.length > 0 &&
    bytes.subarray(0, 1024).every((byte) => byte >= 0x20 || byte === ESC || (byte >= 9 && byte <= 13))
  )
}
