import { type DicomElement, type DicomJson, type DicomValue, itemsOf, personNameOf } from './dicom-json.ts'

const EXPLICIT_LITTLE_ENDIAN = '1.2.840.10008.1.2.1'
/** Identifies this program as the writer of a file (PS3.10 §7.1); derived once from a UUID (PS3.5 B.2). */
const IMPLEMENTATION_CLASS_UID = '2.25.25961479141524972427707786927308670118'
const PREAMBLE = 128

const SOP_CLASS_UID = '00080016'
const SOP_INSTANCE_UID = '00080018'
const SPECIFIC_CHARACTER_SET = '00080005'

/** VRs whose length takes four bytes after two that are zero (PS3.5 table 7.1-1). */
const LONG_LENGTH = new Set(['OB', 'OD', 'OF', 'OL', 'OV', 'OW', 'SQ', 'SV', 'UC', 'UN', 'UR', 'UT', 'UV'])
/** Bytes of one value of the VRs that hold binary numbers. */
const BINARY: Readonly<Record<string, (view: DataView, at: number, value: number) => void>> = {
  US: (view, at, value) => view.setUint16(at, value, true),
  SS: (view, at, value) => view.setInt16(at, value, true),
  UL: (view, at, value) => view.setUint32(at, value, true),
  SL: (view, at, value) => view.setInt32(at, value, true),
  FL: (view, at, value) => view.setFloat32(at, value, true),
  FD: (view, at, value) => view.setFloat64(at, value, true),
}
const BINARY_BYTES: Readonly<Record<string, number>> = { US: 2, SS: 2, UL: 4, SL: 4, FL: 4, FD: 8 }

/**
 * A DICOM file (PS3.10) of a data set without pixels: explicit VR little endian, text in UTF-8 whatever the data set says of
 * its character set. Throws a RangeError for what such a file cannot hold: a data set without SOP Class or Instance UID,
 * bulk data that are elsewhere, a value that is too long for its VR.
 */
export function writePart10(dataSet: DicomJson): Uint8Array<ArrayBuffer> {
  const sopClass = uidOf(dataSet, SOP_CLASS_UID)
  const sopInstance = uidOf(dataSet, SOP_INSTANCE_UID)
  const meta = elements({
    '00020001': { vr: 'OB', InlineBinary: 'AAE=' },
    '00020002': { vr: 'UI', Value: [sopClass] },
    '00020003': { vr: 'UI', Value: [sopInstance] },
    '00020010': { vr: 'UI', Value: [EXPLICIT_LITTLE_ENDIAN] },
    '00020012': { vr: 'UI', Value: [IMPLEMENTATION_CLASS_UID] },
  })
  const start = new Uint8Array(PREAMBLE + 4)
  start.set(ascii('DICM'), PREAMBLE)
  const length = new Uint8Array(4)
  new DataView(length.buffer).setUint32(0, meta.byteLength, true)
  return joined([
    start,
    element('00020000', 'UL', length),
    meta,
    elements({ ...dataSet, [SPECIFIC_CHARACTER_SET]: { vr: 'CS', Value: ['ISO_IR 192'] } }),
  ])
}

function uidOf(dataSet: DicomJson, tag: string): string {
  const value = dataSet[tag]?.Value?.[0]
  if (typeof value !== 'string' || value === '') throw new RangeError(`no UID in ${tag}`)
  return value
}

/** In the order of their tags, as a file must have them (PS3.5 §7.1). */
function elements(dataSet: DicomJson): Uint8Array<ArrayBuffer> {
  const tags = Object.keys(dataSet).sort()
  return joined(
    tags.map((tag) => {
      const held = dataSet[tag]
      return held === undefined ? new Uint8Array() : element(tag, held.vr, valueBytes(tag, held))
    }),
  )
}

function element(tag: string, vr: string, value: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const isLong = LONG_LENGTH.has(vr)
  if (!isLong && value.byteLength > 0xffff) throw new RangeError(`${tag} is too long for ${vr}`)
  const head = new Uint8Array(isLong ? 12 : 8)
  const view = new DataView(head.buffer)
  view.setUint16(0, Number.parseInt(tag.slice(0, 4), 16), true)
  view.setUint16(2, Number.parseInt(tag.slice(4), 16), true)
  head.set(ascii(vr), 4)
  if (isLong) view.setUint32(8, value.byteLength, true)
  else view.setUint16(6, value.byteLength, true)
  return joined([head, value])
}

function valueBytes(tag: string, { vr, Value: values = [], InlineBinary, BulkDataURI }: DicomElement) {
  if (BulkDataURI !== undefined) throw new RangeError(`the value of ${tag} is elsewhere`)
  if (InlineBinary !== undefined)
    return even(
      Uint8Array.from(atob(InlineBinary), (char) => char.charCodeAt(0)),
      0,
    )
  if (vr === 'SQ') return joined(itemsOf({ [tag]: { vr, Value: values } }, tag).map(item))
  const write = BINARY[vr]
  if (write !== undefined) return binaryBytes(write, BINARY_BYTES[vr] ?? 0, values)
  if (vr === 'AT') return joined(values.map(tagBytes))
  const text = values.map((value) => (vr === 'PN' ? nameText(value) : plainText(value))).join('\\')
  return even(new TextEncoder().encode(text), vr === 'UI' ? 0 : 0x20)
}

function binaryBytes(
  write: (view: DataView, at: number, value: number) => void,
  size: number,
  values: readonly DicomValue[],
): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(values.length * size)
  const view = new DataView(bytes.buffer)
  values.forEach((value, index) => {
    write(view, index * size, Number(value))
  })
  return bytes
}

function tagBytes(value: DicomValue): Uint8Array<ArrayBuffer> {
  const text = plainText(value)
  const bytes = new Uint8Array(4)
  const view = new DataView(bytes.buffer)
  view.setUint16(0, Number.parseInt(text.slice(0, 4), 16), true)
  view.setUint16(2, Number.parseInt(text.slice(4), 16), true)
  return bytes
}

function item(dataSet: DicomJson): Uint8Array<ArrayBuffer> {
  const content = elements(dataSet)
  const head = new Uint8Array(8)
  const view = new DataView(head.buffer)
  view.setUint16(0, 0xfffe, true)
  view.setUint16(2, 0xe000, true)
  view.setUint32(4, content.byteLength, true)
  return joined([head, content])
}

function plainText(value: DicomValue): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

/** The three component groups of a name; empty ones at the end are left out (PS3.5 §6.2.1). */
function nameText(value: DicomValue): string {
  const {
    Alphabetic = '',
    Ideographic = '',
    Phonetic = '',
  } = personNameOf({ name: { vr: 'PN', Value: [value] } }, 'name') ?? {}
  return [Alphabetic, Ideographic, Phonetic].join('=').replace(/=+$/, '')
}

function ascii(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text)
}

function even(bytes: Uint8Array<ArrayBuffer>, padding: number): Uint8Array<ArrayBuffer> {
  if (bytes.byteLength % 2 === 0) return bytes
  return joined([bytes, Uint8Array.of(padding)])
}

function joined(parts: readonly Uint8Array<ArrayBuffer>[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.byteLength, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.byteLength
  }
  return whole
}
