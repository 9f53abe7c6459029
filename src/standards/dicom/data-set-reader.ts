import { type CharacterSet, characterSetOf, DEFAULT_CHARACTER_SET } from './character-sets.ts'
import { type DicomElement, type DicomJson, numberOf } from './dicom-json.ts'
import { elementOfBytes } from './element-values.ts'
import { Part10Error } from './part10-error.ts'
import { TAG } from './tags.ts'
import { standardVr } from './vr-table.ts'

/** Pixel Data of a file. `isTruncated`: the file ends before it does, and only what is there is given. */
export type Part10PixelData = { readonly isTruncated: boolean } & (
  | { readonly kind: 'native'; readonly bytes: Uint8Array; readonly vr: string }
  | {
      readonly kind: 'encapsulated'
      /** In their order, without the offset table's item. */
      readonly fragments: readonly Uint8Array[]
      /** Extended or Basic Offset Table: first byte of each frame from the first fragment's item; empty without one. */
      readonly offsets: readonly number[]
    }
)

export interface Encoding {
  readonly isExplicit: boolean
  readonly isLittle: boolean
}

interface Header {
  readonly tag: string
  readonly vr: string | undefined
  readonly length: number
}

/** Deeper than any standard object nests (D8). */
const MOST_DEPTH = 24
const UNDEFINED_LENGTH = 0xffffffff
const ITEM = 'FFFEE000'
const ITEM_END = 'FFFEE00D'
const SEQUENCE_END = 'FFFEE0DD'
const EXTENDED_OFFSETS = '7FE00001'
/** Float, double and plain pixels: at the top level they are handed out beside the data set. */
const PIXELS: ReadonlySet<string> = new Set(['7FE00008', '7FE00009', TAG.PixelData])
/** VRs with two reserved bytes and a length of four (PS3.5 7.1.2). */
const LONG_VRS: ReadonlySet<string> = new Set([
  'OB',
  'OD',
  'OF',
  'OL',
  'OV',
  'OW',
  'SQ',
  'SV',
  'UC',
  'UN',
  'UR',
  'UT',
  'UV',
])
const SHORT_VRS: ReadonlySet<string> = new Set(
  'AE AS AT CS DA DS DT FD FL IS LO LT PN SH SL SS ST TM UI UL US'.split(' '),
)

/**
 * Reads data elements (PS3.5 chapter 7). Every step goes forward and is checked against the end of what holds it, so that
 * no file, however damaged, is read for ever or beyond its bytes (D8). Throws `Part10Error`.
 */
export class DataSetReader {
  readonly #bytes: Uint8Array
  readonly #view: DataView
  readonly #encoding: Encoding
  #at: number
  #pixelData: Part10PixelData | undefined
  #extendedOffsets: readonly number[] = []

  constructor(bytes: Uint8Array, at: number, encoding: Encoding) {
    this.#bytes = bytes
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    this.#at = at
    this.#encoding = encoding
  }

  get at(): number {
    return this.#at
  }

  get pixelData(): Part10PixelData | undefined {
    return this.#pixelData
  }

  /** The data set to the end of the file; with `group`, only as long as elements are of that group (little endian). */
  readAll(group?: number): DicomJson {
    const scope: Scope = { depth: 0, set: DEFAULT_CHARACTER_SET, isSigned: false, encoding: this.#encoding }
    return this.#dataSet(this.#bytes.length, scope, group).dataSet
  }

  #dataSet(end: number, scope: Scope, group?: number): { readonly dataSet: DicomJson; readonly isEnded: boolean } {
    if (scope.depth > MOST_DEPTH) throw new Part10Error('too-deep', `sequences within sequences beyond ${MOST_DEPTH}`)
    const dataSet: Record<string, DicomElement> = {}
    let own = scope
    while (this.#at < end) {
      const start = this.#at
      // Zero bytes after the last element are padding that some writers leave.
      if (scope.depth === 0 && isZero(this.#bytes, start)) break
      // What follows the group may be encoded otherwise.
      if (group !== undefined && end - start >= 2 && this.#view.getUint16(start, true) !== group) break
      const header = this.#header(end, own.encoding)
      if (header.tag === ITEM_END) return { dataSet, isEnded: true }
      if (header.tag === SEQUENCE_END) {
        this.#at = start
        return { dataSet, isEnded: true }
      }
      if (scope.depth === 0 && PIXELS.has(header.tag)) {
        this.#pixels(header, end)
        continue
      }
      const valueAt = this.#at
      dataSet[header.tag] = this.#element(header, end, own)
      if (scope.depth === 0 && header.tag === EXTENDED_OFFSETS) {
        this.#extendedOffsets = this.#longOffsets(this.#bytes.subarray(valueAt, this.#at))
      }
      own = scopeWith(own, header.tag, dataSet)
    }
    return { dataSet, isEnded: false }
  }

  #header(end: number, encoding: Encoding): Header {
    const { isLittle } = encoding
    this.#need(8, end)
    const group = this.#view.getUint16(this.#at, isLittle)
    const element = this.#view.getUint16(this.#at + 2, isLittle)
    const tag = hex4(group) + hex4(element)
    this.#at += 4
    // Items and their ends have no VR in any encoding.
    if (group === 0xfffe || !encoding.isExplicit) {
      const length = this.#view.getUint32(this.#at, isLittle)
      this.#at += 4
      return { tag, vr: undefined, length }
    }
    const vr = String.fromCharCode(this.#bytes[this.#at] ?? 0, this.#bytes[this.#at + 1] ?? 0)
    if (SHORT_VRS.has(vr)) {
      const length = this.#view.getUint16(this.#at + 2, isLittle)
      this.#at += 4
      return { tag, vr, length }
    }
    // Representations to come have the long form (PS3.5 7.1.2).
    if (LONG_VRS.has(vr) || /^[A-Z]{2}$/.test(vr)) {
      this.#need(8, end)
      const length = this.#view.getUint32(this.#at + 4, isLittle)
      this.#at += 8
      return { tag, vr, length }
    }
    throw new Part10Error('damaged', `${tag} has no value representation`)
  }

  #element({ tag, vr: told, length }: Header, end: number, scope: Scope): DicomElement {
    // UN holds implicit little endian, and its own tag may well be known (PS3.5 6.2.2).
    const isUnknown = told === undefined || told === 'UN'
    const vr = resolved(isUnknown ? (standardVr(tag) ?? 'UN') : told, scope)
    const encoding = told === 'UN' ? { isExplicit: false, isLittle: true } : scope.encoding
    if (vr === 'SQ' || (length === UNDEFINED_LENGTH && vr === 'UN')) {
      return { vr: 'SQ', Value: this.#items(length, end, { ...scope, encoding, depth: scope.depth + 1 }) }
    }
    if (length === UNDEFINED_LENGTH) {
      this.#fragments(end)
      return { vr }
    }
    return elementOfBytes(vr, this.#take(length, end, tag), encoding.isLittle, scope.set)
  }

  #items(length: number, end: number, scope: Scope): readonly DicomJson[] {
    const last = length === UNDEFINED_LENGTH ? end : this.#end(length, end, 'sequence')
    const items: DicomJson[] = []
    while (this.#at < last) {
      const { tag, length: itemLength } = this.#header(last, scope.encoding)
      if (tag === SEQUENCE_END) return items
      if (tag !== ITEM) throw new Part10Error('damaged', `${tag} in the place of an item`)
      const itemEnd = itemLength === UNDEFINED_LENGTH ? last : this.#end(itemLength, last, 'item')
      const { dataSet, isEnded } = this.#dataSet(itemEnd, scope)
      if (itemLength === UNDEFINED_LENGTH && !isEnded) throw new Part10Error('truncated', 'an item without its end')
      if (itemLength !== UNDEFINED_LENGTH) this.#at = itemEnd
      items.push(dataSet)
    }
    if (length === UNDEFINED_LENGTH) throw new Part10Error('truncated', 'a sequence without its end')
    return items
  }

  #pixels({ length, vr = 'OW' }: Header, end: number): void {
    if (length === UNDEFINED_LENGTH) {
      const found = this.#fragments(end)
      const offsets = this.#extendedOffsets.length > 0 ? this.#extendedOffsets : found.offsets
      this.#pixelData = { kind: 'encapsulated', ...found, offsets }
      return
    }
    const isTruncated = length > end - this.#at
    const bytes = this.#bytes.subarray(this.#at, isTruncated ? end : this.#at + length)
    this.#at += bytes.length
    this.#pixelData = { kind: 'native', bytes, vr, isTruncated }
  }

  /** Items of encapsulated data: the first is the offset table, the others fragments (PS3.5 A.4). */
  #fragments(end: number): { fragments: readonly Uint8Array[]; offsets: readonly number[]; isTruncated: boolean } {
    const items: Uint8Array[] = []
    let isTruncated = true
    while (end - this.#at >= 8) {
      const { tag, length } = this.#header(end, this.#encoding)
      if (tag === SEQUENCE_END) {
        isTruncated = false
        break
      }
      if (tag !== ITEM) throw new Part10Error('damaged', `${tag} in the place of a fragment`)
      if (length > end - this.#at) {
        this.#at = end
        break
      }
      items.push(this.#take(length, end, tag))
    }
    if (isTruncated) this.#at = end
    const [table, ...fragments] = items
    return { fragments, offsets: table === undefined ? [] : this.#offsets(table), isTruncated }
  }

  #offsets(table: Uint8Array): readonly number[] {
    const view = new DataView(table.buffer, table.byteOffset, table.byteLength)
    return Array.from({ length: table.length >> 2 }, (_, i) => view.getUint32(i * 4, true))
  }

  /** Offsets of eight bytes (PS3.3 C.7.6.3.1.8). */
  #longOffsets(table: Uint8Array): readonly number[] {
    const view = new DataView(table.buffer, table.byteOffset, table.byteLength)
    return Array.from({ length: table.length >> 3 }, (_, i) => Number(view.getBigUint64(i * 8, true)))
  }

  #take(length: number, end: number, what: string): Uint8Array {
    const last = this.#end(length, end, what)
    const bytes = this.#bytes.subarray(this.#at, last)
    this.#at = last
    return bytes
  }

  #end(length: number, end: number, what: string): number {
    if (length <= end - this.#at) return this.#at + length
    throw new Part10Error('truncated', `${what} is ${length} bytes long, ${end - this.#at} are left`)
  }

  #need(length: number, end: number): void {
    if (length > end - this.#at) throw new Part10Error('truncated', `the file ends within an element at ${this.#at}`)
  }
}

/** What the elements of a data set are read by; items inherit it. */
interface Scope {
  readonly depth: number
  readonly set: CharacterSet
  readonly isSigned: boolean
  readonly encoding: Encoding
}

function scopeWith(scope: Scope, tag: string, dataSet: DicomJson): Scope {
  if (tag === TAG.SpecificCharacterSet) {
    const values = dataSet[tag]?.Value ?? []
    // An empty first value stands for the default repertoire (PS3.3 C.12.1.1.2).
    return { ...scope, set: characterSetOf(values.map((each) => (typeof each === 'string' ? each : ''))) }
  }
  if (tag === TAG.PixelRepresentation) return { ...scope, isSigned: numberOf(dataSet, tag) === 1 }
  return scope
}

function resolved(vr: string, { isSigned }: Scope): string {
  return vr === 'XS' ? (isSigned ? 'SS' : 'US') : vr
}

function isZero(bytes: Uint8Array, from: number): boolean {
  const end = Math.min(bytes.length, from + 8)
  for (let at = from; at < end; at += 1) if (bytes[at] !== 0) return false
  return true
}

function hex4(number: number): string {
  return number.toString(16).toUpperCase().padStart(4, '0')
}
