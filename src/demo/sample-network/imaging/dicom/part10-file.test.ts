import { inflateSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { personNameOf, textOf, textsOf } from '#standards/dicom/dicom-json.ts'
import { readPart10 } from '#standards/dicom/part10.ts'
import { type DataSet, TRANSFER_SYNTAX } from './data-set.ts'
import { metadataOf } from './metadata.ts'
import { part10File } from './part10-file.ts'

const PICTURE: DataSet = {
  SOPClassUID: '1.2.840.10008.5.1.4.1.1.7',
  SOPInstanceUID: '2.25.7',
  PatientName: 'MIHON^TARO=見本^太郎=みほん^たろう',
  PatientID: '44710092',
  ImageType: ['DERIVED', 'SECONDARY'],
  Rows: 1,
  Columns: 3,
  BitsAllocated: 8,
  SequenceOfUltrasoundRegions: [{ PhysicalDeltaX: 0.04, RegionFlags: 2 }],
}
const PIXELS = { kind: 'native', bytes: Uint8Array.of(1, 2, 3), frames: 1 } as const

function bytesOf(hex: string): readonly number[] {
  return hex.split(' ').map((each) => Number.parseInt(each, 16))
}

function holds(bytes: Uint8Array, hex: string): boolean {
  const wanted = bytesOf(hex)
  return bytes.some((_, at) => wanted.every((byte, i) => bytes[at + i] === byte))
}

describe('a DICOM file of the sample studies', () => {
  it.each(['implicitLittleEndian', 'explicitLittleEndian', 'deflated'] as const)(
    'is read again as it was meant: %s',
    (syntax) => {
      const dataSet = { ...PICTURE, SpecificCharacterSet: 'ISO_IR 192' }
      const { bytes } = part10File({ transferSyntax: TRANSFER_SYNTAX[syntax], dataSet, pixels: PIXELS })
      const read = readPart10(bytes)
      expect(textOf(read.meta, '00020010')).toBe(TRANSFER_SYNTAX[syntax])
      expect(read.dataSet).toEqual(metadataOf(dataSet))
    },
  )

  it('begins as PS3.10 §7.1 has it and counts the length of its meta information', () => {
    const { bytes } = part10File({ transferSyntax: TRANSFER_SYNTAX.explicitLittleEndian, dataSet: PICTURE_IN_ASCII })
    expect(new TextDecoder().decode(bytes.subarray(128, 132))).toBe('DICM')
    const view = new DataView(bytes.buffer)
    const end = 132 + 12 + view.getUint32(140, true)
    // The first element after it is of group 0008.
    expect(view.getUint16(end, true)).toBe(0x0008)
  })

  it('says where its frames and large values lie', () => {
    const document = Uint8Array.from({ length: 2001 }, (_, at) => at & 0xff)
    const dataSet = { ...PICTURE_IN_ASCII, EncapsulatedDocument: document }
    const { bytes, bulk } = part10File({ transferSyntax: TRANSFER_SYNTAX.explicitLittleEndian, dataSet })
    const [offset = 0, length = 0] = bulk['00420011'] ?? []
    // Padded to an even length.
    expect(length).toBe(2002)
    expect(bytes.subarray(offset, offset + 2001)).toEqual(document)
    expect(metadataOf(dataSet)['00420011']).toEqual({ vr: 'OB', BulkDataURI: '{instance}/bulkdata/00420011' })
  })

  it('of a deflated file means places in the inflated data set', () => {
    const { bytes, frames, deflatedFrom } = part10File({
      transferSyntax: TRANSFER_SYNTAX.deflated,
      dataSet: PICTURE_IN_ASCII,
      pixels: PIXELS,
    })
    const [offset = 0, length = 0] = frames[0] ?? []
    expect(inflateSync(bytes.subarray(deflatedFrom)).slice(offset, offset + length)).toEqual(PIXELS.bytes)
  })

  it('has an offset table before its compressed frames (PS3.5 §A.4)', () => {
    const frames = [Uint8Array.of(9, 8, 7), Uint8Array.of(6, 5)]
    const written = part10File({
      transferSyntax: TRANSFER_SYNTAX.jpegBaseline,
      dataSet: PICTURE_IN_ASCII,
      pixels: { kind: 'encapsulated', frames },
    })
    const { pixelData } = readPart10(written.bytes)
    expect(pixelData).toMatchObject({ kind: 'encapsulated', offsets: [0, 12] })
    expect(written.frames.map(([offset, length]) => [...written.bytes.subarray(offset, offset + length)])).toEqual([
      [9, 8, 7, 0],
      [6, 5],
    ])
  })

  it('IMG-2: writes kanji in ISO 2022 IR 87 between escapes, every name group back in ASCII', () => {
    const dataSet = { ...PICTURE, SpecificCharacterSet: '\\ISO 2022 IR 87' }
    const { bytes } = part10File({ transferSyntax: TRANSFER_SYNTAX.explicitLittleEndian, dataSet })
    // = ESC $ B 見 本 ESC ( B ^ (PS3.5 §H.3.1); the second byte of 本 is the backslash of ASCII.
    expect(holds(bytes, '3D 1B 24 42 38 2B 4B 5C 1B 28 42 5E')).toBe(true)
    const read = readPart10(bytes).dataSet
    expect(personNameOf(read, '00100010')).toEqual({
      Alphabetic: 'MIHON^TARO',
      Ideographic: '見本^太郎',
      Phonetic: 'みほん^たろう',
    })
    expect(textsOf(read, '00080008')).toEqual(['DERIVED', 'SECONDARY'])
  })

  it('IMG-2: writes half-width kana as single bytes of ISO 2022 IR 13 (PS3.5 §H.3.2)', () => {
    const dataSet = {
      ...PICTURE,
      SpecificCharacterSet: 'ISO 2022 IR 13\\ISO 2022 IR 87',
      PatientName: 'ﾔﾏﾀﾞ^ﾀﾛｳ=山田^太郎=やまだ^たろう',
    }
    const { bytes } = part10File({ transferSyntax: TRANSFER_SYNTAX.explicitLittleEndian, dataSet })
    expect(holds(bytes, 'D4 CF C0 DE 5E C0 DB B3 3D 1B 24 42 3B 33')).toBe(true)
    expect(personNameOf(readPart10(bytes).dataSet, '00100010')).toEqual({
      Alphabetic: 'ﾔﾏﾀﾞ^ﾀﾛｳ',
      Ideographic: '山田^太郎',
      Phonetic: 'やまだ^たろう',
    })
  })

  it('refuses what an attribute cannot hold', () => {
    const written = (dataSet: DataSet) => () =>
      part10File({ transferSyntax: TRANSFER_SYNTAX.explicitLittleEndian, dataSet: { ...PICTURE_IN_ASCII, ...dataSet } })
    expect(written({ Rows: 'many' })).toThrow(RangeError)
    expect(written({ SequenceOfUltrasoundRegions: 'none' })).toThrow(RangeError)
    expect(written({ PatientID: '番号' })).toThrow(RangeError)
    expect(written({ SliceThickness: 0.1 + 0.2 })).toThrow(/SliceThickness/)
  })
})

const PICTURE_IN_ASCII: DataSet = { ...PICTURE, PatientName: 'MIHON^TARO' }
