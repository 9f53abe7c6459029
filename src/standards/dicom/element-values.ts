import { type CharacterSet, decodeText } from './character-sets.ts'
import type { DicomElement, DicomPersonName, DicomValue } from './dicom-json.ts'

/** VRs whose value field is text of the data set's character set. */
const TEXT_VRS: ReadonlySet<string> = new Set(['LT', 'ST', 'UT'])
const VALUES_VRS: ReadonlySet<string> = new Set(['LO', 'SH', 'UC'])
/** VRs of the default repertoire. */
const CODE_VRS: ReadonlySet<string> = new Set(['AE', 'AS', 'CS', 'DA', 'DT', 'TM', 'UI', 'UR'])

const ASCII: CharacterSet = { whole: undefined, g0: 'ascii', g1: 'latin-1' }

interface NumberVr {
  readonly size: number
  read(view: DataView, at: number, isLittle: boolean): DicomValue
}

const NUMBER_VRS: Readonly<Record<string, NumberVr>> = {
  US: { size: 2, read: (view, at, isLittle) => view.getUint16(at, isLittle) },
  SS: { size: 2, read: (view, at, isLittle) => view.getInt16(at, isLittle) },
  UL: { size: 4, read: (view, at, isLittle) => view.getUint32(at, isLittle) },
  SL: { size: 4, read: (view, at, isLittle) => view.getInt32(at, isLittle) },
  FL: { size: 4, read: (view, at, isLittle) => numberOrText(view.getFloat32(at, isLittle)) },
  FD: { size: 8, read: (view, at, isLittle) => numberOrText(view.getFloat64(at, isLittle)) },
  // Beyond 2^53 a number would lose digits (PS3.18 F.2.3 allows text).
  UV: { size: 8, read: (view, at, isLittle) => view.getBigUint64(at, isLittle).toString() },
  SV: { size: 8, read: (view, at, isLittle) => view.getBigInt64(at, isLittle).toString() },
  AT: {
    size: 4,
    read: (view, at, isLittle) => hex4(view.getUint16(at, isLittle)) + hex4(view.getUint16(at + 2, isLittle)),
  },
}

/** Bytes of one unit of a binary VR, which change places in big-endian files. */
const WORD_BYTES: Readonly<Record<string, number>> = { OW: 2, OF: 4, OL: 4, OD: 8, OV: 8 }

/** The value field of an element that is no sequence, in the DICOM JSON model. Binary comes out little endian. */
export function elementOfBytes(vr: string, bytes: Uint8Array, isLittle: boolean, set: CharacterSet): DicomElement {
  if (bytes.length === 0) return { vr }
  const number = NUMBER_VRS[vr]
  if (number !== undefined) return { vr, Value: numbers(number, bytes, isLittle) }
  if (vr === 'PN') return filled(vr, texts(decodeText(bytes, set, 'names')).map(nameOf))
  if (vr === 'DS' || vr === 'IS') return filled(vr, texts(decodeText(bytes, ASCII, 'values')).map(decimal))
  if (VALUES_VRS.has(vr)) return filled(vr, texts(decodeText(bytes, set, 'values')))
  if (TEXT_VRS.has(vr)) return filled(vr, [trimmed(decodeText(bytes, set, 'text'))])
  if (vr === 'UR') return filled(vr, [trimmed(decodeText(bytes, ASCII, 'text'))])
  if (CODE_VRS.has(vr)) return filled(vr, texts(decodeText(bytes, ASCII, 'values')))
  return { vr, InlineBinary: base64(isLittle ? bytes : swapped(bytes, WORD_BYTES[vr] ?? 1)) }
}

function numbers({ size, read }: NumberVr, bytes: Uint8Array, isLittle: boolean): readonly DicomValue[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return Array.from({ length: Math.floor(bytes.length / size) }, (_, i) => read(view, i * size, isLittle))
}

/** JSON has no NaN and no infinity (PS3.18 F.2.3). */
function numberOrText(number: number): DicomValue {
  return Number.isFinite(number) ? number : String(number)
}

/** Numbers as servers send them, and as text where a number would lose recorded digits: `3.10` (VAL-2; PS3.18 F.2.3). */
function decimal(text: string | null): string | number | null {
  const number = text === null ? Number.NaN : Number(text)
  return String(number) === text && Number.isFinite(number) ? number : text
}

function hex4(number: number): string {
  return number.toString(16).toUpperCase().padStart(4, '0')
}

function texts(text: string): readonly (string | null)[] {
  return text.split('\\').map(trimmed)
}

/** Padding means nothing; leading spaces of a text do (PS3.5 6.2). */
function trimmed(text: string): string | null {
  const end = text.replace(/[ \0]+$/, '')
  return end === '' ? null : end
}

function nameOf(text: string | null): DicomPersonName | null {
  if (text === null) return null
  const [alphabetic, ideographic, phonetic] = text.split('=').map((each) => each.trim())
  return {
    ...(alphabetic ? { Alphabetic: alphabetic } : {}),
    ...(ideographic ? { Ideographic: ideographic } : {}),
    ...(phonetic ? { Phonetic: phonetic } : {}),
  }
}

function filled(vr: string, values: readonly DicomValue[]): DicomElement {
  return values.every((each) => each === null) ? { vr } : { vr, Value: values }
}

function swapped(bytes: Uint8Array, size: number): Uint8Array {
  if (size === 1) return bytes
  const out = new Uint8Array(bytes.length)
  for (let at = 0; at < bytes.length; at += 1) {
    const within = at % size
    out[at - within + size - 1 - within] = bytes[at] ?? 0
  }
  return out
}

function base64(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 0x8000) {
    text += String.fromCharCode(...bytes.subarray(at, at + 0x8000))
  }
  return btoa(text)
}
