import fc from 'fast-check'
import { deflateSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { FUZZ_RUNS, FUZZ_TIMEOUT_MS } from '#testing/fuzz.ts'
import { describeWithSamples, readSample, sampleFiles } from '#testing/public-samples.ts'
import { itemsOf, numbersOf, personNameOf, textOf, textsOf } from './dicom-json.ts'
import { readPart10 } from './part10.ts'
import { Part10Error } from './part10-error.ts'
import { nameGroups } from './person-name.ts'
import { TAG } from './tags.ts'

/** Elements of an explicit little endian data set: tag, representation, value. */
function element(tag: string, vr: string, value: Uint8Array): Uint8Array {
  const isLong = ['OB', 'OW', 'SQ', 'UN', 'UT'].includes(vr)
  const out = new Uint8Array((isLong ? 12 : 8) + value.length)
  const view = new DataView(out.buffer)
  view.setUint16(0, Number.parseInt(tag.slice(0, 4), 16), true)
  view.setUint16(2, Number.parseInt(tag.slice(4), 16), true)
  out.set(ascii(vr), 4)
  if (isLong) view.setUint32(8, value.length, true)
  else view.setUint16(6, value.length, true)
  out.set(value, isLong ? 12 : 8)
  return out
}

function ascii(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0))
}

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((each) => [...each]))
}

function file(transferSyntax: string, body: Uint8Array): Uint8Array {
  return joined(new Uint8Array(128), ascii('DICM'), element('00020010', 'UI', ascii(transferSyntax)), body)
}

const EXPLICIT = '1.2.840.10008.1.2.1'

describe('a DICOM file', () => {
  it('reads what a small file says, text and numbers alike', () => {
    const body = joined(
      element('00080060', 'CS', ascii('CT')),
      element('00200032', 'DS', ascii('-1.5\\2\\ 3.25')),
      element('00280010', 'US', new Uint8Array([0, 2])),
      element('7FE00010', 'OW', new Uint8Array([1, 2, 3, 4])),
    )
    const { meta, dataSet, pixelData } = readPart10(file(EXPLICIT, body))
    expect(textOf(meta, TAG.TransferSyntaxUID)).toBe(EXPLICIT)
    expect([textOf(dataSet, TAG.Modality), numbersOf(dataSet, TAG.Rows)]).toEqual(['CT', [512]])
    expect(numbersOf(dataSet, TAG.ImagePositionPatient)).toEqual([-1.5, 2, 3.25])
    expect(pixelData).toEqual({ kind: 'native', bytes: new Uint8Array([1, 2, 3, 4]), vr: 'OW', isTruncated: false })
  })

  it('VAL-2: recorded digits stay: 3.10 is not 3.1', () => {
    const { dataSet } = readPart10(file(EXPLICIT, element('00180081', 'DS', ascii('3.10\\4\\+5'))))
    expect(textsOf(dataSet, TAG.EchoTime)).toEqual(['3.10', '4', '+5'])
    expect(numbersOf(dataSet, TAG.EchoTime)).toEqual([3.1, 4, 5])
  })

  it('D8: gives pixels that end early as far as they go, and says so', () => {
    const whole = file(EXPLICIT, element('7FE00010', 'OW', new Uint8Array(100)))
    const { pixelData } = readPart10(whole.subarray(0, whole.length - 40))
    expect([pixelData?.kind === 'native' && pixelData.bytes.length, pixelData?.isTruncated]).toEqual([60, true])
  })

  it.each<[string, Uint8Array, string]>([
    ['a picture of another format', ascii('\x89PNG\r\n\x1a\n0123456789'), 'not-dicom'],
    ['nothing at all', new Uint8Array(0), 'not-dicom'],
    [
      'a value longer than the file',
      file(EXPLICIT, element('00100010', 'PN', ascii('AB'))).subarray(0, -1),
      'truncated',
    ],
    [
      'an element without representation',
      file(EXPLICIT, joined(element('00080060', 'CS', ascii('CT')), new Uint8Array([8, 0, 97, 0, 1, 1, 1, 1]))),
      'damaged',
    ],
    ['deflated rubbish', file('1.2.840.10008.1.2.1.99', new Uint8Array(64).fill(255)), 'damaged'],
  ])('D8: explains why it cannot read %s', (_what, bytes, fault) => {
    expect(() => readPart10(bytes)).toThrow(Part10Error)
    expect(() => readPart10(bytes)).toThrow(fault)
  })

  it('D8: stops at a deflate bomb before it has unpacked it', () => {
    const bomb = deflateSync(element('7FE00010', 'OW', new Uint8Array(5_000_000)))
    expect(bomb.length).toBeLessThan(20_000)
    expect(() => readPart10(file('1.2.840.10008.1.2.1.99', bomb), 1_000_000)).toThrow('too-large')
  })

  it('D8: refuses sequences that nest without end', () => {
    let inner: Uint8Array = new Uint8Array(0)
    for (let depth = 0; depth < 60; depth += 1) {
      const item = joined(new Uint8Array([0xfe, 0xff, 0, 0xe0]), lengthOf(inner), inner)
      inner = element('00081140', 'SQ', item)
    }
    expect(() => readPart10(file(EXPLICIT, inner))).toThrow('too-deep')
  })
})

function lengthOf(bytes: Uint8Array): Uint8Array {
  const out = new Uint8Array(4)
  new DataView(out.buffer).setUint32(0, bytes.length, true)
  return out
}

describeWithSamples('published DICOM files', 'dicom-samples', () => {
  const files = sampleFiles('dicom-samples').filter((each) => each.endsWith('.dcm'))

  it('every one is read and says what it is', () => {
    const failures = files.flatMap((each) => {
      try {
        const { dataSet } = readPart10(readSample('dicom-samples', each))
        return Object.keys(dataSet).length < 8 ? [`${each}: next to nothing was read`] : []
      } catch (error) {
        return [`${each}: ${String(error)}`]
      }
    })
    expect(files.length).toBeGreaterThan(50)
    expect(failures).toEqual([])
  })

  it.each([
    ['pydicom/chrH31.dcm'],
    ['pydicom/chrH32.dcm'],
    ['pydicom/chrJapMulti.dcm'],
    ['pydicom/chrJapMultiExplicitIR6.dcm'],
  ])('IMG-2: the Japanese name of %s is read in its three groups', (path) => {
    const { dataSet } = readPart10(readSample('dicom-samples', path))
    const name = nameGroups(personNameOf(dataSet, TAG.PatientName))
    expect(name.isGarbled).toBe(false)
    expect(name).toMatchObject(EXPECTED_NAMES[path] ?? {})
  })

  it('a file in each byte order and encoding says the same', () => {
    const read = [
      'LittleEndianExplicitTransferSyntax_1.2.840.10008.1.2.1',
      'LittleEndianImplicitTransferSyntax_1.2.840.10008.1.2',
      'BigEndianExplicitTransferSyntax_1.2.840.10008.1.2.2',
      'DeflatedExplicitVRLittleEndianTransferSyntax_1.2.840.10008.1.2.1.99',
    ].map((each) => readPart10(readSample('dicom-samples', `cornerstone3d/CTImage.dcm_${each}.dcm`)))
    const [first] = read
    for (const each of read) {
      for (const tag of [
        TAG.Rows,
        TAG.ImagePositionPatient,
        TAG.PixelSpacing,
        TAG.WindowCenter,
        TAG.RescaleIntercept,
        TAG.StudyDate,
      ]) {
        expect(textsOf(each.dataSet, tag)).toEqual(textsOf(first?.dataSet ?? {}, tag))
      }
      expect(each.pixelData?.kind === 'native' && each.pixelData.bytes.length).toBe(512 * 512 * 2)
    }
  })

  it('UN and implicit elements get the representation that the standard gives them', () => {
    const { dataSet } = readPart10(readSample('dicom-samples', 'pydicom-data/explicit_VR-UN.dcm'))
    expect(dataSet[TAG.Rows]?.vr).toBe('US')
    expect(numbersOf(dataSet, TAG.Rows)[0]).toBeGreaterThan(0)
    expect(dataSet[TAG.StudyInstanceUID]?.vr).toBe('UI')
  })

  it('functional groups, segments and structures come with their items', () => {
    const mr = readPart10(readSample('dicom-samples', 'pydicom-data/emri_small_RLE.dcm'))
    expect(mr.pixelData?.kind === 'encapsulated' && mr.pixelData.fragments.length).toBe(10)
    const rt = readPart10(readSample('dicom-samples', 'pydicom/rtstruct.dcm'))
    expect([textOf(rt.dataSet, TAG.Modality), rt.pixelData]).toEqual(['RTSTRUCT', undefined])
    const seg = readPart10(readSample('dicom-samples', 'pydicom-data/liver_nonbyte_aligned.dcm'))
    expect(textOf(seg.dataSet, TAG.Modality)).toBe('SEG')
    expect(itemsOf(seg.dataSet, TAG.PerFrameFunctionalGroupsSequence)).toHaveLength(3)
    const sr = readPart10(readSample('dicom-samples', 'cornerstone3d/no-pixel-data.dcm'))
    expect(sr.pixelData).toBeUndefined()
  })

  const seeds = files.filter((each) =>
    /chrH31|no-pixel-data|rtstruct|test-SR|emri_small_RLE|liver_j2k|SC_rgb_2frame/.test(each),
  )

  it(
    'D8: a changed or cut file is read or explained, and never hangs',
    () => {
      const samples = seeds.map((each) => readSample('dicom-samples', each))
      expect(samples.length).toBeGreaterThan(5)
      const damage = fc.record({
        of: fc.nat({ max: samples.length - 1 }),
        changes: fc.array(fc.tuple(fc.nat({ max: 20_000 }), fc.nat({ max: 255 })), { maxLength: 12 }),
        keep: fc.double({ min: 0, max: 1, noNaN: true }),
      })
      fc.assert(
        fc.property(damage, ({ of, changes, keep }) => {
          const sample = samples[of] ?? new Uint8Array(0)
          const bytes = sample.slice(0, keep > 0.5 ? sample.length : Math.floor(sample.length * keep * 2))
          for (const [at, value] of changes) if (at < bytes.length) bytes[at] = value
          try {
            readPart10(bytes, 8_000_000)
          } catch (error) {
            if (!(error instanceof Part10Error)) throw error
          }
        }),
        { numRuns: FUZZ_RUNS },
      )
    },
    FUZZ_TIMEOUT_MS,
  )
})

/** The names as they are printed in PS3.5 annex H. */
const EXPECTED_NAMES: Readonly<Record<string, object>> = {
  'pydicom/chrH31.dcm': { alphabetic: 'Yamada Tarou', ideographic: '山田 太郎', phonetic: 'やまだ たろう' },
  'pydicom/chrH32.dcm': { alphabetic: undefined, ideographic: '山田 太郎', phonetic: 'やまだ たろう' },
  'pydicom/chrJapMulti.dcm': { alphabetic: undefined, phonetic: 'やまだ たろう' },
  'pydicom/chrJapMultiExplicitIR6.dcm': { alphabetic: undefined, phonetic: 'やまだ たろう' },
}
