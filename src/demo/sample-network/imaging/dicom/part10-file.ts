import { deflateSync } from 'fflate'
import { ByteWriter } from './byte-writer.ts'
import {
  type DataSet,
  type DicomInstance,
  isGarbled,
  isItems,
  LARGEST_INLINE,
  type PixelData,
  TRANSFER_SYNTAX,
} from './data-set.ts'
import { DICTIONARY, type Keyword } from './dictionary.ts'
import { encodeDicomText } from './text-encoding.ts'

/** Where something stands in a file: offset and length in bytes. */
export type Place = readonly [offset: number, length: number]

/** A file of PS3.10 and where its frames and large values stand, so that a server need not read it. */
export interface WrittenFile {
  readonly bytes: Uint8Array<ArrayBuffer>
  /** Places in the file; of a deflated one, places in the inflated data set. */
  readonly frames: readonly Place[]
  /** By the path of their tags (`00420011`, `54000100/0/54001010`). */
  readonly bulk: Readonly<Record<string, Place>>
  /** Of a deflated file: where the deflated data set begins. */
  readonly deflatedFrom: number | undefined
}

const IMPLEMENTATION_CLASS = '2.25.303124571838464922519173302548791264880'
const IMPLEMENTATION_VERSION = 'RENKEI_SAMPLE'
const LONG_FORM: ReadonlySet<string> = new Set(['OB', 'OW', 'SQ', 'UT', 'UR', 'UN'])
const BINARY_SIZE: Readonly<Record<string, number>> = { US: 2, SS: 2, UL: 4, SL: 4, FL: 4, FD: 8 }
/** PS3.5 §6.2, DS. */
const LONGEST_DECIMAL = 16
const UNENCODED: ReadonlySet<string> = new Set(['UI', 'CS', 'DA', 'TM', 'DT', 'AS', 'DS', 'IS', 'UR'])

/** Writes an instance as a DICOM file (PS3.10 §7, PS3.5 §7). Throws RangeError for what the attribute cannot hold. */
export function part10File(instance: DicomInstance): WrittenFile {
  const { transferSyntax, dataSet } = instance
  const head = new ByteWriter()
  head.put(new Uint8Array(128))
  head.ascii('DICM')
  const groupLengthAt = head.at + 8
  writeHeader(head, '00020000', 'UL', 4)
  head.u32(0)
  const metaFrom = head.at
  writeHeader(head, '00020001', 'OB', 2)
  head.put([0, 1])
  for (const [tag, value] of [
    ['00020002', textOf(dataSet.SOPClassUID)],
    ['00020003', textOf(dataSet.SOPInstanceUID)],
    ['00020010', transferSyntax],
    ['00020012', IMPLEMENTATION_CLASS],
  ] as const) {
    const bytes = evened(encodeDicomText(value, ''), 0)
    writeHeader(head, tag, 'UI', bytes.length)
    head.put(bytes)
  }
  const version = evened(encodeDicomText(IMPLEMENTATION_VERSION, ''), 0x20)
  writeHeader(head, '00020013', 'SH', version.length)
  head.put(version)
  head.setU32(groupLengthAt, head.at - metaFrom)

  const isDeflated = transferSyntax === TRANSFER_SYNTAX.deflated
  const body = isDeflated ? new ByteWriter() : head
  const bodyFrom = head.at
  const writer = new DataSetWriter(body, transferSyntax !== TRANSFER_SYNTAX.implicitLittleEndian)
  writer.write(dataSet, textOf(dataSet.SpecificCharacterSet), '')
  const frames = instance.pixels === undefined ? [] : writer.writePixels(instance.pixels, dataSet.BitsAllocated === 8)
  if (isDeflated) head.put(evened(deflateSync(body.bytes(), { level: 9 }), 0))
  return { bytes: head.bytes(), frames, bulk: writer.bulk, deflatedFrom: isDeflated ? bodyFrom : undefined }
}

function writeHeader(to: ByteWriter, tag: string, vr: string, length: number, isExplicit = true): void {
  to.u16(Number.parseInt(tag.slice(0, 4), 16))
  to.u16(Number.parseInt(tag.slice(4), 16))
  if (!isExplicit) {
    to.u32(length)
    return
  }
  to.ascii(vr)
  if (LONG_FORM.has(vr)) {
    to.u16(0)
    to.u32(length)
  } else {
    if (length > 0xfffe) throw new RangeError(`${tag} is too long for ${vr}`)
    to.u16(length)
  }
}

class DataSetWriter {
  readonly bulk: Record<string, Place> = {}
  readonly #to: ByteWriter
  readonly #isExplicit: boolean

  constructor(to: ByteWriter, isExplicit: boolean) {
    this.#to = to
    this.#isExplicit = isExplicit
  }

  write(dataSet: DataSet, charset: string, path: string): void {
    for (const keyword of keywordsOf(dataSet)) {
      const [tag, vr] = DICTIONARY[keyword]
      const value = dataSet[keyword]
      if (vr === 'SQ') {
        if (!isItems(value)) throw new RangeError(`${keyword} takes items`)
        this.#writeItems(tag, value, charset, `${path}${tag}`)
        continue
      }
      const bytes = valueBytes(keyword, vr, value, charset)
      writeHeader(this.#to, tag, vr, bytes.length, this.#isExplicit)
      if (value instanceof Uint8Array && value.length > LARGEST_INLINE) {
        this.bulk[`${path}${tag}`] = [this.#to.at, bytes.length]
      }
      this.#to.put(bytes)
    }
  }

  #writeItems(tag: string, items: readonly DataSet[], charset: string, path: string): void {
    writeHeader(this.#to, tag, 'SQ', 0, this.#isExplicit)
    const from = this.#to.at
    items.forEach((item, index) => {
      writeHeader(this.#to, 'FFFEE000', '', 0, false)
      const itemFrom = this.#to.at
      this.write(item, charset, `${path}/${index}/`)
      this.#to.setU32(itemFrom - 4, this.#to.at - itemFrom)
    })
    this.#to.setU32(from - 4, this.#to.at - from)
  }

  /** Pixel Data (7FE0,0010), with a Basic Offset Table where it is encapsulated (PS3.5 §A.4). */
  writePixels(pixels: PixelData, hasBytes: boolean): readonly Place[] {
    if (pixels.kind === 'native') {
      const bytes = evened(pixels.bytes, 0)
      writeHeader(this.#to, '7FE00010', hasBytes && this.#isExplicit ? 'OB' : 'OW', bytes.length, this.#isExplicit)
      const length = pixels.bytes.length / pixels.frames
      const from = this.#to.at
      this.#to.put(bytes)
      return Array.from({ length: pixels.frames }, (_, index) => [from + index * length, length])
    }
    const frames = pixels.frames.map((frame) => evened(frame, 0))
    writeHeader(this.#to, '7FE00010', 'OB', 0xffffffff)
    writeHeader(this.#to, 'FFFEE000', '', frames.length * 4, false)
    let offset = 0
    for (const { length } of frames) {
      this.#to.u32(offset)
      offset += length + 8
    }
    const places = frames.map((frame): Place => {
      writeHeader(this.#to, 'FFFEE000', '', frame.length, false)
      const at = this.#to.at
      this.#to.put(frame)
      return [at, frame.length]
    })
    writeHeader(this.#to, 'FFFEE0DD', '', 0, false)
    return places
  }
}

/** The keywords that are given, in the order of their tags. */
export function keywordsOf(dataSet: DataSet): readonly Keyword[] {
  const given = Object.keys(dataSet)
    .map(asKeyword)
    .filter((keyword) => dataSet[keyword] !== undefined)
  return given.sort((one, other) => (DICTIONARY[one][0] < DICTIONARY[other][0] ? -1 : 1))
}

function asKeyword(name: string): Keyword {
  if (isKeyword(name)) return name
  throw new RangeError(`not in the dictionary: ${name}`)
}

function isKeyword(name: string): name is Keyword {
  return name in DICTIONARY
}

function valueBytes(keyword: Keyword, vr: string, value: DataSet[Keyword], charset: string): Uint8Array {
  if (value instanceof Uint8Array) return evened(value, 0)
  if (isGarbled(value)) return evened(value.bytes, 0x20)
  const size = BINARY_SIZE[vr]
  if (size !== undefined || vr === 'AT') return binaryBytes(keyword, vr, size ?? 4, value)
  const text = textOf(value)
  if (vr === 'DS' && text.split('\\').some((each) => each.length > LONGEST_DECIMAL)) {
    throw new RangeError(`${keyword} has more digits than DS holds: ${text}`)
  }
  return evened(encodeDicomText(text, UNENCODED.has(vr) ? '' : charset), vr === 'UI' ? 0 : 0x20)
}

function binaryBytes(keyword: Keyword, vr: string, size: number, value: DataSet[Keyword]): Uint8Array {
  const values = Array.isArray(value) ? value : [value]
  const bytes = new Uint8Array(size * values.length)
  const view = new DataView(bytes.buffer)
  values.forEach((each: unknown, index) => {
    const at = index * size
    if (vr === 'AT' && typeof each === 'string') {
      view.setUint16(at, Number.parseInt(each.slice(0, 4), 16), true)
      view.setUint16(at + 2, Number.parseInt(each.slice(4), 16), true)
      return
    }
    if (typeof each !== 'number') throw new RangeError(`${keyword} takes numbers`)
    if (vr === 'US') view.setUint16(at, each, true)
    else if (vr === 'SS') view.setInt16(at, each, true)
    else if (vr === 'UL') view.setUint32(at, each, true)
    else if (vr === 'SL') view.setInt32(at, each, true)
    else if (vr === 'FL') view.setFloat32(at, each, true)
    else view.setFloat64(at, each, true)
  })
  return bytes
}

/** The values of an element joined as a file holds them; numbers as decimal strings. */
function textOf(value: DataSet[Keyword]): string {
  if (value === undefined) return ''
  if (isGarbled(value) || value instanceof Uint8Array) throw new RangeError('bytes are no text')
  return Array.isArray(value) ? value.map(String).join('\\') : String(value)
}

function evened(bytes: Uint8Array, padding: number): Uint8Array {
  if (bytes.length % 2 === 0) return bytes
  const padded = new Uint8Array(bytes.length + 1).fill(padding)
  padded.set(bytes)
  return padded
}
